package io.github.packit4j.cli.bodhi;

import io.github.packit4j.bodhi.UpdateOutcome;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Consent;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.cli.run.UsageException;
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

  @Override
  public Answer run(Session session) throws InterruptedException {
    NewUpdate update = update();
    return consent.around(
        session,
        UpdatePlan.of(update),
        () -> {
          UpdateOutcome outcome = session.clients().updates().submit(update);
          return UpdateView.answer(word(outcome), outcome.update());
        });
  }

  private NewUpdate update() {
    List<String> all = new ArrayList<>(builds);
    all.addAll(moreBuilds);
    if (all.isEmpty() || !fields.hasNotes()) {
      throw new UsageException("An update needs builds, and --notes that say what is in it.");
    }
    NewUpdate.Builder update = NewUpdate.builder().builds(all).fromTag(sideTag);
    fields.applyTo(update);
    return update.build();
  }

  private static String word(UpdateOutcome outcome) {
    if (outcome instanceof UpdateOutcome.Created) {
      return "created";
    }
    return outcome instanceof UpdateOutcome.Edited ? "edited" : "present";
  }
}
