package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.http.HttpRequest;
import java.util.List;
import java.util.Optional;

/**
 * What a client sends to create or edit an update; what it left out has its default.
 *
 * @param builds NVRs as sent; empty if the field was left out
 * @param fromTag side tag
 * @param bugs bug numbers as sent; empty if the field was left out
 * @param edited alias of the update to edit
 * @param terms the rest
 */
record SaveForm(
    Optional<List<String>> builds,
    Optional<String> fromTag,
    Optional<List<String>> bugs,
    Optional<String> edited,
    Terms terms) {

  private static final String REQUIRED = "Required";

  /**
   * Reads a form in the order of Bodhi's schema.
   *
   * @throws BodhiRefusal with all that its schema finds wrong
   */
  static SaveForm read(HttpRequest request, CsrfTokens csrf) {
    Problems problems = new Problems();
    ParameterReader reader = new ParameterReader(Parameters.ofBody(request), "body", problems);
    csrf.check(request, reader, problems);
    Optional<List<String>> builds = reader.list("builds", "build");
    Optional<String> fromTag = reader.text("from_tag");
    Optional<List<String>> bugs = reader.listOfPresent("bugs", "bug");
    String displayName = reader.text("display_name").map(String::strip).orElse("");
    boolean closeBugs = reader.lenientFlag("close_bugs", true);
    Optional<String> type =
        reader.required("type", REQUIRED).isPresent()
            ? reader.choice("type", Choices.TYPES)
            : Optional.empty();
    Optional<String> severity = reader.choice("severity", Choices.SEVERITIES);
    Optional<String> notes =
        reader.bounded("notes", "A description is required for the update.", 2, Wording.MAX_NOTES);
    boolean autokarma = reader.lenientFlag("autokarma", true);
    int stableKarma = reader.number("stable_karma", 1, Integer.MAX_VALUE).orElse(3);
    int unstableKarma = reader.number("unstable_karma", Integer.MIN_VALUE, -1).orElse(-3);
    Optional<String> suggest = reader.choice("suggest", Choices.SUGGESTIONS);
    Optional<String> edited = reader.text("edited");
    boolean requireBugs = reader.lenientFlag("require_bugs", true);
    boolean requireTestcases = reader.lenientFlag("require_testcases", true);
    boolean autotime = reader.lenientFlag("autotime", true);
    int stableDays = reader.number("stable_days", 0, Integer.MAX_VALUE).orElse(0);
    problems.throwIfAny();
    return new SaveForm(
        builds,
        fromTag,
        bugs,
        edited,
        new Terms(
            new Wording(
                displayName,
                notes.orElse(""),
                type.orElse(Choices.UNSPECIFIED),
                severity.orElse(Choices.UNSPECIFIED),
                suggest.orElse(Choices.UNSPECIFIED)),
            new AutoPush(autokarma, autotime, stableKarma, unstableKarma, stableDays),
            new Expectations(closeBugs, requireBugs, requireTestcases)));
  }
}
