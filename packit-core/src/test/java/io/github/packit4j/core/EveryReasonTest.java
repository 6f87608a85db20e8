package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.packit4j.bodhi.BodhiAuthentication;
import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.model.UpdateRequest;
import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.action.ActionFailedException;
import io.github.packit4j.core.event.Origin;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every reason that keeps a release from a branch, or a job from running, made to happen. */
class EveryReasonTest {

  private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 18);
  private static final Set<String> SPEC_FILE = Set.of("python-ogr.spec");

  private static final String PULL =
      """
      %s
      specfile_path: python-ogr.spec
      downstream_package_name: python-ogr
      jobs:
        - job: pull_from_upstream
          trigger: release
          dist_git_branches: [f44]
      """;

  private static final String DOWNSTREAM =
      """
      %s
      specfile_path: python-ogr.spec
      downstream_package_name: python-ogr
      jobs:
        - job: koji_build
          trigger: commit
          allowed_committers: [alice]
          dist_git_branches: [f43, f44]
        - job: bodhi_update
          trigger: commit
          dist_git_branches: [f44]
      """;

  private static final NewVersions NEW_VERSION =
      new NewVersions(
          Fedora.PACKAGE, List.of("0.62.0"), Set.of(), OptionalLong.empty(), OptionalLong.empty());

  @TempDir Path work;

  /** Makes a release pass a branch by. */
  private interface PassedBy {

    /** Returns the reason that is right, and the results of the release. */
    Seen happen(Path work);
  }

  private record Seen(SkipReason right, List<BranchResult> results) {}

  /** Makes an event start nothing. */
  private interface StartedNothing {

    List<JobOutcome> happen(Path work);
  }

  private static Map<Class<?>, PassedBy> skipReasons() {
    Map<Class<?>, PassedBy> all = new LinkedHashMap<>();
    all.put(
        SkipReason.Downgrade.class,
        work -> pulled(work, "", "0.61.1", new SkipReason.Downgrade("0.61.2", "0.61.1")));
    all.put(
        SkipReason.MaskMismatch.class,
        work ->
            pulled(
                work,
                "version_update_mask: '\\d+\\.\\d+'",
                "0.62.0",
                new SkipReason.MaskMismatch("\\d+\\.\\d+", "0.61.2", "0.62.0")));
    all.put(
        SkipReason.OutsideSpecifiers.class,
        work ->
            pulled(
                work,
                "version_update_specifiers: '<0.62'",
                "0.62.0",
                new SkipReason.OutsideSpecifiers("<0.62", "0.62.0")));
    all.put(SkipReason.TagFiltered.class, EveryReasonTest::tagFiltered);
    all.put(SkipReason.TagOfAnotherPackage.class, EveryReasonTest::tagOfAnotherPackage);
    all.put(SkipReason.EndOfLife.class, EveryReasonTest::endOfLife);
    all.put(SkipReason.NoRelease.class, EveryReasonTest::noRelease);
    all.put(SkipReason.NoSuchBranch.class, EveryReasonTest::noSuchBranch);
    all.put(SkipReason.Retired.class, EveryReasonTest::retired);
    all.put(SkipReason.ForeignCommits.class, EveryReasonTest::foreignCommits);
    all.put(SkipReason.ClosedPullRequest.class, EveryReasonTest::closedPullRequest);
    all.put(SkipReason.NewerProposal.class, EveryReasonTest::newerProposal);
    all.put(SkipReason.CannotFastForward.class, EveryReasonTest::cannotFastForward);
    return all;
  }

  private static Map<Reason, StartedNothing> reasons() {
    Map<Reason, StartedNothing> all = new EnumMap<>(Reason.class);
    all.put(
        Reason.NO_CONFIGURATION,
        work -> handled(work, FileTree.of("python-ogr.spec", Fedora.SPEC), push("f44")));
    all.put(Reason.NO_JOB, work -> handled(work, files(PULL.formatted("")), push("f44")));
    all.put(Reason.OTHER_DIST_GIT, work -> downstream(work, "pkg_tool: centpkg", push("f44")));
    all.put(
        Reason.SPEC_FILE_UNCHANGED,
        work -> downstream(work, "", Events.push("f44", "alice", Set.of("gating.yaml"))));
    all.put(Reason.RETIRED, EveryReasonTest::aCommitThatRetires);
    all.put(Reason.FORK, work -> downstream(work, "", Events.pushToFork()));
    all.put(Reason.OTHER_NAMESPACE, work -> downstream(work, "", Events.pushToTests()));
    all.put(Reason.BRANCH_NOT_CONFIGURED, work -> downstream(work, "", push("f45")));
    all.put(Reason.END_OF_LIFE, EveryReasonTest::aPushToAnEndedRelease);
    all.put(Reason.PR_AUTHOR_NOT_ALLOWED, work -> merged(work, "allowed_pr_authors: [alice]"));
    all.put(
        Reason.COMMITTER_NOT_ALLOWED,
        work -> downstream(work, "", Events.push("f44", "mallory", SPEC_FILE)));
    all.put(Reason.LABELS, work -> merged(work, "require: {label: {present: [ready]}}"));
    all.put(Reason.BUILD_NOT_COMPLETE, work -> downstream(work, "", build("f44-candidate", 3)));
    all.put(
        Reason.NOT_FROM_DIST_GIT,
        work ->
            downstream(
                work, "", Events.build("f44-candidate", 1, "packit", "cli-build/1/x.src.rpm")));
    all.put(
        Reason.BUILDER_NOT_ALLOWED,
        work -> downstream(work, "", Events.build("f44-candidate", 1, "mallory")));
    all.put(Reason.UPDATED_AUTOMATICALLY, work -> downstream(work, "", build("rawhide", 1)));
    all.put(Reason.NO_UPDATES, EveryReasonTest::aBuildOfAReleaseWithoutUpdates);
    all.put(Reason.UPDATE_WITHDRAWN, EveryReasonTest::theBuildOfARevokedUpdate);
    all.put(Reason.NEWER_UPDATE, EveryReasonTest::theBuildOfAnOlderVersion);
    all.put(
        Reason.UPSTREAM_NOT_SERVED,
        work ->
            handled(
                    work,
                    files(
                        """
                    upstream_project_url: https://github.com/packit/ogr
                    downstream_package_name: python-ogr
                    jobs:
                      - job: sync_from_downstream
                        trigger: commit
                        dist_git_branches: [f44]
                    """),
                    push("f44"))
                .stream()
                // What the package has no job for is told of koji_build, as of any push.
                .filter(outcome -> outcome.job().equals("sync_from_downstream"))
                .toList());
    all.put(
        Reason.RUN_CONDITION,
        work -> {
          try (Fedora fedora = conditions(work, "koji_build")) {
            return handle(fedora, Events.push(fedora, "alice"));
          }
        });
    all.put(
        Reason.SIDE_TAG_GROUP,
        work -> handled(work, files(grouped("")), build("f44-candidate", 1)));
    all.put(
        Reason.NOT_A_SIDE_TAG,
        work -> downstream(work, "", Events.tagged("f44-updates-candidate")));
    all.put(Reason.FOREIGN_SIDE_TAG, work -> inSideTag(work, "alice", grouped("")));
    all.put(
        Reason.NO_SIDE_TAG, work -> downstream(work, "", Events.tagged("f44-build-side-12345")));
    all.put(Reason.SIDE_TAG_USED, EveryReasonTest::aBuildAfterTheUpdateIsStable);
    all.put(
        Reason.MISSING_DEPENDENCIES,
        work -> {
          try (Fedora fedora = packaged(work, grouped("dependencies: [other]"))) {
            return handle(fedora, Events.push(fedora, "alice"));
          }
        });
    all.put(
        Reason.OWN_BUILD,
        work ->
            inSideTag(
                work,
                "packit",
                grouped("")
                    .replace("commit\n", "koji_build\n")
                    .replace(
                        "job: bodhi_update\n    trigger: koji_build",
                        "job: bodhi_update\n    trigger: ignore")));
    all.put(Reason.OWN_COMMENT, work -> commented(work, "packit", "koji-build"));
    all.put(Reason.COMMAND_SYNTAX, work -> commented(work, "alice", "build-koji"));
    all.put(Reason.COMMAND_NOT_RUN_HERE, work -> commented(work, "alice", "test"));
    all.put(Reason.WRONG_PLACE, work -> commented(work, "alice", "propose-downstream"));
    all.put(Reason.NOT_A_PACKAGER, work -> commented(work, "outsider", "koji-build"));
    all.put(Reason.NO_WRITE_ACCESS, work -> commented(work, "alice", "create-update"));
    all.put(Reason.NO_BUILD, work -> commented(work, "admin", "create-update"));
    all.put(Reason.NOT_APPROVED, EveryReasonTest::aBuildThatTheProgramRefuses);
    all.put(
        Reason.PULL_REQUESTS_NOT_BUILT,
        work -> proposed(work, PullRequestBuilds.NONE, fedora -> {}));
    all.put(
        Reason.PULL_REQUEST_MOVED,
        work ->
            proposed(
                work,
                PullRequestBuilds.OF_ANYBODY,
                fedora -> fedora.sandbox().distGit().pkg(Fedora.PACKAGE).close(1)));
    all.put(
        Reason.NOT_PUSHED_HERE,
        work -> testedUpdate(work, "packit", builder -> builder, fedora -> {}));
    all.put(
        Reason.STARTS_NOTHING,
        work ->
            handled(
                work,
                files(PULL.formatted("")),
                new PackitEvent.Ignored("GitHub webhook 'ping'", "a ping", Origin.UNKNOWN)));
    all.put(
        Reason.TOLD_AGAIN,
        work ->
            handled(
                work,
                files(PULL.formatted("")),
                new PackitEvent.VersionsFound(
                    7,
                    "ogr",
                    List.of("0.62.0"),
                    Set.of(),
                    List.of(new PackitEvent.VersionsFound.Mapping("Fedora", Fedora.PACKAGE)),
                    2,
                    Origin.UNKNOWN)));
    all.put(
        Reason.FOREIGN_UPDATE,
        work -> testedUpdate(work, "alice", builder -> builder.pushUpdates(true), fedora -> {}));
    all.put(
        Reason.UPDATE_NOT_READY,
        work ->
            testedUpdate(
                work,
                "packit",
                builder -> builder.pushUpdates(true),
                fedora ->
                    fedora
                        .sandbox()
                        .bodhi()
                        .lock(fedora.sandbox().bodhi().updates().get(0).alias())));
    return all;
  }

  /** A reason that nothing here makes happen is one that no test knows. */
  @Test
  void noReasonIsLeftOut() {
    assertThat(skipReasons()).containsOnlyKeys(SkipReason.class.getPermittedSubclasses());
    assertThat(reasons()).containsOnlyKeys(Reason.values());
  }

  @TestFactory
  Stream<DynamicTest> aReleasePassesABranchBy() {
    return skipReasons().entrySet().stream()
        .map(
            row -> {
              String name = row.getKey().getSimpleName();
              return dynamicTest(
                  name,
                  () -> {
                    Seen seen = row.getValue().happen(work.resolve(name));
                    assertThat(seen.right()).isExactlyInstanceOf(row.getKey());
                    assertThat(seen.results())
                        .filteredOn(BranchResult.Skipped.class::isInstance)
                        .isNotEmpty()
                        .allSatisfy(
                            result ->
                                assertThat(((BranchResult.Skipped) result).reason())
                                    .isEqualTo(seen.right()));
                  });
            });
  }

  @TestFactory
  Stream<DynamicTest> anEventStartsNothing() {
    return reasons().entrySet().stream()
        .map(
            row ->
                dynamicTest(
                    row.getKey().name(),
                    () ->
                        assertThat(row.getValue().happen(work.resolve(row.getKey().name())))
                            .singleElement()
                            .isInstanceOfSatisfying(
                                NotRun.class,
                                notRun -> {
                                  assertThat(notRun.reason()).isEqualTo(row.getKey());
                                  assertThat(notRun.message()).isNotBlank();
                                })));
  }

  /** Of the jobs of a configuration each asks its own condition, and stops only itself. */
  @TestFactory
  Stream<DynamicTest> eachJobHasARunConditionOfItsOwn() {
    List<String> jobs = List.of("koji_build", "bodhi_update", "pull_from_upstream");
    return jobs.stream()
        .map(
            stopped ->
                dynamicTest(
                    stopped,
                    () -> {
                      try (Fedora fedora = conditions(work.resolve(stopped), stopped)) {
                        List<JobOutcome> outcomes = new ArrayList<>();
                        outcomes.addAll(handle(fedora, Events.push(fedora, "alice")));
                        outcomes.addAll(handle(fedora, Events.buildOfHead(fedora)));
                        outcomes.addAll(handle(fedora, NEW_VERSION));
                        assertThat(outcomes).extracting(JobOutcome::job).isEqualTo(jobs);
                        assertThat(outcomes)
                            .filteredOn(
                                outcome ->
                                    outcome instanceof NotRun notRun
                                        && notRun.reason() == Reason.RUN_CONDITION)
                            .singleElement()
                            .satisfies(
                                outcome -> {
                                  assertThat(outcome.job()).isEqualTo(stopped);
                                  assertThat(((NotRun) outcome).message()).contains(stopped);
                                });
                      }
                    }));
  }

  private static Fedora conditions(Path work, String stopped) {
    String config =
        """
        specfile_path: python-ogr.spec
        downstream_package_name: python-ogr
        jobs:
          - job: koji_build
            trigger: commit
            allowed_committers: [alice]
            dist_git_branches: [f44]
            actions: {run-condition: koji_build}
          - job: bodhi_update
            trigger: commit
            dist_git_branches: [f44]
            actions: {run-condition: bodhi_update}
          - job: pull_from_upstream
            trigger: release
            dist_git_branches: [f44]
            actions: {run-condition: pull_from_upstream}
        """;
    Fedora fedora =
        Fedora.empty(
            work,
            builder ->
                builder.actions(
                    command -> {
                      if (command.arguments().contains(stopped)) {
                        throw new ActionFailedException(command, 1, "");
                      }
                      return "";
                    }));
    fedora.addPackage(files(config));
    fedora.sandbox().downloads().serveAnything();
    return fedora;
  }

  private static Seen pulled(Path work, String setting, String version, SkipReason right) {
    try (Fedora fedora = packaged(work, PULL.formatted(setting))) {
      return new Seen(right, pull(fedora, version));
    }
  }

  private static Seen tagFiltered(Path work) {
    String config = Fedora.CONFIG + "upstream_tag_include: '^v'\n";
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.empty())) {
      return new Seen(new SkipReason.TagFiltered("0.62.3", "^v"), propose(fedora));
    }
  }

  private static Seen tagOfAnotherPackage(Path work) {
    String config =
        """
        packages:
          first:
            downstream_package_name: first
            upstream_tag_template: first-{version}
            specfile_path: first.spec
          ogr:
            downstream_package_name: python-ogr
            upstream_package_name: ogr
            specfile_path: fedora/python-ogr.spec
        jobs:
          - job: propose_downstream
            trigger: release
            dist_git_branches: [f44]
        """;
    try (Fedora fedora = Fedora.withRelease(work, config, Optional.empty())) {
      return new Seen(
          new SkipReason.TagOfAnotherPackage("0.62.3", "first-{version}"), propose(fedora));
    }
  }

  private static Seen endOfLife(Path work) {
    try (Fedora fedora = packaged(work, PULL.formatted(""))) {
      end(fedora, 44);
      return new Seen(
          new SkipReason.EndOfLife("f44", Optional.of(LAST_DAY)), pull(fedora, "0.62.0"));
    }
  }

  private static void end(Fedora fedora, int number) {
    fedora
        .sandbox()
        .bodhi()
        .putRelease(
            BodhiRelease.builder()
                .from(BodhiRelease.fedora(number))
                .state("archived")
                .endOfLife(LAST_DAY)
                .build());
  }

  private static Seen noRelease(Path work) {
    List<DistroRelease> releases = List.of(release("FEDORA", "44", "f44").build());
    try (Fedora fedora = Fedora.empty(work, builder -> builder.releases(releases))) {
      fedora.addPackage(files(PULL.formatted("")));
      return new Seen(
          new SkipReason.NoRelease("epel-all"),
          fedora
              .workflow()
              .release(request("0.62.0").toBuilder().addBranches("epel-all").build())
              .results());
    }
  }

  private static Seen noSuchBranch(Path work) {
    try (Fedora fedora = packaged(work, PULL.formatted(""))) {
      return new Seen(
          new SkipReason.NoSuchBranch("epel9"),
          fedora
              .workflow()
              .release(request("0.62.0").toBuilder().addBranches("epel-9").build())
              .results());
    }
  }

  private static Seen retired(Path work) {
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(files(PULL.formatted("")).and("dead.package", "Retired"));
      return new Seen(new SkipReason.Retired("f44"), pull(fedora, "0.62.0"));
    }
  }

  private static Seen foreignCommits(Path work) {
    try (Fedora fedora = Fedora.withRelease(work)) {
      propose(fedora);
      String added = StartingOverTest.addToProposal(fedora).hex();
      return new Seen(
          new SkipReason.ForeignCommits("f44-update-propose_downstream", added), propose(fedora));
    }
  }

  private static Seen closedPullRequest(Path work) {
    try (Fedora fedora = packaged(work, PULL.formatted(""))) {
      pull(fedora, "0.62.0");
      PagurePullRequest closed = pullRequests(fedora).get(0);
      fedora.sandbox().distGit().pkg(Fedora.PACKAGE).close(closed.id());
      return new Seen(new SkipReason.ClosedPullRequest(closed.url()), pull(fedora, "0.62.0"));
    }
  }

  private static Seen newerProposal(Path work) {
    try (Fedora fedora = packaged(work, PULL.formatted(""))) {
      pull(fedora, "0.62.1");
      return new Seen(
          new SkipReason.NewerProposal("0.62.1", "0.62.0", pullRequests(fedora).get(0).url()),
          pull(fedora, "0.62.0"));
    }
  }

  private static Seen cannotFastForward(Path work) {
    String config = PULL.formatted("").replace("[f44]", "{f45: {fast_forward_merge_into: [f44]}}");
    try (Fedora fedora = packaged(work, config)) {
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f44", "Its own", FileTree.of("gating.yaml", "x"));
      return new Seen(new SkipReason.CannotFastForward("f44", "f45"), pull(fedora, "0.62.0"));
    }
  }

  private static List<JobOutcome> aCommitThatRetires(Path work) {
    try (Fedora fedora = packaged(work, DOWNSTREAM.formatted(""))) {
      String commit =
          fedora
              .sandbox()
              .distGit()
              .pkg(Fedora.PACKAGE)
              .commit("f44", "Retire", FileTree.of("dead.package", "x", "python-ogr.spec", "# x"));
      return handle(
          fedora,
          Events.push(
              "f44", "alice", Optional.of(Set.of("dead.package", "python-ogr.spec")), commit));
    }
  }

  private static List<JobOutcome> aPushToAnEndedRelease(Path work) {
    try (Fedora fedora = packaged(work, DOWNSTREAM.formatted(""))) {
      end(fedora, 43);
      return handle(fedora, push("f43"));
    }
  }

  private static List<JobOutcome> aBuildOfAReleaseWithoutUpdates(Path work) {
    DistroRelease acme =
        release("ACME", "8", "el8-private").kojiTarget("dist-el8").composedByBodhi(false).build();
    try (Fedora fedora = Fedora.empty(work, builder -> builder.releases(List.of(acme)))) {
      fedora.addPackage(files(DOWNSTREAM.formatted("")));
      return handle(fedora, build("dist-el8", 1));
    }
  }

  private static List<JobOutcome> proposed(
      Path work, PullRequestBuilds whose, Consumer<Fedora> then) {
    try (Fedora fedora = Fedora.empty(work, builder -> builder.scratchBuilds(whose))) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      ScratchBuildsTest.propose(fedora, work, "alice");
      then.accept(fedora);
      return handle(fedora, ScratchBuildsTest.changed(fedora));
    }
  }

  private static List<JobOutcome> testedUpdate(
      Path work, String owner, UnaryOperator<WorkflowBuilder> settings, Consumer<Fedora> then) {
    try (Fedora fedora = PushUpdatesTest.packaged(Fedora.empty(work, settings))) {
      PushUpdatesTest.tested(fedora, "python-ogr-0.61.2-3.fc44", owner);
      then.accept(fedora);
      return handle(fedora, PushUpdatesTest.told(fedora));
    }
  }

  private static List<JobOutcome> aBuildThatTheProgramRefuses(Path work) {
    try (Fedora fedora =
        Fedora.empty(work, builder -> builder.approval(plan -> Approval.refuse("not today")))) {
      fedora.addPackage(files(DOWNSTREAM.formatted("")));
      return handle(fedora, Events.push(fedora, "alice"));
    }
  }

  /** The robot proposes, the owner merges, and the bus tells of the push. */
  private static List<JobOutcome> merged(Path work, String setting) {
    String config = DOWNSTREAM.formatted(setting) + pullJob();
    try (Fedora fedora = packaged(work, config)) {
      pull(fedora, "0.62.0");
      int before = fedora.sandbox().messages().all().size();
      fedora.sandbox().distGit().merge(Fedora.PACKAGE, pullRequests(fedora).get(0).id());
      List<PackitEvent> events =
          Story.events(fedora.sandbox(), before).stream()
              .filter(event -> event instanceof DistGitPush push && !push.fork())
              .toList();
      assertThat(events).hasSize(1);
      return handle(fedora, events.get(0));
    }
  }

  private static String pullJob() {
    String config = PULL.formatted("");
    return config.substring(config.indexOf("  - job:"));
  }

  private static List<JobOutcome> theBuildOfARevokedUpdate(Path work) {
    try (Fedora fedora = packaged(work, DOWNSTREAM.formatted(""))) {
      List<PackitEvent> built = new ArrayList<>();
      handle(fedora, Events.push(fedora, "alice"));
      fedora.sandbox().koji().finishBuilds();
      Story.events(fedora.sandbox(), 0).stream()
          .filter(
              event ->
                  event instanceof BuildStateChanged build
                      && build.state() == BuildStateChanged.COMPLETE)
          .forEach(built::add);
      assertThat(built).hasSize(1);
      handle(fedora, built.get(0));
      BodhiUpdate update = fedora.sandbox().bodhi().updates().get(0);
      BodhiClient.builder()
          .httpClient(fedora.sandbox().httpClient())
          .authentication(
              BodhiAuthentication.token(Secret.of(fedora.sandbox().account("packit").token())))
          .retryPolicy(RetryPolicy.none())
          .build()
          .updates()
          .request(update.alias(), UpdateRequest.REVOKE);
      return handle(fedora, built.get(0));
    }
  }

  private static List<JobOutcome> theBuildOfAnOlderVersion(Path work) {
    try (Fedora fedora = packaged(work, DOWNSTREAM.formatted(""))) {
      handle(fedora, Events.push(fedora, "alice"));
      fedora.sandbox().koji().finishBuilds();
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit(
              "f44",
              "Update",
              FileTree.of(
                  "python-ogr.spec",
                  Fedora.SPEC.replace("Version:        0.61.2", "Version: 0.62.0")));
      handle(fedora, Events.push(fedora, "alice"));
      fedora.sandbox().koji().finishBuilds();
      List<PackitEvent> built =
          Story.events(fedora.sandbox(), 0).stream()
              .filter(
                  event ->
                      event instanceof BuildStateChanged build
                          && build.state() == BuildStateChanged.COMPLETE)
              .toList();
      assertThat(built).hasSize(2);
      handle(fedora, built.get(1));
      return handle(fedora, built.get(0));
    }
  }

  private static String grouped(String setting) {
    return DOWNSTREAM
        .formatted("")
        .replace(
            "trigger: commit\n", "trigger: commit\n    sidetag_group: ogr\n    " + setting + "\n");
  }

  /** A build is tagged into a side tag of somebody. */
  private static List<JobOutcome> inSideTag(Path work, String owner, String config) {
    try (Fedora fedora = packaged(work, config)) {
      return handle(fedora, Events.tagged(sideTag(fedora, owner)));
    }
  }

  private static String sideTag(Fedora fedora, String owner) {
    try (KojiClient koji = SideTagGroupTest.koji(fedora.sandbox(), owner)) {
      String tag = koji.sideTags().create("f44-build").name();
      fedora.sandbox().koji().importBuild("python-ogr-0.62.3-1.fc44", tag);
      return tag;
    }
  }

  /** Bodhi removes the side tag then, and a build may be faster. */
  private static List<JobOutcome> aBuildAfterTheUpdateIsStable(Path work) {
    String config =
        grouped("").replaceFirst("(job: bodhi_update\n    trigger: )commit", "$1koji_build");
    try (Fedora fedora = packaged(work, config)) {
      String tag = sideTag(fedora, "packit");
      assertThat(handle(fedora, Events.tagged(tag)))
          .hasOnlyElementsOfType(JobOutcome.UpdateCreated.class);
      fedora.sandbox().koji().importBuild("python-ogr-0.62.4-1.fc44", tag);
      Fedora later =
          fedora.elsewhere(
              fedora
                  .sandbox()
                  .httpClient()
                  .newBuilder()
                  .addInterceptor(EveryReasonTest::stable)
                  .build(),
              work.resolve("later"),
              builder -> builder);
      List<JobOutcome> outcomes = handle(later, Events.tagged(tag));
      later.disconnect();
      return outcomes;
    }
  }

  private static Response stable(Interceptor.Chain chain) throws IOException {
    Response answer = chain.proceed(chain.request());
    if (!chain.request().url().host().equals("bodhi.fedoraproject.org")) {
      return answer;
    }
    ResponseBody body = answer.body();
    return answer
        .newBuilder()
        .body(
            ResponseBody.create(
                body.string().replaceAll("\"status\": ?\"pending\"", "\"status\":\"stable\""),
                body.contentType()))
        .build();
  }

  private static List<JobOutcome> commented(Path work, String account, String command) {
    try (Fedora fedora = Comments.proposed(Fedora.empty(work), Comments.CONFIG)) {
      return handle(fedora, Comments.say(fedora, account, "/packit " + command));
    }
  }

  private static List<JobOutcome> downstream(Path work, String setting, PackitEvent event) {
    return handled(work, files(DOWNSTREAM.formatted(setting)), event);
  }

  private static List<JobOutcome> handled(Path work, FileTree files, PackitEvent event) {
    try (Fedora fedora =
        Fedora.empty(
            work,
            builder ->
                builder.actions(
                    command -> {
                      throw new ActionFailedException(command, 1, "");
                    }))) {
      fedora.addPackage(files);
      List<JobOutcome> outcomes = handle(fedora, event);
      assertThat(fedora.sandbox().koji().tasks()).isEmpty();
      assertThat(fedora.sandbox().bodhi().updates()).isEmpty();
      return outcomes;
    }
  }

  private static Fedora packaged(Path work, String config) {
    Fedora fedora = Fedora.empty(work);
    fedora.addPackage(files(config));
    fedora.sandbox().downloads().serveAnything();
    return fedora;
  }

  private static FileTree files(String config) {
    return FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config);
  }

  private static DistroRelease.Builder release(String family, String version, String branch) {
    return DistroRelease.builder()
        .name(family + "-" + version)
        .longName(family + " " + version)
        .version(version)
        .idPrefix(family)
        .branch(branch)
        .state(DistroRelease.State.CURRENT);
  }

  private static DistGitPush push(String branch) {
    return Events.push(branch, "alice", SPEC_FILE);
  }

  private static BuildStateChanged build(String target, int state) {
    return Events.build(target, state, "packit");
  }

  private static List<JobOutcome> handle(Fedora fedora, PackitEvent event) {
    return fedora.workflow().handle(event).outcomes();
  }

  private static List<BranchResult> propose(Fedora fedora) {
    return fedora.workflow().proposeDownstream(Fedora.request()).results();
  }

  private static List<BranchResult> pull(Fedora fedora, String version) {
    return fedora.workflow().pullFromUpstream(request(version)).results();
  }

  private static ReleaseRequest request(String version) {
    return ReleaseRequest.pullFromUpstream(
        DistGitInstance.fedora().projectUrl(Fedora.PACKAGE), version);
  }

  private static List<PagurePullRequest> pullRequests(Fedora fedora) {
    return fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE);
  }
}
