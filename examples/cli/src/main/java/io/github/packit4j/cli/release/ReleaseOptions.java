package io.github.packit4j.cli.release;

import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Consent;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.cli.run.UsageException;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.PlanFile;
import io.github.packit4j.core.plan.ReleasePlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which release, and how it is carried into dist-git: what both directions have. */
final class ReleaseOptions {

  @Parameters(
      index = "+",
      arity = "0..1",
      paramLabel = "VERSION",
      description = "The version upstream. Default: the latest release.")
  private Optional<String> version = Optional.empty();

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "The release's tag instead of its version.")
  private Optional<String> tag = Optional.empty();

  @Option(
      names = "--dist-git-branch",
      paramLabel = "BRANCHES",
      split = ",",
      description = "Branches or aliases, separated by commas. Default: as configured.")
  private List<String> branches = List.of();

  @Option(
      names = {"-p", "--package"},
      paramLabel = "PACKAGE",
      description = "A package of a monorepo; may be given again. Default: all.")
  private Set<String> packages = Set.of();

  @Option(
      names = {"-b", "--resolve-bug"},
      paramLabel = "BUG",
      split = ",",
      description = "A bug that the release resolves, such as rhbz#2509741; may be given again.")
  private List<String> bugs = List.of();

  @Option(
      names = {"-f", "--force"},
      description = "Propose the release again where its pull request was closed.")
  private boolean force;

  @Option(
      names = "--actions",
      paramLabel = "HOW",
      defaultValue = "refuse",
      description = {
        "How commands of the configuration run: refuse, sandbox (bubblewrap, without a network)",
        "or local (as you). Default: ${DEFAULT-VALUE}."
      })
  private Actions actions = Actions.REFUSE;

  @Option(
      names = "--apply",
      paramLabel = "FILE",
      description = "Do exactly what a plan says that '--plan --json' has printed.")
  private Optional<Path> apply = Optional.empty();

  @Mixin private final Consent consent = new Consent();

  /**
   * Plans the release and carries the plan out, if that is wanted, or carries a given plan out.
   *
   * @param start the job and its project
   */
  Answer run(Session session, Supplier<ReleaseRequest> start) throws InterruptedException {
    ReleaseWorkflow workflow = session.workflow(actions::applyTo);
    ReleasePlan plan =
        apply
            .map(session::file)
            .map(PlanFile::load)
            .orElseGet(() -> workflow.plan(request(start.get())));
    Consent.Change change = () -> Reports.of(workflow.execute(plan));
    return apply.isPresent() || changesNothing(plan)
        ? consent.unasked(Plans.of(plan), change)
        : consent.around(session, Plans.of(plan), change);
  }

  private static boolean changesNothing(ReleasePlan plan) {
    return plan.branches().stream().allMatch(BranchPlan.Settled.class::isInstance);
  }

  private ReleaseRequest request(ReleaseRequest start) {
    if (version.isPresent() && tag.isPresent()) {
      throw new UsageException("Give either a version or --tag.");
    }
    return start.toBuilder()
        .version(version)
        .tag(tag)
        .branches(branches)
        .packages(packages)
        .resolvedBugs(bugs)
        .evenIfClosed(force)
        .build();
  }
}
