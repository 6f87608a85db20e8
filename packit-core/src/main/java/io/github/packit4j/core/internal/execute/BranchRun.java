package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.internal.work.Steps;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A branch on its way through the steps; the first that fails is the result. */
abstract class BranchRun {

  private final PackageProposals proposals;
  private final Steps steps;
  private @Nullable BranchResult result;

  BranchRun(PackageProposals proposals, Steps steps) {
    this.proposals = proposals;
    this.steps = steps;
  }

  final void start() {
    steps.start();
  }

  /** Takes steps, unless one has failed before. */
  final void attempt(Supplier<Optional<BranchResult>> work) {
    if (result == null) {
      result = steps.attempt(work).orElse(null);
    }
  }

  final boolean hasResult() {
    return result != null;
  }

  /** Gives the result as it is before the look at what others did meanwhile. */
  final BranchResult result() {
    return Objects.requireNonNull(result);
  }

  /** Looks whether another run did the same at the same moment, and tells how the branch ended. */
  final BranchResult conclude() {
    BranchResult settled =
        result() instanceof BranchResult.Proposed own
            ? proposals.pullRequests().settled(own)
            : result();
    result = settled;
    steps.finish(settled);
    return settled;
  }
}
