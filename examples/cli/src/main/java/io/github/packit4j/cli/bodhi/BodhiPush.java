package io.github.packit4j.cli.bodhi;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.PushOutcome;
import io.github.packit4j.bodhi.StablePush;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateQuery;
import io.github.packit4j.bodhi.model.UpdateStatus;
import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Consent;
import io.github.packit4j.cli.run.PackageArgument;
import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.cli.run.UsageException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pushes what was tested enough. */
@Command(
    name = "push",
    description = "Ask for the push to stable of updates that were tested enough.")
final class BodhiPush implements Action {

  @Mixin private final PackageArgument packageName = new PackageArgument();

  @Option(
      names = "--update-alias",
      paramLabel = "ALIAS",
      description = "An update; may be given again. Default: all in testing of the package.")
  private List<String> aliases = List.of();

  @Mixin private final Consent consent = new Consent();

  @Override
  public Answer run(Session session) throws InterruptedException {
    BodhiClient bodhi = session.clients().bodhi();
    List<Update> updates = updates(session, bodhi);
    return consent.around(
        session,
        answer(
            updates.stream()
                .map(update -> UpdateView.of("present", update, Optional.empty()))
                .toList()),
        () -> push(StablePush.of(bodhi, session.clock()), updates));
  }

  private List<Update> updates(Session session, BodhiClient bodhi) {
    if (aliases.isEmpty()) {
      return bodhi
          .updates()
          .list(
              UpdateQuery.builder()
                  .addPackages(packageName.name(session))
                  .addStatuses(UpdateStatus.TESTING)
                  .build())
          .toList();
    }
    return aliases.stream()
        .map(
            alias ->
                bodhi
                    .updates()
                    .find(alias)
                    .orElseThrow(() -> new UsageException("There is no update " + alias + ".")))
        .toList();
  }

  private static Answer push(StablePush push, List<Update> updates) {
    List<PushOutcome> outcomes = updates.stream().map(push::push).toList();
    return answer(outcomes.stream().map(BodhiPush::view).toList())
        .failedUnless(outcomes.stream().noneMatch(PushOutcome.Refused.class::isInstance));
  }

  private static UpdateView view(PushOutcome outcome) {
    if (outcome instanceof PushOutcome.Waiting waiting) {
      return UpdateView.of("waiting", waiting.update(), Optional.of(waiting.reason()));
    }
    if (outcome instanceof PushOutcome.Refused refused) {
      return UpdateView.of(
          "refused", refused.update(), Optional.ofNullable(refused.cause().getMessage()));
    }
    return UpdateView.of("requested", outcome.update(), Optional.empty());
  }

  private static Answer answer(List<UpdateView> views) {
    Page page = new Page();
    views.forEach(view -> view.addTo(page));
    if (views.isEmpty()) {
      page.line("There is no such update in testing.");
    }
    return Answer.of(views, page);
  }
}
