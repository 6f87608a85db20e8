package io.github.packit4j.distgit.forge;

import io.github.packit4j.http.PagedIterable;
import java.util.List;
import java.util.Optional;

/**
 * The pull requests into a project; merge requests on GitLab. Thread-safe; every method throws
 * {@link ForgeException}.
 */
public interface ForgePullRequests {

  /**
   * Lists pull requests into this project, newest first.
   *
   * @param query which ones
   * @return the matching ones
   */
  PagedIterable<PullRequest> list(PullRequestQuery query);

  /**
   * Reads one pull request.
   *
   * @param id its number
   * @return the pull request, or empty if there is none
   */
  Optional<PullRequest> find(long id);

  /**
   * The pull request whose merge made a commit the newest one of a branch. The same commit may have
   * come to another branch by another pull request, or without one.
   *
   * @param branch the branch
   * @param commit the full hash
   * @return the pull request; empty if there is none, as after a direct push
   * @throws ForgeException with reason UNSUPPORTED if the forge lacks MERGED_COMMITS
   */
  Optional<PullRequest> mergedAs(String branch, String commit);

  /**
   * Opens a pull request into this project. Where the answer is lost, the forge is asked whether
   * the request was opened before the failure is reported; it is never sent twice.
   *
   * @param pullRequest what to open
   * @return the pull request as the forge made it
   */
  PullRequest create(NewPullRequest pullRequest);

  /**
   * Makes sure that there is one open pull request of the own account from the given branch to the
   * given branch: an existing one gets title and description, else one is opened.
   *
   * @param pullRequest what there is to be
   * @return the pull request
   */
  PullRequest propose(NewPullRequest pullRequest);

  /**
   * Replaces title and description of a pull request.
   *
   * @param id its number
   * @param title the new title
   * @param description the new text
   * @return the changed pull request
   */
  PullRequest update(long id, String title, String description);

  /**
   * Closes a pull request without merging it. Does nothing if it is closed or merged already.
   *
   * @param id its number
   * @return the pull request afterwards
   */
  PullRequest close(long id);

  /**
   * Merges a pull request. Does nothing if it is merged already.
   *
   * @param id its number
   * @return the pull request afterwards
   * @throws ForgeException with reason CONFLICT if it does not merge
   */
  PullRequest merge(long id);

  /**
   * The commits that a pull request brings in, oldest first.
   *
   * @param id its number
   * @return full commit ids
   * @throws ForgeException with reason UNSUPPORTED without {@link Capability#PULL_REQUEST_COMMITS}
   */
  PagedIterable<String> commits(long id);

  /**
   * The changes of a pull request as patches, in the form of {@code git format-patch}.
   *
   * @param id its number
   * @return the text, or empty if there is no such pull request, or if the forge shows patches on
   *     public pages only and this is a private project (GitLab, Pagure)
   */
  Optional<String> patch(long id);

  /**
   * Adds labels to those that a pull request has.
   *
   * @param id its number
   * @param labels label names
   * @throws ForgeException with reason UNSUPPORTED without {@link Capability#LABELS}
   */
  void addLabels(long id, List<String> labels);

  /**
   * The comments on a pull request by people and programs, oldest first.
   *
   * @param id its number
   * @return the comments, without those that the forge made itself
   */
  PagedIterable<ForgeComment> comments(long id);

  /**
   * Comments on a pull request. Not repeated when the answer is lost.
   *
   * @param id its number
   * @param text the comment
   * @return the comment
   */
  ForgeComment comment(long id, String text);

  /**
   * Replaces the text of an own comment on a pull request.
   *
   * @param id the number of the pull request
   * @param comment what the forge knows the comment by
   * @param text the new text
   * @throws ForgeException with reason UNSUPPORTED without {@link Capability#COMMENT_EDITING}
   */
  void editComment(long id, long comment, String text);

  /**
   * Reacts to a comment on a pull request. Does nothing if the own account did so before.
   *
   * @param id the number of the pull request
   * @param comment what the forge knows the comment by
   * @param reaction the reaction
   * @throws ForgeException with reason UNSUPPORTED without {@link Capability#REACTIONS}
   */
  void react(long id, long comment, Reaction reaction);

  /**
   * Sets a status that a pull request shows: that of its newest commit. On Pagure it is a flag of
   * the pull request, for which every token may have the right ({@code pull_request_flag}); flags
   * of commits are for its administrators.
   *
   * @param id the number of the pull request
   * @param commit the full id of its newest commit
   * @param status the status
   */
  void setStatus(long id, String commit, CommitStatus status);
}
