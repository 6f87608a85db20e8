package io.github.packit4j.core.plan;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What a release will do, branch by branch: immutable data that can be shown, kept as JSON ({@link
 * PlanFile}) and carried out later. Making it has changed nothing anywhere.
 */
@Value.Immutable
@ModelStyle
public interface ReleasePlan {

  /**
   * Gives the version that is released.
   *
   * @return the version as upstream writes it
   */
  String version();

  /**
   * Names the release's tag.
   *
   * @return the tag; empty for an upstream without git
   */
  Optional<String> tag();

  /**
   * Names the release's commit upstream.
   *
   * @return the full commit hash; empty for an upstream without git
   */
  Optional<String> commit();

  /**
   * Names the dist-git that the plan is for.
   *
   * @return the web address of its packages, {@code https://src.fedoraproject.org/rpms}; empty for
   *     the first one of the workflow that carries it out
   */
  Optional<URI> distGit();

  /**
   * Lists what happens to each package on each branch, packages and branches in the configured
   * order.
   *
   * @return the branch plans
   */
  List<BranchPlan> branches();

  /**
   * Starts a plan.
   *
   * @return an empty builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a plan. */
  final class Builder extends ImmutableReleasePlan.Builder {
    Builder() {}
  }
}
