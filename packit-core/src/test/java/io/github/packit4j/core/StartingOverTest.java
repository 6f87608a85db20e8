package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.BranchResult.Skipped;
import io.github.packit4j.core.BranchResult.UpToDate;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.client.Fork;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.ExpectedHead;
import io.github.packit4j.distgit.git.FileChange;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.distgit.git.NewCommit;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No local state is needed: a run goes on from nothing, from damage, and from a later state. */
class StartingOverTest {

  private static final String PROPOSAL = "f44-update-propose_downstream";

  @TempDir Path work;
  @TempDir Path other;

  @Test
  void withAnOpenProposalAndAnEmptyDirectory() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora.workflow().proposeDownstream(Fedora.request());
      List<PagurePullRequest> proposed = fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE);

      ReleaseReport again = fedora.elsewhere(other).workflow().proposeDownstream(Fedora.request());

      assertThat(again.results()).hasSize(5).hasOnlyElementsOfType(UpToDate.class);
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE))
          .hasSize(5)
          .extracting(PagurePullRequest::headCommit)
          .isEqualTo(proposed.stream().map(PagurePullRequest::headCommit).toList());
    }
  }

  /** The base of the proposal is in the history only, which an empty directory does not have. */
  @Test
  void withAnOpenProposalOnABranchThatHasMoved() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora.workflow().proposeDownstream(Fedora.request());
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f44", "Gate", FileTree.of("gating.yaml", "x"));

      ReleaseReport again = fedora.elsewhere(other).workflow().proposeDownstream(Fedora.request());

      assertThat(again.failures()).isEmpty();
      assertThat(again.results())
          .filteredOn(result -> result.branch().equals("f44"))
          .hasOnlyElementsOfType(BranchResult.Updated.class);
    }
  }

  @Test
  void whatOthersAddedToAProposalIsSeenFromAnEmptyDirectory() {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora.workflow().proposeDownstream(Fedora.request());
      CommitId added = addToProposal(fedora);

      ReleaseReport again = fedora.elsewhere(other).workflow().proposeDownstream(Fedora.request());

      assertThat(again.results())
          .filteredOn(Skipped.class::isInstance)
          .singleElement()
          .satisfies(
              skipped ->
                  assertThat(((Skipped) skipped).reason())
                      .isEqualTo(new SkipReason.ForeignCommits(PROPOSAL, added.hex())));
      assertThat(
              fedora
                  .sandbox()
                  .distGit()
                  .pkg(Fedora.PACKAGE)
                  .fork("packit")
                  .orElseThrow()
                  .commitOf(PROPOSAL))
          .hasValue(added.hex());
    }
  }

  /** Adds a commit of somebody else to the proposal for f44. */
  static CommitId addToProposal(Fedora fedora) {
    return addTo(fedora, PROPOSAL);
  }

  static CommitId addTo(Fedora fedora, String proposal) {
    try (GitRepository repository = fedora.distGit().repository(Fedora.PACKAGE)) {
      Fork fork = fedora.distGit().fork(Fedora.PACKAGE).orElseThrow();
      CommitId head =
          repository.fetchBranches(fork.fetchUrl(), List.of(proposal)).values().iterator().next();
      CommitId added =
          repository.commit(
              NewCommit.builder()
                  .parent(head)
                  .message("Adapt a test")
                  .author(new GitIdentity("A Maintainer", "maintainer@example.org"))
                  .time(Instant.parse("2026-11-22T12:00:00Z"))
                  .addChanges(FileChange.write("fix.patch", "x"))
                  .build());
      assertThat(repository.push(fork.pushUrl(), added, proposal, ExpectedHead.at(head)).isDone())
          .isTrue();
      return added;
    }
  }

  @Test
  void withADamagedDirectory() throws IOException {
    try (Fedora fedora = Fedora.withRelease(work)) {
      fedora.workflow().proposeDownstream(Fedora.request());
      try (Stream<Path> files = Files.walk(work.resolve("git/0"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.write(file, new byte[] {1, 2, 3});
        }
      }

      ReleaseReport again = fedora.workflow().proposeDownstream(Fedora.request());

      assertThat(again.results()).hasSize(5).hasOnlyElementsOfType(UpToDate.class);
    }
  }

  @Test
  void aCommitThatItsBranchHasLeftBehindIsBuilt() {
    String config =
        """
        specfile_path: python-ogr.spec
        jobs:
          - job: koji_build
            trigger: commit
            allowed_committers: [alice]
            dist_git_branches: [f44]
        """;
    try (Fedora fedora = Fedora.empty(work)) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
      String commit = Events.head(fedora);
      PackitEvent push = Events.push(fedora, "alice");
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f44", "Gate", FileTree.of("gating.yaml", "x"));

      List<JobOutcome> outcomes = fedora.workflow().handle(push).outcomes();

      assertThat(outcomes).hasSize(1).hasOnlyElementsOfType(JobOutcome.BuildSubmitted.class);
      assertThat(fedora.sandbox().koji().tasks().get(0).request().get(0)).endsWith("#" + commit);
    }
  }
}
