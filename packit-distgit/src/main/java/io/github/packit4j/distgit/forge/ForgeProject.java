package io.github.packit4j.distgit.forge;

import io.github.packit4j.http.PagedIterable;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A project (repository) on a forge. A handle: only names and URIs are known without asking.
 * Thread-safe.
 *
 * <p>Every method that does I/O throws {@link ForgeException}; a method that returns an {@link
 * Optional} gives empty for what is absent, and every other one throws with reason NOT_FOUND. Lists
 * are fetched while they are read.
 */
public interface ForgeProject {

  /**
   * The forge that it lives on.
   *
   * @return the forge
   */
  Forge forge();

  /**
   * Its full name: namespace and name, {@code packit/ogr}, {@code rpms/hello}, {@code group/sub/p}.
   * A fork on Pagure has the form {@code fork/account/rpms/hello}.
   *
   * @return the name, unique on the forge
   */
  String fullName();

  /**
   * The account or group that it belongs to: the first part of the full name, on Pagure the account
   * of a fork or the namespace; empty on Pagure for a project without namespace.
   *
   * @return the owner
   */
  String owner();

  /**
   * Its name alone.
   *
   * @return the last part of the full name
   */
  String name();

  /**
   * Its page.
   *
   * @return the URI for a browser
   */
  URI webUrl();

  /**
   * Where git reads it over https.
   *
   * @return the URI, without credentials
   */
  URI cloneUrl();

  /**
   * The page that shows a tag to people. Asks nobody.
   *
   * @param tag the tag
   * @return the page; empty on Pagure, which has none for a single tag
   */
  Optional<URI> tagPage(String tag);

  /**
   * The page that shows a commit to people. Asks nobody.
   *
   * @param commit the full commit id
   * @return the page
   */
  URI commitPage(String commit);

  /**
   * Where git may write to it.
   *
   * @return https first, then ssh where the forge offers it; without credentials
   */
  List<URI> pushUrls();

  /**
   * Whether it exists, as far as this account may know.
   *
   * @return false if the forge says that there is no such project
   */
  boolean exists();

  /**
   * The branch that a clone checks out.
   *
   * @return the branch name
   */
  String defaultBranch();

  /**
   * The newest commit of the branch that a clone checks out, in one request where the forge has one
   * for it.
   *
   * @return branch and commit; empty if the repository has no commits
   */
  Optional<BranchHead> defaultHead();

  /**
   * All branches.
   *
   * @return branch names in the forge's order
   */
  PagedIterable<String> branches();

  /**
   * The content of a file.
   *
   * @param ref a branch, tag or commit id
   * @param path the path from the top of the repository, with {@code /}
   * @return the bytes, or empty if the ref, the path or the project is absent
   */
  Optional<byte[]> file(String ref, String path);

  /**
   * What lies at the top of the repository.
   *
   * @param ref a branch, tag or commit id
   * @return names of files and folders; empty if the ref is absent or the repository is empty
   */
  List<String> files(String ref);

  /**
   * The commit of a branch, tag or abbreviated commit id.
   *
   * @param ref the name
   * @return the full commit id, or empty if there is none
   */
  Optional<String> resolve(String ref);

  /**
   * The commit that a tag leads to, also through an annotated tag.
   *
   * @param tag the tag name
   * @return the full commit id, or empty if there is no such tag
   * @throws ForgeException with reason NOT_FOUND if there is no such project
   */
  Optional<String> commitOfTag(String tag);

  /**
   * All tags.
   *
   * @return the tags in the forge's order, which is not by date everywhere
   */
  PagedIterable<ForgeTag> tags();

  /**
   * All releases that the account may see, newest first.
   *
   * @return the releases; tags on a forge without {@link Capability#RELEASES}, in the order of the
   *     tag list
   */
  PagedIterable<ForgeRelease> releases();

  /**
   * The release of a tag.
   *
   * @param tag the tag name
   * @return the release, or empty if the tag has none
   */
  Optional<ForgeRelease> release(String tag);

  /**
   * The newest release that is neither a draft nor a prerelease.
   *
   * @return the release, or empty if there is none, or if the forge has no {@link
   *     Capability#RELEASES} to tell
   */
  Optional<ForgeRelease> latestRelease();

  /**
   * The fork of this project that belongs to an account; the project itself if it is the account's,
   * as no forge lets an account fork what is its own.
   *
   * @param account the account name
   * @return the fork, or empty if there is none; whether its git is ready is not checked
   */
  Optional<ForgeProject> fork(String account);

  /**
   * The fork of this project that belongs to the own account, made if it does not exist, after
   * waiting until git and pull requests work on it; the project itself if it is the own account's.
   *
   * @return the fork, ready
   * @throws ForgeException with reason NOT_READY if that takes longer than {@link
   *     Forges.Builder#forkTimeout}
   * @throws InterruptedException if the thread is interrupted while waiting
   */
  ForgeProject forkOrCreate() throws InterruptedException;

  /**
   * Lists pull requests into this project, newest first.
   *
   * @param query which ones
   * @return the matching ones
   */
  PagedIterable<PullRequest> pullRequests(PullRequestQuery query);

  /**
   * Reads one pull request.
   *
   * @param id its number
   * @return the pull request, or empty if there is none
   */
  Optional<PullRequest> pullRequest(long id);

  /**
   * The pull request whose merge made a commit the newest one of a branch. The same commit may have
   * come to another branch by another pull request, or without one.
   *
   * @param branch the branch
   * @param commit the full hash
   * @return the pull request; empty if there is none, as after a direct push
   * @throws ForgeException with reason UNSUPPORTED if the forge lacks MERGED_COMMITS
   */
  Optional<PullRequest> pullRequestMergedAs(String branch, String commit);

  /**
   * Opens a pull request into this project. Where the answer is lost, the forge is asked whether
   * the request was opened before the failure is reported; it is never sent twice.
   *
   * @param pullRequest what to open
   * @return the pull request as the forge made it
   */
  PullRequest createPullRequest(NewPullRequest pullRequest);

  /**
   * Makes sure that there is one open pull request of the own account from the given branch to the
   * given branch: an existing one gets title and description, else one is opened.
   *
   * @param pullRequest what there is to be
   * @return the pull request
   */
  PullRequest proposePullRequest(NewPullRequest pullRequest);

  /**
   * Replaces title and description of a pull request.
   *
   * @param id its number
   * @param title the new title
   * @param description the new text
   * @return the changed pull request
   */
  PullRequest updatePullRequest(long id, String title, String description);

  /**
   * Comments on a pull request. Not repeated when the answer is lost.
   *
   * @param id its number
   * @param text the comment
   * @return the comment
   */
  ForgeComment comment(long id, String text);

  /**
   * The comments on a pull request by people and programs, oldest first.
   *
   * @param id its number
   * @return the comments, without those that the forge made itself
   */
  PagedIterable<ForgeComment> comments(long id);

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
   * Comments on a commit. Not repeated when the answer is lost.
   *
   * @param commit the full commit id
   * @param text the comment
   * @throws ForgeException with reason UNSUPPORTED without {@link Capability#COMMIT_COMMENTS}
   */
  void commentOnCommit(String commit, String text);

  /**
   * Its issues.
   *
   * @return the issues; nothing is asked yet
   */
  ForgeIssues issues();

  /**
   * Who may do what in it.
   *
   * @return the access; nothing is asked yet
   */
  ForgeAccess access();

  /**
   * Its check runs.
   *
   * @return the check runs; nothing is asked yet
   * @throws ForgeException with reason UNSUPPORTED without {@link Capability#CHECK_RUNS}
   */
  CheckRuns checkRuns();

  /**
   * Sets the status of a commit.
   *
   * @param commit the full commit id
   * @param status the status
   */
  void setCommitStatus(String commit, CommitStatus status);

  /**
   * Sets a status that a pull request shows: that of its newest commit. On Pagure it is a flag of
   * the pull request, for which every token may have the right ({@code pull_request_flag}); flags
   * of commits are for its administrators.
   *
   * @param id the number of the pull request
   * @param commit the full id of its newest commit
   * @param status the status
   */
  void setPullRequestStatus(long id, String commit, CommitStatus status);

  /**
   * The latest status of each context of a commit.
   *
   * @param commit the full commit id
   * @return the statuses
   */
  List<CommitStatus> commitStatuses(String commit);
}
