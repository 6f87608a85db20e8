package io.github.packit4j.cli.bodhi;

import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.UpdateSeverity;
import io.github.packit4j.bodhi.model.UpdateSuggestion;
import io.github.packit4j.bodhi.model.UpdateType;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What an update says; what is not given stays as it is, or as Bodhi has it by default. */
final class UpdateFields {

  @Option(
      names = {"--notes", "--update-notes"},
      paramLabel = "TEXT",
      description = "What is in the update, in Markdown.")
  private Optional<String> notes = Optional.empty();

  @Option(
      names = {"--type", "--update-type"},
      paramLabel = "TYPE",
      description = "bugfix, security, newpackage, enhancement or unspecified.")
  private Optional<UpdateType> type = Optional.empty();

  @Option(
      names = "--severity",
      paramLabel = "SEVERITY",
      description = "unspecified, low, medium, high or urgent; needed for security updates.")
  private Optional<UpdateSeverity> severity = Optional.empty();

  @Option(
      names = {"-b", "--bugs", "--resolve-bug"},
      paramLabel = "BUGS",
      split = ",",
      description = "Numbers of the bugs it fixes, separated by commas.")
  private List<Integer> bugs = List.of();

  @Option(
      names = "--suggest",
      paramLabel = "WHAT",
      description = "What users should do afterwards: unspecified, reboot or logout.")
  private Optional<UpdateSuggestion> suggestion = Optional.empty();

  @Option(
      names = "--stable-karma",
      paramLabel = "KARMA",
      description = "The karma for a push to stable.")
  private Optional<Integer> stableKarma = Optional.empty();

  @Option(
      names = "--stable-days",
      paramLabel = "DAYS",
      description = "The days in testing before a push to stable.")
  private Optional<Integer> stableDays = Optional.empty();

  boolean hasNotes() {
    return notes.isPresent();
  }

  /** Sets what was given. */
  void applyTo(NewUpdate.Builder update) {
    notes.ifPresent(update::notes);
    type.ifPresent(update::type);
    severity.ifPresent(update::severity);
    update.addAllBugs(bugs);
    suggestion.ifPresent(update::suggestion);
    stableKarma.ifPresent(update::stableKarma);
    stableDays.ifPresent(update::stableDays);
  }
}
