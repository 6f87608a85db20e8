package io.github.packit4j.cli.bodhi;

import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Consent;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.cli.run.UsageException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes an update. */
@Command(
    name = "edit",
    description = "Change an update. What is not mentioned stays as it is; bugs are added.")
final class BodhiEdit implements Action {

  @Parameters(paramLabel = "ALIAS", description = "The update, such as FEDORA-2026-d6cfc350da.")
  private String alias = "";

  @Option(
      names = "--add-build",
      paramLabel = "NVR",
      description = "A build to add; may be given again.")
  private List<String> builds = List.of();

  @Mixin private final UpdateFields fields = new UpdateFields();
  @Mixin private final Consent consent = new Consent();

  @Override
  public Answer run(Session session) throws InterruptedException {
    Update present =
        session
            .clients()
            .bodhi()
            .updates()
            .find(alias)
            .orElseThrow(() -> new UsageException("There is no update " + alias + "."));
    NewUpdate.Builder wanted = NewUpdate.from(present);
    change(wanted);
    return consent.around(session, UpdatePlan.of(wanted.build()), () -> edited(session));
  }

  private void change(NewUpdate.Builder update) {
    update.addAllBuilds(builds);
    fields.applyTo(update);
  }

  private Answer edited(Session session) {
    return UpdateView.answer(
        "edited", session.clients().bodhi().updates().edit(alias, this::change));
  }
}
