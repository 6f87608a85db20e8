package io.github.packit4j.distgit.forge;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A pull request (GitLab: merge request) as it was when it was read. */
@Value.Immutable
@ModelStyle
public interface PullRequest {

  /**
   * Its number within the target project.
   *
   * @return the number that web pages show (GitLab: the iid)
   */
  long id();

  /**
   * Its title.
   *
   * @return one line
   */
  String title();

  /**
   * Its text.
   *
   * @return Markdown; empty if there is none
   */
  String description();

  /**
   * Where it stands.
   *
   * @return the state
   */
  PullRequestState state();

  /**
   * Who opened it.
   *
   * @return the account name; a deleted account has the placeholder that the forge gives it
   */
  String author();

  /**
   * The branch that it brings in.
   *
   * @return the branch name without {@code refs/heads/}
   */
  String sourceBranch();

  /**
   * The project that the source branch lies in.
   *
   * @return its {@link ForgeProject#fullName()}, or empty if it was deleted
   */
  Optional<String> sourceProject();

  /**
   * The branch that it is to be merged into.
   *
   * @return the branch name without {@code refs/heads/}
   */
  String targetBranch();

  /**
   * The last commit of the source branch that the forge knows of.
   *
   * @return the commit id, or empty if the request has no commits
   */
  Optional<String> headCommit();

  /**
   * Its page.
   *
   * @return the URI for a browser
   */
  URI webUrl();

  /**
   * Its labels.
   *
   * @return label names in the forge's order; empty where the forge has none
   */
  List<String> labels();

  /**
   * Whether it is marked as not yet ready.
   *
   * @return true for a draft
   */
  @Value.Default
  default boolean draft() {
    return false;
  }

  /**
   * Whether the target's maintainers may push to the source branch.
   *
   * @return true if the forge says so; lists of GitHub do not say it
   */
  @Value.Default
  default boolean maintainerEdits() {
    return false;
  }

  /**
   * When it was opened.
   *
   * @return the time, or empty where the forge does not say
   */
  Optional<Instant> createdAt();

  /**
   * Starts a snapshot; of use to tests.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a snapshot. */
  final class Builder extends ImmutablePullRequest.Builder {
    Builder() {}
  }
}
