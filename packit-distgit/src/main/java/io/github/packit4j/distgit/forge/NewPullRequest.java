package io.github.packit4j.distgit.forge;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A pull request to be opened. The target project is the one that is asked to open it. */
@Value.Immutable
@ModelStyle
public interface NewPullRequest {

  /**
   * Its title.
   *
   * @return one line
   */
  String title();

  /**
   * Its text; empty unless set.
   *
   * @return Markdown
   */
  @Value.Default
  default String description() {
    return "";
  }

  /**
   * The branch that it brings in.
   *
   * @return the branch name without {@code refs/heads/}
   */
  String sourceBranch();

  /**
   * The fork that the source branch lies in; the target project itself unless set.
   *
   * @return the fork's {@link ForgeProject#fullName()}, or empty
   */
  Optional<String> sourceProject();

  /**
   * The branch that it is to be merged into.
   *
   * @return the branch name without {@code refs/heads/}
   */
  String targetBranch();

  /**
   * Labels to set, where the forge has {@link Capability#LABELS}; ignored elsewhere.
   *
   * @return label names
   */
  List<String> labels();

  /**
   * Whether it is to be a draft, where the forge has {@link Capability#DRAFT_PULL_REQUESTS}; false
   * unless set.
   *
   * @return true for a draft
   */
  @Value.Default
  default boolean draft() {
    return false;
  }

  /**
   * Whether the target's maintainers may push to the source branch, where the forge has {@link
   * Capability#MAINTAINER_EDITS}; true unless set.
   *
   * @return true to let them
   */
  @Value.Default
  default boolean maintainerEdits() {
    return true;
  }

  /** Refuses what no forge accepts. */
  @Value.Check
  default void check() {
    if (title().isBlank() || title().lines().count() != 1) {
      throw new IllegalArgumentException("The title of a pull request must be one line of text");
    }
    if (sourceBranch().isBlank() || targetBranch().isBlank()) {
      throw new IllegalArgumentException("A pull request needs a source and a target branch");
    }
  }

  /**
   * Starts a pull request.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a pull request to be opened. */
  final class Builder extends ImmutableNewPullRequest.Builder {
    Builder() {}

    /**
     * Sets the source to a branch of a fork.
     *
     * @param fork the project that the branch lies in
     * @param branch the branch name
     * @return this
     */
    public Builder source(ForgeProject fork, String branch) {
      sourceProject(fork.fullName());
      sourceBranch(branch);
      return this;
    }
  }
}
