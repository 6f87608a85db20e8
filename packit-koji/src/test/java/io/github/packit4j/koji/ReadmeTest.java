package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.koji.call.BuildCalls;
import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.call.KojiCall;
import io.github.packit4j.koji.call.UploadedFile;
import io.github.packit4j.koji.model.BuildInfo;
import io.github.packit4j.koji.model.BuildState;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.RepoInfo;
import io.github.packit4j.koji.model.RepoState;
import io.github.packit4j.koji.model.SideTag;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskInfo;
import io.github.packit4j.koji.model.TaskState;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README's example and its ten tasks. */
class ReadmeTest {
  private static final String NVR = "python-ogr-0.52.0-1.fc43";

  private final FakeClock clock = new FakeClock();
  private FakeHub hub;
  private KojiClient koji;

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub();
    hub.answer("getBuild", arguments -> build());
    hub.answer("listBuilds", arguments -> List.of(build()));
    hub.answer("getTaskInfo", arguments -> task());
    hub.answer("getTaskDescendents", arguments -> Map.of());
    hub.answer("getTaskResult", arguments -> null);
    koji = hub.client(clock);
  }

  @AfterEach
  void stop() {
    koji.close();
    hub.close();
  }

  private static Map<String, Object> build() {
    Map<String, Object> build = new LinkedHashMap<>();
    build.put("build_id", 4);
    build.put("name", "python-ogr");
    build.put("version", "0.52.0");
    build.put("release", "1.fc43");
    build.put("state", 1);
    return build;
  }

  private static Map<String, @Nullable Object> task() {
    Map<String, @Nullable Object> task = new LinkedHashMap<>();
    task.put("id", 101);
    task.put("method", "build");
    task.put("state", TaskState.CLOSED.number());
    return task;
  }

  @Test
  void theFirstExample() throws Exception {
    String sha = "0b28cd180c9a3f64d27ad32fb95ea485ecaabde0";
    URI commit = URI.create("git+https://src.fedoraproject.org/rpms/python-ogr.git#" + sha);
    TaskId task = koji.builds().submit(BuildRequest.fromScm(commit, "f43-candidate"));
    BuildOutcome outcome = koji.builds().await(task, Duration.ofHours(2), update -> {});

    assertThat(outcome).isInstanceOf(BuildOutcome.Completed.class);
    assertThat(koji.tasks().url(task).toString()).endsWith("/koji/taskinfo?taskID=101");
  }

  @Test
  void isItBuilt() {
    assertThat(koji.builds().find(NVR).filter(b -> b.state() == BuildState.COMPLETE)).isPresent();
  }

  @Test
  void buildsOnlyWhatIsNotBuilt() {
    BuildRequest request =
        BuildRequest.fromScm(
            URI.create("git+https://src.fedoraproject.org/rpms/python-ogr.git#abc"),
            "f43-candidate");

    BuildSubmission submission = koji.builds().submitIfAbsent(request, Optional.of(Nvr.parse(NVR)));

    assertThat(submission).isInstanceOf(BuildSubmission.Present.class);
  }

  @Test
  void triesASourcePackage() throws Exception {
    hub.answer("getBuildTarget", arguments -> null);
    UploadedFile upload = new UploadedFile("cli-build/1763.abcdefgh", "x-1-1.src.rpm", 10);

    TaskId task = koji.builds().submit(BuildRequest.scratchOf(upload, "f43-candidate"));

    assertThat(task).isEqualTo(TaskId.of(101));
    assertThat(hub.builds.get(0))
        .hasToString("[cli-build/1763.abcdefgh/x-1-1.src.rpm, f43-candidate, {scratch=true}]");
  }

  @Test
  void saysWhatCameOfACommit() {
    hub.answer("listBuilds", arguments -> List.of());
    URI scm = URI.create("git+https://src.fedoraproject.org/rpms/python-ogr.git#abc");

    FoundBuild found = koji.builds().search(BuildSearch.ofCommit(scm, "f43-candidate"));

    assertThat(found).isInstanceOf(FoundBuild.None.class);
  }

  @Test
  void saysWhyABuildFailed() throws Exception {
    hub.answer("getTaskInfo", arguments -> Map.of("id", 101, "method", "build", "state", 5));
    hub.answer("getTaskResult", arguments -> XmlRpcDom.faultStruct(1005, "see build.log"));
    hub.answer(
        "listTaskOutput",
        arguments -> Map.of("build.log", Map.of("st_size", "6", "st_mtime", 1.5)));
    hub.answer("downloadTaskOutput", arguments -> "aGVsbG8K");

    BuildOutcome outcome = koji.builds().await(TaskId.of(101), Duration.ofHours(2), update -> {});

    assertThat(outcome).isInstanceOf(BuildOutcome.Failed.class);
    BuildOutcome.Failed failed = (BuildOutcome.Failed) outcome;
    TaskInfo culprit = failed.culprits().get(0);
    assertThat(koji.tasks().log(culprit.id(), "build.log", 10_000).text()).isEqualTo("hello\n");
  }

  @Test
  void buildsPackagesThatNeedEachOther() throws Exception {
    hub.write("removeSideTag", arguments -> null);
    hub.answer("tagLastChangeEvent", arguments -> 1);
    hub.answer(
        "getRepo", arguments -> Map.of("id", 2, "state", 1, "tag_name", "x", "create_event", 1));

    SideTag tag = koji.sideTags().findOrCreate("f43-build");
    RepoInfo repo = koji.sideTags().awaitRepo(tag.name(), List.of(), Duration.ofHours(2));

    assertThat(repo.state()).isEqualTo(RepoState.READY);
    assertThat(koji.sideTags().remove(tag.name())).isTrue();
  }

  @Test
  void namesTheTagsOfABranch() {
    hub.answer(
        "getBuildTarget",
        arguments ->
            Map.of(
                "id",
                1,
                "name",
                "f43-candidate",
                "build_tag",
                9,
                "build_tag_name",
                "f43-build",
                "dest_tag",
                4,
                "dest_tag_name",
                "f43-updates-candidate"));
    hub.answer("getFullInheritance", arguments -> List.of());

    assertThat(koji.tags().ofTarget("f43-candidate"))
        .map(BranchTags::candidate)
        .contains("f43-updates-candidate");
  }

  @Test
  void saysWhatIsNew() {
    hub.answer(
        "getRPMHeaders",
        arguments ->
            Map.of("changelogtime", 1762430400, "changelogname", "P", "changelogtext", "- one"));

    assertThat(koji.builds().changelogSince(NVR, NVR)).isEmpty();
  }

  @Test
  void asksForAThousandBuildsAtOnce() {
    KojiBatch batch = koji.batch();
    List<KojiBatch.Entry<Optional<BuildInfo>>> entries = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      entries.add(batch.add(BuildCalls.build("python-ogr-0.52.0-" + i)));
    }
    batch.run();

    assertThat(entries).allMatch(entry -> entry.result().isPresent());
    assertThat(hub.seen).hasSize(1);
  }

  @Test
  void callsWhatHasNoType() {
    hub.answer("getKojiVersion", arguments -> "1.35.3");
    hub.write("editSideTag", arguments -> null);

    assertThat(koji.call("getKojiVersion").asString()).isEqualTo("1.35.3");
    KojiValue nothing =
        koji.call(KojiCall.write("editSideTag", "f43-build-side-35").keyword("debuginfo", true));
    assertThat(nothing.isNil()).isTrue();
  }

  @Test
  void theReadmeNamesOnlyWhatExists() throws Exception {
    Matcher call =
        Pattern.compile("koji\\.(\\w+)\\((?:\\)\\s*\\.(\\w+)\\()?")
            .matcher(Files.readString(Path.of("README.md")));
    Set<String> named = new HashSet<>();
    while (call.find()) {
      Method method = method(KojiClient.class, call.group(1));
      named.add(call.group(1));
      if (call.group(2) != null) {
        named.add(method(method.getReturnType(), call.group(2)).getName());
      }
    }
    assertThat(named).contains("builds", "submitIfAbsent", "sideTags", "findOrCreate", "call");
  }

  private static Method method(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(known -> known.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(type.getSimpleName() + " has no " + name));
  }
}
