package io.github.packit4j.bodhi.model;

import java.util.ArrayList;
import java.util.List;

/** The rules of Bodhi's schema that need no server. */
final class NewUpdateCheck {
  private NewUpdateCheck() {}

  static void check(NewUpdate update) {
    List<String> problems = new ArrayList<>();
    if (update.builds().isEmpty() && update.fromTag().isEmpty()) {
      problems.add("neither builds nor a side tag are given");
    }
    if (update.builds().stream().anyMatch(String::isBlank)) {
      problems.add("a build has no name");
    }
    int length = update.notes().codePointCount(0, update.notes().length());
    if (length < NewUpdate.MIN_NOTES || length > NewUpdate.MAX_NOTES) {
      problems.add(
          "the notes have %d characters, allowed are %d to %d"
              .formatted(length, NewUpdate.MIN_NOTES, NewUpdate.MAX_NOTES));
    }
    if (update.type() == UpdateType.SECURITY
        && update.severity().filter(s -> s != UpdateSeverity.UNSPECIFIED).isEmpty()) {
      problems.add("a security update needs a severity");
    }
    if (update.type() == UpdateType.UNKNOWN
        || update.severity().filter(s -> s == UpdateSeverity.UNKNOWN).isPresent()
        || update.suggestion().filter(s -> s == UpdateSuggestion.UNKNOWN).isPresent()) {
      problems.add("type, severity and suggestion must not be UNKNOWN");
    }
    if (update.stableKarma().orElse(1) < 1) {
      problems.add("stableKarma is below 1");
    }
    if (update.unstableKarma().orElse(-1) > -1) {
      problems.add("unstableKarma is above -1");
    }
    if (update.stableDays().orElse(0) < 0) {
      problems.add("stableDays is negative");
    }
    if (update.bugs().stream().anyMatch(bug -> bug < 1)) {
      problems.add("a bug number is not positive");
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("Not a valid update: " + String.join("; ", problems));
    }
  }
}
