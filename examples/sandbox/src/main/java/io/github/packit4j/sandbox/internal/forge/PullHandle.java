package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.UpstreamPullRequest;
import io.github.packit4j.sandbox.internal.git.MergeMethod;
import java.util.Optional;

/** A pull request for tests. */
final class PullHandle extends IssueHandle implements UpstreamPullRequest {

  private final PullRequest pull;

  PullHandle(PullRequest pull) {
    super(pull);
    this.pull = pull;
  }

  private Pulls pulls() {
    return pull.project().pulls();
  }

  @Override
  public State state() {
    return locked(
        () -> pull.merged().isPresent() ? State.MERGED : pull.isOpen() ? State.OPEN : State.CLOSED);
  }

  @Override
  public String sourceProject() {
    return pull.source().fullName();
  }

  @Override
  public String sourceBranch() {
    return pull.sourceBranch();
  }

  @Override
  public String targetBranch() {
    return locked(pull::targetBranch);
  }

  @Override
  public String headCommit() {
    return locked(pull::head);
  }

  @Override
  public Optional<String> mergeCommit() {
    return locked(() -> pull.merged().map(PullRequest.Merge::commit));
  }

  @Override
  public boolean draft() {
    return locked(pull::draft);
  }

  @Override
  public void merge() {
    allowed(
        () ->
            pulls()
                .merge(
                    pull,
                    Optional.empty(),
                    MergeMethod.MERGE,
                    "Merge pull request #" + number(),
                    owner()));
  }

  @Override
  public void close() {
    allowed(() -> pulls().close(pull, owner()));
  }

  @Override
  public void reopen() {
    allowed(() -> pulls().reopen(pull, owner()));
  }

  private void allowed(Runnable action) {
    try {
      locked(
          () -> {
            action.run();
            return pull;
          });
    } catch (ForgeRefusal e) {
      throw new IllegalStateException(pull.url() + " refuses this: " + e.getMessage(), e);
    }
  }
}
