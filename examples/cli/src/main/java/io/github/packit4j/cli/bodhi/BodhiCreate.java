package io.github.packit4j.cli.bodhi;

import io.github.packit4j.bodhi.NewUpdate;
import io.github.packit4j.bodhi.UpdateOutcome;
import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Consent;
import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an update of builds. */
@Command(
    name = "create",
    description = "Make one update of builds of one release, unless they have one.")
final class BodhiCreate implements Action {

  @Parameters(arity = "0..*", paramLabel = "NVR", description = "The builds: name-version-release.")
  private List<String> builds = List.of();

  @Option(names = "--koji-build", paramLabel = "NVR", description = "A build; may be given again.")
  private List<String> moreBuilds = List.of();

  @Option(
      names = "--from-tag",
      paramLabel = "TAG",
      description = "The side tag that holds the builds.")
  private Optional<String> sideTag = Optional.empty();

  @Mixin private final UpdateFields fields = new UpdateFields();
  @Mixin private final Consent consent = new Consent();

  /** What is to be made. */
  private record Planned(List<String> builds, String type, String notes, List<Integer> bugs) {}

  @Override
  public Answer run(Session session) throws InterruptedException {
    NewUpdate update = update();
    return consent.around(
        session,
        plan(update),
        () -> {
          UpdateOutcome outcome = session.clients().updates().submit(update);
          UpdateView view = UpdateView.of(word(outcome), outcome.update(), Optional.empty());
          Page page = new Page();
          view.addTo(page);
          return Answer.of(view, page);
        });
  }

  private NewUpdate update() {
    List<String> all = new ArrayList<>(builds);
    all.addAll(moreBuilds);
    NewUpdate.Builder update = NewUpdate.builder().builds(all).fromTag(sideTag);
    fields.applyTo(update);
    return update.build();
  }

  private static Answer plan(NewUpdate update) {
    Page page =
        new Page()
            .line(
                "%s update of %s".formatted(update.type().key(), String.join(" ", update.builds())))
            .document(update.notes());
    return Answer.of(
        new Planned(update.builds(), update.type().key(), update.notes(), update.bugs()), page);
  }

  private static String word(UpdateOutcome outcome) {
    if (outcome instanceof UpdateOutcome.Created) {
      return "created";
    }
    return outcome instanceof UpdateOutcome.Edited ? "edited" : "present";
  }
}
