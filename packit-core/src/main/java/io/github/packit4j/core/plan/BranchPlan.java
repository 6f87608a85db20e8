package io.github.packit4j.core.plan;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What a release does to one package on one dist-git branch. */
public sealed interface BranchPlan {

  /**
   * Names the dist-git package.
   *
   * @return the package name
   */
  String packageName();

  /**
   * Names the dist-git branch.
   *
   * @return the branch
   */
  String branch();

  /** A commit on top of the branch, proposed in a pull request or pushed to the branch itself. */
  @Value.Immutable
  @ModelStyle
  non-sealed interface Proposal extends BranchPlan {

    /**
     * Names the head of the dist-git branch that this plan was made from; a branch that has moved
     * on is refused.
     *
     * @return the full commit hash
     */
    String base();

    /**
     * Lists the files that change, in the order of their paths.
     *
     * @return the files
     */
    List<PlannedFile> files();

    /**
     * Lists the archives for the lookaside cache; those that are there already are not sent.
     *
     * @return the archives; empty also with {@code upload_sources: false}
     */
    List<PlannedUpload> uploads();

    /**
     * Gives the commit's message, title and description.
     *
     * @return the message
     */
    String commitMessage();

    /**
     * Names the commit's author and committer.
     *
     * @return the author's name
     */
    String authorName();

    /**
     * Gives the commit's author's address.
     *
     * @return the e-mail address
     */
    String authorEmail();

    /**
     * Gives the commit's time.
     *
     * @return the time, whole seconds
     */
    Instant time();

    /**
     * Describes the pull request.
     *
     * @return the pull request; empty where {@code create_pr: false} asks for a push to the branch
     */
    Optional<PlannedPullRequest> pullRequest();

    /**
     * Names the present head of the pull request's branch in the fork; another head means that
     * somebody pushed meanwhile.
     *
     * @return the full commit hash; empty if the branch is not there
     */
    Optional<String> expectedHead();

    /**
     * Lists what is to be looked at before the proposal is merged, such as a source that does not
     * follow the version; the pull request says the same.
     *
     * @return a sentence or two each, with untrusted text of spec files in them
     */
    List<String> warnings();

    /**
     * Starts a proposal.
     *
     * @return an empty builder
     */
    static Builder builder() {
      return new Builder();
    }

    /** Builds a proposal. */
    final class Builder extends ImmutableProposal.Builder {
      Builder() {}
    }
  }

  /**
   * This branch follows another one by fast-forward ({@code fast_forward_merge_into}): by a pull
   * request from that one's proposal, or by a push of the very commit that is pushed there.
   *
   * @param packageName the dist-git package
   * @param branch the branch that follows
   * @param source the branch that it follows
   * @param pullRequest the pull request; empty for a push
   * @param commit what is pushed, where the other branch has it already; empty for what that one
   *     gets by the same plan, and for a pull request
   */
  record FastForward(
      String packageName,
      String branch,
      String source,
      Optional<PlannedPullRequest> pullRequest,
      Optional<String> commit)
      implements BranchPlan {}

  /**
   * The workflow's own open pull request has nothing to bring any more, and is closed.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param id the number of the pull request
   * @param url its web address
   * @param head its newest commit; one that somebody has pushed to since stays open
   * @param reason why it is obsolete, with the values that decided
   */
  record Obsolete(String packageName, String branch, long id, URI url, String head, String reason)
      implements BranchPlan {}

  /** Nothing is to be done, or nothing can be: the branch ends as planned. */
  sealed interface Settled extends BranchPlan {}

  /**
   * The branch has the release already.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   */
  record UpToDate(String packageName, String branch) implements Settled {}

  /**
   * A rule says that the branch is to be left alone.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param reason the rule and the values that decided
   */
  record Skipped(String packageName, String branch, SkipReason reason) implements Settled {}

  /**
   * The branch could not be planned.
   *
   * @param packageName the dist-git package
   * @param branch the dist-git branch
   * @param cause what went wrong; its message names the thing and the fix
   * @param retryable whether the same request may succeed later without any change
   */
  record Failed(String packageName, String branch, RuntimeException cause, boolean retryable)
      implements Settled {}

  /**
   * Shows what the plan changes in dist-git.
   *
   * @return a unified diff of all files; empty if nothing changes
   */
  default String diff() {
    if (!(this instanceof Proposal proposal)) {
      return "";
    }
    StringBuilder diff = new StringBuilder();
    proposal.files().forEach(file -> diff.append(file.diff()));
    return diff.toString();
  }
}
