package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.core.BranchResult.Proposed;
import io.github.packit4j.core.JobOutcome.BuildSubmitted;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobOutcome.Released;
import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.core.event.Heard;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.LookasideLocation;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.git.SshAccess;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.KojiAuthentication;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.BusMessage;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.GitSsh;
import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.PagureToken;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.specfile.changelog.Packager;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A company's own dist-git: a Pagure under names of its own, with branches, Koji targets and macros
 * of its own, pushes over ssh, upstream on a GitLab, and no Bodhi.
 */
class PrivateDistGitTest {

  private static final String TOOL = "acme-tool";
  private static final URI UPSTREAM = URI.create("https://gitlab.acme.example/tools/acme-tool");
  private static final Pattern VERSION = Pattern.compile("Version: +(\\S+)");

  private static final String SPEC =
      """
      Name:           acme-tool
      Version:        1.0
      Release:        4%{?dist}
      Summary:        A tool
      License:        Proprietary
      Source0:        %{acme_sources}/%{name}-%{version}.tar.gz

      %description
      A tool.

      %changelog
      * Mon Jul 20 2026 Acme <bot@acme.example> - 1.0-4
      - Rebuilt
      """;

  private static final String CONFIG =
      """
      downstream_package_name: acme-tool
      specfile_path: acme-tool.spec
      dist_git_base_url: https://dist.acme.example/
      dist_git_namespace: rpms
      jobs:
        - job: propose_downstream
          trigger: release
          dist_git_branches: [acme-all]
        - job: koji_build
          trigger: commit
          allowed_committers: [admin]
          dist_git_branches: [acme-all]
        - job: bodhi_update
          trigger: commit
          dist_git_branches: [acme-all]
      """;

  private static final DistroRelease EL8 =
      release("ACME-8", "el8-private")
          .kojiTarget("dist-el8")
          .macroTarget("epel8")
          .putMacros("dist", ".acme8")
          .build();

  /** Built on nothing that the library knows: its macros are all that there is. */
  private static final DistroRelease MAIN =
      release("ACME-main", "internal-main").kojiTarget("next").putMacros("dist", ".next").build();

  @TempDir Path work;
  @TempDir Path keys;
  private Sandbox sandbox;
  private OtherHosts hosts;
  private DistGit distGit;
  private KojiClient koji;
  private ReleaseWorkflow workflow;
  private int messages;

  private static DistroRelease.Builder release(String name, String branch) {
    return DistroRelease.builder()
        .name(name)
        .longName(name)
        .version(name.substring("ACME-".length()))
        .idPrefix("ACME")
        .branch(branch)
        .state(DistroRelease.State.CURRENT)
        .putMacros("acme_sources", "https://dl.acme.example/tool")
        .composedByBodhi(false);
  }

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.builder().withoutTickets().gitlab("gitlab.acme.example").start();
    hosts = new OtherHosts(names());
    OkHttpClient http = sandbox.httpClient().newBuilder().addInterceptor(hosts).build();
    distGit =
        DistGit.builder(instance())
            .account("packit", Secret.of(sandbox.distGit().createToken(PagureToken.of("packit"))))
            .ssh(ssh())
            .directory(work.resolve("git"))
            .httpClient(http)
            .retryPolicy(RetryPolicy.none())
            .build();
    koji =
        KojiClient.builder(URI.create("https://hub.acme.example/kojihub"))
            .httpClient(http)
            .authentication(KojiAuthentication.clientCertificate())
            .retryPolicy(RetryPolicy.none())
            .maxOfflineWait(Duration.ZERO)
            .build();
    workflow =
        ReleaseWorkflow.builder()
            .forges(Forges.builder().httpClient(http).retryPolicy(RetryPolicy.none()).build())
            .distGit(distGit)
            .koji(koji)
            .releases(List.of(EL8, MAIN))
            .downloads(
                SourceDownloader.builder().httpClient(http).retryPolicy(RetryPolicy.none()).build())
            .workDirectory(work)
            .identity(new Packager("Acme", "bot@acme.example"))
            .build();
    target("dist-el8", "el8-private");
    target("next", "internal-main");
    sandbox.koji().nvrRule(PrivateDistGitTest::nvr);
  }

  @AfterEach
  void stop() {
    koji.close();
    distGit.close();
    sandbox.close();
  }

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("dist.acme.example", "src.fedoraproject.org");
    names.put("git.acme.example", "pkgs.fedoraproject.org");
    names.put("hub.acme.example", "koji.fedoraproject.org");
    names.put("cache.acme.example", "src.fedoraproject.org");
    return names;
  }

  private static DistGitInstance instance() {
    return DistGitInstance.builder()
        .name("acme")
        .webUrl(URI.create("https://dist.acme.example"))
        .sshUrlTemplate("ssh://{user}@git.acme.example/{namespace}/{package}")
        .lookaside(
            LookasideLocation.namespaced(
                URI.create("https://cache.acme.example/repo/pkgs"),
                URI.create("https://cache.acme.example/repo/pkgs/upload.cgi")))
        .build();
  }

  private SshAccess ssh() throws IOException {
    GitSsh server = sandbox.distGit().ssh();
    server.writeFiles(keys, "packit");
    Path config = keys.resolve("config");
    Path knownHosts = keys.resolve("known_hosts");
    Files.writeString(config, hosts.outside(server.config()));
    Files.writeString(knownHosts, hosts.outside(server.knownHosts()));
    return SshAccess.builder()
        .key(keys.resolve("id_ecdsa"))
        .knownHosts(knownHosts)
        .config(config)
        .build();
  }

  /** The sandbox's hub has the targets of Bodhi's releases; the workflow knows of no Bodhi. */
  private void target(String name, String branch) {
    sandbox
        .bodhi()
        .putRelease(
            BodhiRelease.builder()
                .name("ACME-" + branch)
                .longName("Acme " + branch)
                .version("1")
                .idPrefix("ACME")
                .branch(branch)
                .distTag(name)
                .build());
  }

  private static String nvr(String spec, String distTag) {
    Matcher version = VERSION.matcher(spec);
    assertThat(version.find()).isTrue();
    String release = spec.contains("Release:        1%") ? "1" : "4";
    return "acme-tool-%s-%s%s"
        .formatted(version.group(1), release, distTag.equals(".next") ? ".next" : ".acme8");
  }

  @Test
  void everyReleaseTravelsFromUpstreamToItsBuilds() {
    createPackage(CONFIG, "internal-main", "el8-private");
    UpstreamProject upstream = sandbox.gitlab("gitlab.acme.example").project("tools/acme-tool");
    upstream.commit("Begin", FileTree.of("acme-tool.spec", SPEC, ".packit.yaml", CONFIG));
    messages = sandbox.messages().all().size();

    for (String version : List.of("1.1", "1.2", "2.0")) {
      sandbox
          .downloads()
          .serve(
              URI.create("https://dl.acme.example/tool/acme-tool-" + version + ".tar.gz"),
              version.getBytes(StandardCharsets.UTF_8));
      upstream.release(version, version, "* Better");
      List<JobOutcome> released = handle(new ReleasePublished(UPSTREAM, version));
      assertThat(released)
          .singleElement()
          .satisfies(
              outcome ->
                  assertThat(((Released) outcome).report().results())
                      .hasOnlyElementsOfType(Proposed.class)
                      .extracting(BranchResult::branch)
                      .containsExactlyInAnyOrder("el8-private", "internal-main"));
      assertThat(handle(new ReleasePublished(UPSTREAM, version)))
          .as("told again")
          .allSatisfy(
              outcome ->
                  assertThat(((Released) outcome).report().results())
                      .hasOnlyElementsOfType(BranchResult.UpToDate.class));
      mergeAll();
      List<JobOutcome> followed = deliverMessages();

      assertThat(followed)
          .filteredOn(BuildSubmitted.class::isInstance)
          .extracting(outcome -> ((BuildSubmitted) outcome).target())
          .containsExactlyInAnyOrder("dist-el8", "next");
      assertThat(followed)
          .filteredOn(outcome -> outcome.job().equals("bodhi_update"))
          .filteredOn(outcome -> !reason(outcome).equals(Optional.of(Reason.BUILD_NOT_COMPLETE)))
          .hasSize(2)
          .allSatisfy(outcome -> assertThat(reason(outcome)).hasValue(Reason.NO_UPDATES));
      assertThat(followed).doesNotHaveAnyElementsOfTypes(JobOutcome.Failed.class);
    }

    assertThat(sandbox.koji().builds())
        .extracting(KojiBuild::nvr)
        .containsExactlyInAnyOrder(
            "acme-tool-1.1-1.acme8",
            "acme-tool-1.1-1.next",
            "acme-tool-1.2-1.acme8",
            "acme-tool-1.2-1.next",
            "acme-tool-2.0-1.acme8",
            "acme-tool-2.0-1.next");
    assertThat(sandbox.distGit().lookaside().uploads()).hasSize(3);
    assertThat(sandbox.distGit().pullRequests(TOOL))
        .hasSize(6)
        .allSatisfy(
            pullRequest ->
                assertThat(hosts.outside(pullRequest.description()))
                    .contains("https://gitlab.acme.example/tools/acme-tool/")
                    .doesNotContainIgnoringCase("fedora")
                    .doesNotContain("fedpkg"));
    assertThat(sandbox.distGit().ssh().commands())
        .extracting(GitSsh.Command::line)
        .containsOnly("git-receive-pack '/forks/packit/rpms/acme-tool.git'");
    assertThat(hosts.asked())
        .as("hosts that were asked")
        .containsExactlyInAnyOrder(
            "dist.acme.example",
            "cache.acme.example",
            "hub.acme.example",
            "gitlab.acme.example",
            "dl.acme.example");
  }

  @Test
  void aPushToAnOwnBranchIsBuiltForItsOwnTarget() {
    createPackage(CONFIG, "internal-main", "el8-private");

    List<JobOutcome> outcomes = handle(push("el8-private"));

    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            BuildSubmitted.class,
            build -> {
              assertThat(build.branch()).isEqualTo("el8-private");
              assertThat(build.target()).isEqualTo("dist-el8");
              assertThat(build.url()).hasHost("hub.acme.example");
            });
    assertThat(sandbox.koji().tasks().get(0).request().get(0))
        .endsWith("/rpms/acme-tool.git#" + head("el8-private"));
    sandbox.koji().finishBuilds();
    assertThat(handle(push("el8-private"))).hasOnlyElementsOfType(JobOutcome.BuildPresent.class);
  }

  /** What the list of releases does not have is not guessed from what Fedora would call it. */
  @Test
  void aBranchThatTheRulesDoNotKnowIsLeftAloneOrNamed() {
    for (String branch : List.of("feature-x", "main", "master", "rawhide")) {
      String name = "tool-" + branch;
      sandbox
          .distGit()
          .createPackage(name, files(name, CONFIG), "internal-main", "el8-private", branch);
      assertThat(handle(push(name, branch)))
          .as(branch)
          .singleElement()
          .satisfies(outcome -> assertThat(reason(outcome)).hasValue(Reason.BRANCH_NOT_CONFIGURED));
    }
    for (String release : List.of("4%{?dist}", "%autorelease")) {
      String name = "named-" + (release.startsWith("%") ? "auto" : "plain");
      sandbox
          .distGit()
          .createPackage(
              name,
              files(name, CONFIG.replace("[acme-all]", "[feature-x]"))
                  .and(name + ".spec", spec(name).replace("4%{?dist}", release)),
              "internal-main",
              "feature-x");
      assertThat(handle(push(name, "feature-x")))
          .as(release)
          .singleElement()
          .isInstanceOfSatisfying(
              JobOutcome.Failed.class,
              failed -> {
                assertThat(failed.retryable()).isFalse();
                assertThat(failed.cause())
                    .hasMessageContaining("feature-x")
                    .hasMessageContaining("releases(");
              });
    }
    assertThat(sandbox.koji().tasks()).isEmpty();
  }

  /** Fedora's aliases mean nothing here, and say so. */
  @Test
  void anAliasOfFedoraMeansNoRelease() {
    createPackage(
        CONFIG.replace("propose_downstream", "pull_from_upstream"), "internal-main", "el8-private");

    ReleaseReport report =
        workflow.release(
            ReleaseRequest.pullFromUpstream(instance().projectUrl(TOOL), "1.1").toBuilder()
                .addBranches("fedora-all", "epel-all")
                .build());

    assertThat(report.results())
        .extracting(result -> ((BranchResult.Skipped) result).reason())
        .containsExactly(
            new SkipReason.NoRelease("fedora-all"), new SkipReason.NoRelease("epel-all"));
  }

  private void createPackage(String config, String... branches) {
    sandbox.distGit().createPackage(TOOL, files(TOOL, config), branches);
  }

  private static FileTree files(String name, String config) {
    return FileTree.of(
        name + ".spec", spec(name), ".packit.yaml", config.replace("acme-tool", name));
  }

  private static String spec(String name) {
    return SPEC.replace("acme-tool", name);
  }

  private DistGitPush push(String branch) {
    return push(TOOL, branch);
  }

  private DistGitPush push(String name, String branch) {
    return new DistGitPush(
        "rpms",
        name,
        branch,
        sandbox.distGit().pkg(name).commitOf(branch).orElseThrow(),
        "admin",
        OptionalInt.empty(),
        Optional.of(Set.of(name + ".spec")),
        false);
  }

  private String head(String branch) {
    return sandbox.distGit().pkg(TOOL).commitOf(branch).orElseThrow();
  }

  private void mergeAll() {
    for (PagurePullRequest proposed : sandbox.distGit().pullRequests(TOOL)) {
      if (proposed.status() == PagurePullRequest.Status.OPEN) {
        sandbox.distGit().merge(TOOL, proposed.id());
      }
    }
  }

  private List<JobOutcome> handle(PackitEvent event) {
    return workflow.handle(event).outcomes();
  }

  private List<JobOutcome> deliverMessages() {
    List<JobOutcome> outcomes = new ArrayList<>();
    while (messages < sandbox.messages().all().size()) {
      List<BusMessage> news = sandbox.messages().since(messages);
      messages += news.size();
      for (BusMessage message : news) {
        Heard.of(
                MessageReader.create()
                    .read(
                        new FedoraMessage(
                            message.id(),
                            message.topic().replace("org.fedoraproject.prod", "example.acme"),
                            hosts.outside(message.body()))))
            .ifPresent(event -> outcomes.addAll(handle(event)));
      }
      sandbox.koji().finishBuilds();
    }
    return outcomes;
  }

  private static Optional<Reason> reason(JobOutcome outcome) {
    return outcome instanceof NotRun notRun ? Optional.of(notRun.reason()) : Optional.empty();
  }
}
