package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.BranchHead;
import io.github.packit4j.distgit.forge.Capability;
import io.github.packit4j.distgit.forge.CheckRuns;
import io.github.packit4j.distgit.forge.CommitStatus;
import io.github.packit4j.distgit.forge.ForgeAccess;
import io.github.packit4j.distgit.forge.ForgeComment;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeIssues;
import io.github.packit4j.distgit.forge.ForgeRelease;
import io.github.packit4j.distgit.forge.ForgeTag;
import io.github.packit4j.distgit.forge.ForgeType;
import io.github.packit4j.distgit.forge.NewPullRequest;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.distgit.forge.Reaction;
import io.github.packit4j.http.PagedIterable;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one kind of forge does in its own way: each method is one operation of its interface. What
 * holds for all of them is in {@link DialectProject}.
 */
public interface Dialect {

  /**
   * The kind of forge.
   *
   * @return the type
   */
  ForgeType type();

  /**
   * What it can do.
   *
   * @return the capabilities
   */
  Set<Capability> capabilities();

  /**
   * The own account.
   *
   * @return its name
   */
  String account();

  /**
   * Who is in a group.
   *
   * @param group its name
   * @return the account names; empty if there is no such group
   */
  default Optional<Set<String>> groupMembers(String group) {
    throw Unsupported.by(type(), Capability.GROUP_MEMBERS);
  }

  /**
   * Branches, files, commits.
   *
   * @param project the project
   * @return its repository
   */
  Repository repository(ProjectName project);

  /**
   * Releases.
   *
   * @param project the project
   * @return its releases
   */
  Releases releases(ProjectName project);

  /**
   * Pull requests.
   *
   * @param project the target project
   * @return its pull requests
   */
  PullRequests pullRequests(ProjectName project);

  /**
   * Forks.
   *
   * @param project the project that is forked
   * @return its forks
   */
  Forks forks(ProjectName project);

  /**
   * Statuses of commits.
   *
   * @param project the project
   * @return its statuses
   */
  Statuses statuses(ProjectName project);

  /**
   * Issues.
   *
   * @param project the project
   * @return its issues
   */
  ForgeIssues issues(ProjectName project);

  /**
   * Access.
   *
   * @param project the project
   * @return its access
   */
  ForgeAccess access(ProjectName project);

  /**
   * Check runs, which only GitHub has.
   *
   * @param project the project
   * @return its check runs
   */
  default CheckRuns checkRuns(ProjectName project) {
    throw unsupported(Capability.CHECK_RUNS);
  }

  /**
   * Says that the forge cannot do something.
   *
   * @param capability what it cannot do
   * @return the exception, not thrown
   */
  default ForgeException unsupported(Capability capability) {
    return Unsupported.by(type(), capability);
  }

  /** Branches, files, commits. */
  interface Repository {

    /** Where git may write; see ForgeProject. */
    List<URI> pushUrls();

    /** Whether the project is visible. */
    boolean exists();

    /** The default branch. */
    String defaultBranch();

    /** The default branch and its newest commit; empty if there is none yet. */
    default Optional<BranchHead> defaultHead() {
      String branch = defaultBranch();
      return branch.isEmpty()
          ? Optional.empty()
          : resolve(branch).map(commit -> new BranchHead(branch, commit));
    }

    /** The branch names. */
    PagedIterable<String> branches();

    /** The content of a file. */
    Optional<byte[]> file(String ref, String path);

    /** The names at the top. */
    List<String> files(String ref);

    /** The commit of any ref. */
    Optional<String> resolve(String ref);

    /** The commit of a tag. */
    Optional<String> commitOfTag(String tag);

    /** The tags. */
    PagedIterable<ForgeTag> tags();
  }

  /** Releases. */
  interface Releases {

    /** All, newest first. */
    PagedIterable<ForgeRelease> all();

    /** That of a tag. */
    Optional<ForgeRelease> ofTag(String tag);

    /** The newest final one. */
    Optional<ForgeRelease> latest();
  }

  /** Pull requests. */
  interface PullRequests {

    /** Those that the server selects; the caller filters again. */
    PagedIterable<PullRequest> list(PullRequestQuery query);

    /** One of them. */
    Optional<PullRequest> find(long id);

    /** The one whose merge made a commit the newest of a branch. */
    Optional<PullRequest> mergedAs(String branch, String commit);

    /** Opens one, and never sends the request twice. */
    PullRequest create(NewPullRequest pullRequest);

    /** Replaces title and text. */
    PullRequest update(long id, String title, String description);

    /** Closes one. */
    void close(long id);

    /** Merges one. */
    void merge(long id);

    /** Adds a comment. */
    ForgeComment comment(long id, String text);

    /** The comments, oldest first. */
    PagedIterable<ForgeComment> comments(long id);

    /** The commits, oldest first. */
    PagedIterable<String> commits(long id);

    /** The changes as patches. */
    Optional<String> patch(long id);

    /** Adds labels. */
    void addLabels(long id, List<String> labels);

    /** Replaces the text of a comment. */
    void editComment(long id, long comment, String text);

    /** Reacts to a comment. */
    void react(long id, long comment, Reaction reaction);
  }

  /** Forks. */
  interface Forks {

    /** The fork of an account. */
    Optional<ProjectName> find(String account);

    /**
     * Asks for a fork of the own account; returns before it is ready, with its name where that can
     * be no other.
     */
    Optional<ProjectName> create(String account);

    /** Whether git and pull requests work on it. */
    boolean isReady(ProjectName fork);
  }

  /** Statuses of commits. */
  interface Statuses {

    /** Sets one. */
    void set(String commit, CommitStatus status);

    /** Sets one that a pull request shows, whose newest commit it is. */
    default void set(long pullRequest, String commit, CommitStatus status) {
      set(commit, status);
    }

    /** The latest of each context. */
    List<CommitStatus> list(String commit);

    /** Comments on a commit. */
    void comment(String commit, String text);
  }
}
