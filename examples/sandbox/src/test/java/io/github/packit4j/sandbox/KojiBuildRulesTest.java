package io.github.packit4j.sandbox;

import static io.github.packit4j.sandbox.Koji.string;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.internal.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the hub takes, and what it and its builders refuse in the task. */
class KojiBuildRulesTest {

  private static final String NVR = "hello-1.2-3.fc45";
  private static final String SPEC =
      "Name: hello\nVersion: 1.2\nRelease: 3%{?dist}\nSummary: Greets\nLicense: MIT\n\n%changelog\n"
          + "* Fri Nov 20 2026 Packit <hello@packit.dev> - 1.2-3\n- Two\n- Resolves: rhbz#42\n\n"
          + "* Thu Nov 19 2026 Packit <hello@packit.dev> - 1.2-2\n- One\n";

  private Sandbox fedora;
  private Koji packit;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    fedora.distGit().createPackage("hello", FileTree.of("hello.spec", SPEC), "f45");
    packit = Koji.loggedIn(fedora, "packit");
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private String scm() {
    return "git+https://src.fedoraproject.org/rpms/hello.git#" + commit();
  }

  private String commit() {
    return fedora.distGit().pkg("hello").commitOf("f45").orElseThrow();
  }

  private KojiTask build(String target, String... options) {
    return build(scm(), target, options);
  }

  private KojiTask build(String source, String target, String[] options) {
    String answer =
        options.length == 0
            ? packit.call("build", string(source), string(target))
            : packit.call("build", string(source), string(target), Koji.struct(options));
    int task = Integer.parseInt(Koji.group(answer, "<int>(\\d+)</int>"));
    fedora.koji().finishBuilds();
    return fedora.koji().task(task);
  }

  private List<JsonNode> states() {
    return fedora.messages().ofTopic("buildsys.build.state.change").stream()
        .map(message -> Json.parse(message.body()))
        .toList();
  }

  @Test
  void autoreleaseCountsTheCommitsOfAVersion() {
    String spec = SPEC.replace("3%{?dist}", "%autorelease -e x");
    commit(spec);
    commit(spec + "\n");
    commit(spec.replace("1.2\n", "1.3\n"));
    commit(spec.replace("1.2\n", "1.3\n") + "\n");

    build("f45-candidate");

    assertThat(fedora.koji().builds())
        .extracting(KojiBuild::nvr)
        .containsExactly("hello-1.3-2.fc45");
  }

  private void commit(String spec) {
    fedora.distGit().pkg("hello").commit("f45", "Change", FileTree.of("hello.spec", spec));
  }

  @Test
  void existingBuildIsRefusedByItsTaskNotByTheCall() {
    build("f45-candidate");

    KojiTask second = build("f45-candidate");

    assertThat(second.state()).isEqualTo(KojiTask.State.FAILED);
    assertThat(packit.call("getTaskResult", "<int>" + second.id() + "</int>"))
        .contains("<int>1000</int>")
        .contains(
            "Build already exists (id=1, state=COMPLETE): {'name': 'hello', 'version': '1.2',"
                + " 'release': '3.fc45', 'epoch': None, 'task_id': "
                + second.id()
                + ", 'source': '"
                + scm()
                + "', 'extra': '{\"source\": {\"original_url\": \""
                + scm()
                + "\"}}', 'owner': 1, 'state': 0, 'completion_time': None, 'pkg_id': 1,"
                + " 'start_time': 'NOW', 'volume_id': 0, 'draft': False}");
    assertThat(fedora.koji().builds()).hasSize(1);
    // The source package was made all the same.
    assertThat(fedora.koji().tasks())
        .filteredOn(task -> task.parent().filter(id -> id == second.id()).isPresent())
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.method()).isEqualTo("buildSRPMFromSCM");
              assertThat(task.state()).isEqualTo(KojiTask.State.CLOSED);
            });
  }

  @Test
  void buildInProgressIsRefusedByTheSecondTask() {
    packit.call("build", string(scm()), string("f45-candidate"));
    fedora.koji().startBuilds();
    packit.call("build", string(scm()), string("f45-candidate"));

    fedora.koji().startBuilds();

    assertThat(fedora.koji().tasks())
        .filteredOn(task -> task.method().equals("build") && task.failure().isPresent())
        .singleElement()
        .satisfies(
            task -> assertThat(task.failure()).contains("Build already in progress (task 1)"));
    fedora.koji().finishBuilds();
    assertThat(fedora.koji().build(NVR).orElseThrow().taskId()).contains(1);
  }

  @Test
  void failedBuildIsMadeAgainUnderItsId() {
    fedora.koji().failNext("mock exited with status 1");
    KojiTask first = build("f45-candidate");
    assertThat(fedora.koji().build(NVR).orElseThrow().state()).isEqualTo(KojiBuild.State.FAILED);

    KojiTask second = build("f45-candidate");

    assertThat(fedora.koji().builds())
        .singleElement()
        .satisfies(
            build -> {
              assertThat(build.id()).isEqualTo(1);
              assertThat(build.state()).isEqualTo(KojiBuild.State.COMPLETE);
              assertThat(build.taskId()).contains(second.id());
              assertThat(build.tags()).containsExactly("f45-updates-candidate");
            });
    assertThat(states())
        .extracting(body -> body.get("old").toString() + body.get("new").toString())
        .containsExactly("null0", "03", "30", "01");
    assertThat(states()).extracting(body -> body.get("build_id").asInt()).containsOnly(1);
    assertThat(packit.call("listBuilds", Koji.keywords("taskID", "<int>" + first.id() + "</int>")))
        .doesNotContain("hello");
  }

  @Test
  void cancelledBuildIsMadeAgainUnderItsId() {
    packit.call("build", string(scm()), string("f45-candidate"));
    fedora.koji().startBuilds();
    assertThat(packit.call("cancelBuild", string(NVR))).contains("<boolean>1</boolean>");
    assertThat(fedora.koji().build(NVR).orElseThrow().state()).isEqualTo(KojiBuild.State.CANCELED);
    assertThat(packit.call("cancelBuild", string(NVR))).contains("<boolean>0</boolean>");

    build("f45-candidate");

    assertThat(fedora.koji().builds()).hasSize(1);
    assertThat(fedora.koji().build(NVR).orElseThrow().state()).isEqualTo(KojiBuild.State.COMPLETE);
  }

  @Test
  void taskWaitsForTheBuildsThatItNames() {
    assertThat(build("f45-candidate", "wait_builds", Koji.array(string("needed-1-1.fc45"))).state())
        .isEqualTo(KojiTask.State.FREE);

    fedora.koji().importBuild("needed-1-1.fc45", "f44");
    fedora.koji().finishBuilds();
    assertThat(fedora.koji().task(1).state()).isEqualTo(KojiTask.State.FREE);

    fedora.koji().tag("needed-1-1.fc45", "f45");
    fedora.koji().finishBuilds();
    assertThat(fedora.koji().task(1).state()).isEqualTo(KojiTask.State.CLOSED);
  }

  @Test
  void draftsDoNotCollide() {
    KojiTask first = build("f45-candidate", "draft", "<boolean>1</boolean>");
    KojiTask second = build("f45-candidate", "draft", "<boolean>1</boolean>");

    assertThat(List.of(first, second)).allMatch(task -> task.failure().isEmpty());
    assertThat(fedora.koji().builds())
        .extracting(KojiBuild::nvr)
        .containsExactly(NVR + ",draft_1", NVR + ",draft_2");
  }

  @Test
  void releaseAtItsEndBuildsNothing() {
    packit.call("createSideTag", string("f45-build"));
    BodhiRelease release =
        fedora.bodhi().releases().stream()
            .filter(candidate -> candidate.name().equals("F45"))
            .findFirst()
            .orElseThrow();

    fedora.bodhi().putRelease(release.withState("archived"));

    assertThat(packit.call("getBuildTarget", string("f45-candidate"))).contains("<nil/>");
    assertThat(packit.call("getTag", string("f45-updates"))).contains("f45-updates");
    assertThat(fedora.koji().sideTags()).isEmpty();
    assertThat(build("f45-candidate").failure()).contains("unknown build target: f45-candidate");
    assertThat(packit.call("createSideTag", string("f45-build")))
        .contains("policy violation (sidetag)");
    // F42 was at its end before the sandbox began.
    assertThat(packit.call("getBuildTargets")).doesNotContain("f42").contains("f43-candidate");
  }

  @Test
  void rawhideLeadsToTheNewestReleaseAfterBranching() {
    assertThat(packit.call("getBuildTarget", string("rawhide")))
        .contains("f46-build", "f46-updates-candidate");

    fedora.bodhi().putRelease(BodhiRelease.rawhide(47));

    assertThat(packit.call("getBuildTarget", string("rawhide"))).contains("f47-build");
    assertThat(packit.call("getBuildTarget", string("f46-candidate"))).contains("f46-build");
    assertThat(packit.call("getBuildTarget", string("rawhide-candidate"))).contains("<nil/>");
  }

  @Test
  void leadingMinorReleaseOfEpelHasTheTargetOfTheMajorOne() {
    assertThat(packit.call("getBuildTarget", string("epel10-candidate")))
        .contains("epel10.4-testing-candidate");
    assertThat(packit.call("getBuildTarget", string("epel10.3-candidate")))
        .contains("epel10.3-testing-candidate");
  }

  @Test
  void packageHasToBeListedAndNotBlocked() {
    fedora
        .distGit()
        .createPackage(
            "renamed", FileTree.of("renamed.spec", "Name: other\nVersion: 1\nRelease: 1\n"), "f45");
    String source =
        "git+https://src.fedoraproject.org/rpms/renamed.git#"
            + fedora.distGit().pkg("renamed").commitOf("f45").orElseThrow();
    assertThat(build(source, "f45-candidate", new String[0]).failure())
        .contains("package other not in list for tag f45-updates-candidate");

    fedora.koji().blockPackage("f45", "hello");
    assertThat(build("f45-candidate").failure())
        .contains("package hello is blocked for tag f45-updates-candidate");
    assertThat(build("f44-candidate").failure()).isEmpty();
    assertThat(build("f45-candidate", "scratch", "<boolean>1</boolean>").failure()).isEmpty();
    assertThat(packit.call("checkTagPackage", string("f45-updates"), string("hello")))
        .contains("<boolean>0</boolean>");
  }

  @Test
  void sourcesAreThoseOfDistGit() {
    assertThat(
            build("git+https://github.com/a/hello.git#" + commit(), "f45", new String[0]).failure())
        .contains("policy violation (build_from_scm): only dist-git sources are allowed");
    assertThat(
            build("git+https://src.fedoraproject.org/rpms/hello.git", "f45", new String[0])
                .failure()
                .orElseThrow())
        .contains("Could not find the fragment element.");
    String uploaded = "cli-build/1763000000.000000.abcdefgh/hello-1.2-3.fc45.src.rpm";
    assertThat(build(uploaded, "f45-candidate", new String[0]).failure())
        .contains(
            "policy violation (build_from_srpm): only scratch builds may be built from an srpm");
    assertThat(
            build(uploaded, "f45-candidate", new String[] {"scratch", "<boolean>1</boolean>"})
                .state())
        .isEqualTo(KojiTask.State.CLOSED);
    assertThat(build("f45-candidate", "arch_override", string("x86_64")).failure())
        .contains("arch_override is only allowed for scratch builds");
  }

  @Test
  void scratchBuildLeavesNoBuild() {
    KojiTask task = build("f45-candidate", "scratch", "<boolean>1</boolean>");

    assertThat(task.state()).isEqualTo(KojiTask.State.CLOSED);
    assertThat(fedora.koji().builds()).isEmpty();
    assertThat(states()).isEmpty();
    assertThat(packit.call("getTaskResult", "<int>1</int>")).contains("<nil/>");
  }

  @Test
  void tagThatIsGoneFailsTheTaskAndLeavesTheBuild() {
    String sideTag =
        Koji.group(packit.call("createSideTag", string("f45-build")), "(f45-build-side-\\d+)");
    packit.call("build", string(scm()), string(sideTag));
    fedora.koji().startBuilds();
    packit.call("removeSideTag", string(sideTag));

    fedora.koji().finishBuilds();

    assertThat(fedora.koji().task(1).failure()).contains("No such tagInfo: '" + sideTag + "'");
    assertThat(fedora.koji().build(NVR).orElseThrow().state()).isEqualTo(KojiBuild.State.COMPLETE);
    assertThat(fedora.koji().build(NVR).orElseThrow().tags()).isEmpty();
  }

  @Test
  void headersOfTheSourcePackageHaveTheChangelogOfTheSpecFile() {
    build("f45-candidate");

    String headers =
        packit.call(
            "getRPMHeaders",
            Koji.keywords(
                "rpmID",
                string(NVR + ".src"),
                "headers",
                Koji.array(
                    string("changelogtime"), string("changelogname"), string("changelogtext")),
                "strict",
                "<boolean>1</boolean>"));

    assertThat(headers)
        .containsSubsequence("<int>1795176000</int>", "<int>1795089600</int>")
        .containsSubsequence(
            "Packit &lt;hello@packit.dev&gt; - 1.2-3", "Packit &lt;hello@packit.dev&gt; - 1.2-2")
        .containsSubsequence("- Two\n- Resolves: rhbz#42</string>", "- One</string>");
    assertThat(
            packit.call(
                "getRPMHeaders",
                Koji.keywords(
                    "rpmID", string(NVR + ".src"), "headers", Koji.array(string("nosuchheader")))))
        .contains("No such rpm header field: nosuchheader");
  }

  @Test
  void headersOfABuildThatFailedAreNotThere() {
    fedora.koji().failNext("no compiler");
    build("f45-candidate");
    String name = "rpmID";

    assertThat(
            packit.call(
                "getRPMHeaders",
                Koji.keywords(name, string(NVR + ".src"), "strict", "<boolean>1</boolean>")))
        .contains("<int>1000</int>")
        .contains(
            "No such rpm: {'release': '3.fc45', 'version': '1.2', 'name': 'hello', 'epoch': '',"
                + " 'arch': 'src', 'src': True}");
    assertThat(packit.call("getRPMHeaders", Koji.keywords(name, string(NVR + ".src"))))
        .contains("<struct>\n</struct>");
    assertThat(packit.call("getChangelogEntries", string(NVR))).doesNotContain("Packit");
  }

  @Test
  void logsOfTheFailedPartSayWhy() {
    fedora.koji().failNext("undefined reference to hello");
    build("f45-candidate");
    int arch =
        fedora.koji().tasks().stream()
            .filter(task -> task.method().equals("buildArch"))
            .findFirst()
            .orElseThrow()
            .id();

    assertThat(packit.call("listTaskOutput", "<int>" + arch + "</int>"))
        .contains("build.log", "root.log");
    String log = packit.call("downloadTaskOutput", "<int>" + arch + "</int>", string("build.log"));
    assertThat(Koji.base64(log)).endsWith("undefined reference to hello\n");
    String piece =
        packit.call(
            "downloadTaskOutput",
            "<int>" + arch + "</int>",
            string("build.log"),
            Koji.keywords("offset", "<int>9</int>", "size", "<int>6</int>"));
    assertThat(Koji.base64(piece)).isEqualTo("target");
    assertThat(packit.call("downloadTaskOutput", "<int>" + arch + "</int>", string("x.log")))
        .contains("no file \"x.log\" output by task " + arch);
  }

  @Test
  void failedTaskIsSubmittedAgainByItsOwner() {
    fedora.koji().failNext("no space left");
    build("f45-candidate");

    assertThat(Koji.loggedIn(fedora, "alice").call("resubmitTask", "<int>1</int>"))
        .contains("only the task owner or an admin may resubmit a task");
    assertThat(packit.call("resubmitTask", "<int>2</int>"))
        .contains("only canceled or failed tasks may be resubmitted");
    assertThat(packit.call("resubmitTask", "<int>3</int>"))
        .contains("only top-level tasks may be resubmitted");
    packit.call("resubmitTask", "<int>1</int>");
    fedora.koji().finishBuilds();

    assertThat(fedora.koji().build(NVR).orElseThrow().state()).isEqualTo(KojiBuild.State.COMPLETE);
    assertThat(packit.call("resubmitTask", "<int>4</int>"))
        .contains("only canceled or failed tasks may be resubmitted");
  }
}
