package io.github.packit4j.cli.release;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Consent;
import io.github.packit4j.cli.run.PackageArgument;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.SyncRequest;
import io.github.packit4j.core.plan.SyncPlan;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings changes back upstream. */
@Command(
    name = "sync-from-downstream",
    description = {
      "Propose upstream what changed in dist-git: the spec file and files_to_sync.",
      "What would be done is shown before anything is changed."
    })
public final class SyncFromDownstream implements Action {

  @Mixin private final PackageArgument packageName = new PackageArgument();

  @Option(
      names = "--dist-git-branch",
      paramLabel = "BRANCH",
      description = "The dist-git branch. Default: the default branch.")
  private Optional<String> branch = Optional.empty();

  @Option(
      names = {"-f", "--force"},
      description = "Propose the change again where its pull request was closed.")
  private boolean force;

  @Mixin private final Consent consent = new Consent();

  @Override
  public Answer run(Session session) throws InterruptedException {
    ReleaseWorkflow workflow = session.workflow(builder -> {});
    SyncPlan plan = workflow.planSync(new SyncRequest(packageName.name(session), branch, force));
    return consent.around(session, Plans.of(plan), () -> Reports.of(workflow.execute(plan)));
  }
}
