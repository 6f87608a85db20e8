package io.github.packit4j.bodhi.model;

/** Turns an update back into the request that describes it in full. */
final class PresentFields {
  private PresentFields() {}

  static NewUpdate.Builder of(Update update) {
    NewUpdate.Builder builder = NewUpdate.builder();
    builder
        .builds(update.nvrs())
        .fromTag(update.fromTag())
        .notes(update.notes())
        .type(update.type())
        .bugs(update.bugs().stream().map(BodhiBug::id).toList())
        .severity(update.severity())
        .suggestion(update.suggestion())
        .displayName(update.displayName())
        .closeBugs(update.closeBugs())
        .autokarma(update.autokarma())
        .autotime(update.autotime())
        .stableKarma(update.stableKarma())
        .unstableKarma(update.unstableKarma())
        .stableDays(update.stableDays())
        .requireBugs(update.requireBugs())
        .requireTestCases(update.requireTestCases());
    return builder;
  }
}
