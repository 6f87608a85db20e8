package io.github.packit4j.distgit.forge;

import java.util.Locale;
import java.util.Optional;

/**
 * Which pull requests to list. Each part narrows the list further; what a forge cannot filter is
 * filtered here. Immutable.
 *
 * @param state the state they are in, or empty for any
 * @param author who opened them, or empty for anybody
 * @param sourceProject the full name of the project that they come from, or empty for any
 * @param sourceBranch the branch that they bring in, or empty for any
 * @param targetBranch the branch that they are to be merged into, or empty for any
 */
public record PullRequestQuery(
    Optional<PullRequestState> state,
    Optional<String> author,
    Optional<String> sourceProject,
    Optional<String> sourceBranch,
    Optional<String> targetBranch) {

  private static final PullRequestQuery ALL =
      new PullRequestQuery(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * All pull requests.
   *
   * @return the query that matches everything
   */
  public static PullRequestQuery all() {
    return ALL;
  }

  /**
   * All open pull requests.
   *
   * @return the query
   */
  public static PullRequestQuery open() {
    return ALL.state(PullRequestState.OPEN);
  }

  /**
   * Narrows the query to one state.
   *
   * @param wanted the state
   * @return the narrowed query
   */
  public PullRequestQuery state(PullRequestState wanted) {
    return new PullRequestQuery(
        Optional.of(wanted), author, sourceProject, sourceBranch, targetBranch);
  }

  /**
   * Narrows the query to one author.
   *
   * @param account the account name
   * @return the narrowed query
   */
  public PullRequestQuery author(String account) {
    return new PullRequestQuery(
        state, Optional.of(account), sourceProject, sourceBranch, targetBranch);
  }

  /**
   * Narrows the query to one source project.
   *
   * @param fullName the project's full name
   * @return the narrowed query
   */
  public PullRequestQuery sourceProject(String fullName) {
    return new PullRequestQuery(state, author, Optional.of(fullName), sourceBranch, targetBranch);
  }

  /**
   * Narrows the query to one source branch.
   *
   * @param branch the branch name
   * @return the narrowed query
   */
  public PullRequestQuery sourceBranch(String branch) {
    return new PullRequestQuery(state, author, sourceProject, Optional.of(branch), targetBranch);
  }

  /**
   * Narrows the query to one target branch.
   *
   * @param branch the branch name
   * @return the narrowed query
   */
  public PullRequestQuery targetBranch(String branch) {
    return new PullRequestQuery(state, author, sourceProject, sourceBranch, Optional.of(branch));
  }

  /**
   * Whether a pull request is one of those asked for.
   *
   * @param pullRequest the pull request
   * @return true if every part of the query fits; names of accounts and projects fit in any case
   */
  public boolean matches(PullRequest pullRequest) {
    return state.map(wanted -> wanted == pullRequest.state()).orElse(true)
        && author.map(wanted -> same(wanted, pullRequest.author())).orElse(true)
        && sourceProject
            .map(wanted -> pullRequest.sourceProject().filter(p -> same(wanted, p)).isPresent())
            .orElse(true)
        && sourceBranch.map(pullRequest.sourceBranch()::equals).orElse(true)
        && targetBranch.map(pullRequest.targetBranch()::equals).orElse(true);
  }

  private static boolean same(String wanted, String actual) {
    return wanted.toLowerCase(Locale.ROOT).equals(actual.toLowerCase(Locale.ROOT));
  }
}
