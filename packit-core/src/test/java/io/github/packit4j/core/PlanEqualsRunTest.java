package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlanFile;
import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.sandbox.DistGitPackage;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.GitView;
import io.github.packit4j.sandbox.PagurePullRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A plan that was saved, read and carried out leaves the very same commits, pull requests and
 * archives as the same release without a look at its plan, and they are what the plan says.
 */
class PlanEqualsRunTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-30T08:00:00Z"), ZoneOffset.UTC);

  private static final String PULL =
      """
      specfile_path: python-ogr.spec
      downstream_package_name: python-ogr
      jobs:
        - job: pull_from_upstream
          trigger: release
          dist_git_branches: [rawhide, f44, epel8]
      """;

  @TempDir Path work;

  static Stream<Arguments> releases() {
    ReleaseRequest pull =
        ReleaseRequest.pullFromUpstream(
            DistGitInstance.fedora().projectUrl(Fedora.PACKAGE), "0.62.3");
    return Stream.of(
        arguments("proposed", Fedora.CONFIG, Fedora.request()),
        arguments("pushed", "create_pr: false\n" + Fedora.CONFIG, Fedora.request()),
        arguments("without archives", "upload_sources: false\n" + Fedora.CONFIG, Fedora.request()),
        arguments(
            "with files and actions",
            "files_to_sync: [docs/]\nactions: {changelog-entry: entry, commit-message: message}\n"
                + Fedora.CONFIG,
            Fedora.request()),
        arguments(
            "followed",
            Fedora.CONFIG.replaceFirst(
                "dist_git_branches: \\[fedora-all, epel-8]",
                "dist_git_branches: {f45: {fast_forward_merge_into: [f44, f43]}}"),
            Fedora.request()),
        arguments("pulled", PULL, pull),
        arguments("pulled and pushed", "create_pr: false\n" + PULL, pull));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("releases")
  void theSameComesOut(String what, String config, ReleaseRequest request) {
    Map<String, String> planned;
    ReleasePlan plan;
    try (Fedora fedora = prepared(work.resolve("planned"), config)) {
      Map<String, String> before = state(fedora);
      plan = PlanFile.parse(PlanFile.toJson(fedora.workflow().plan(request)));
      assertThat(state(fedora)).as("what planning changes").isEqualTo(before);

      assertThat(fedora.workflow().execute(plan).failures()).isEmpty();
      planned = state(fedora);
      requireAsPlanned(fedora, plan);
    }
    try (Fedora fedora = prepared(work.resolve("at-once"), config)) {
      assertThat(fedora.workflow().release(request).failures()).isEmpty();
      assertThat(state(fedora)).isEqualTo(planned);
    }
  }

  private static void requireAsPlanned(Fedora fedora, ReleasePlan plan) {
    List<PagurePullRequest> opened = fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE);
    List<PlannedPullRequest> wanted =
        plan.branches().stream().flatMap(branch -> pullRequest(branch).stream()).toList();
    assertThat(opened).hasSameSizeAs(wanted);
    for (PlannedPullRequest each : wanted) {
      assertThat(opened)
          .filteredOn(pullRequest -> pullRequest.targetBranch().equals(each.targetBranch()))
          .singleElement()
          .satisfies(
              pullRequest -> {
                assertThat(pullRequest.title()).isEqualTo(each.title());
                // Pagure takes the blanks off.
                assertThat(pullRequest.description()).isEqualTo(each.description().strip());
                assertThat(pullRequest.sourceBranch()).isEqualTo(each.sourceBranch());
              });
    }
  }

  private static Optional<PlannedPullRequest> pullRequest(BranchPlan plan) {
    if (plan instanceof BranchPlan.Proposal proposal) {
      return proposal.pullRequest();
    }
    return ((BranchPlan.FastForward) plan).pullRequest();
  }

  private static Fedora prepared(Path work, String config) {
    Fedora fedora =
        Fedora.empty(
            work,
            builder ->
                builder
                    .clock(CLOCK)
                    .actions(
                        command ->
                            command.action().equals("changelog-entry")
                                ? "- From an action\n"
                                : command.environment().get("PACKIT_DEBUG_DIVIDER")
                                    + "\nTitle of an action\n"));
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
    fedora.sandbox().distGit().pkg(Fedora.PACKAGE).addCommitter("packit");
    fedora.addUpstream(Fedora.upstreamFiles(config).and("docs/usage.txt", "Use it.\n"));
    fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});
    return fedora;
  }

  /** Everything that a release may change, by the name of the thing. */
  private static Map<String, String> state(Fedora fedora) {
    Map<String, String> state = new TreeMap<>();
    DistGitPackage pkg = fedora.sandbox().distGit().pkg(Fedora.PACKAGE);
    branches(state, "dist-git", pkg);
    pkg.fork("packit").ifPresent(fork -> branches(state, "fork", fork));
    for (PagurePullRequest each : pkg.pullRequests()) {
      state.put("pull request into " + each.targetBranch(), each.title() + each.description());
    }
    state.put("uploads", fedora.sandbox().distGit().lookaside().uploads().toString());
    return state;
  }

  private static void branches(Map<String, String> state, String where, GitView git) {
    git.branches().forEach(name -> state.put(where + " " + name, git.commitOf(name).orElseThrow()));
  }
}
