package io.github.packit4j.bot.page;

import static io.github.packit4j.bot.page.Tag.link;
import static io.github.packit4j.bot.page.Tag.tag;

import io.github.packit4j.bot.journal.EventEntry;
import io.github.packit4j.bot.journal.Outcome;
import io.github.packit4j.bot.journal.State;
import java.util.ArrayList;
import java.util.List;

/** How events look: a row of a table, which is a card on a phone, and a page. */
record EventParts(View view) {

  private static final int SHORT_NOTE = 160;
  private static final int SHORT_OUTCOMES = 3;

  /** What a bot notes of an event that started no job. */
  private static final String NO_OUTCOMES = List.of().toString();

  Html table(List<EventEntry> events) {
    if (events.isEmpty()) {
      return tag("p", "empty", "No events.");
    }
    // A table that is shown as blocks is none for a screen reader unless the roles say so.
    Tag heads = tag("tr").set("role", "row");
    for (String head : List.of("State", "Event", "Outcome", "Attempts", "Received")) {
      heads.add(tag("th").set("scope", "col").set("role", "columnheader").text(head));
    }
    return tag("table")
        .set("role", "table")
        .add(
            tag("thead").set("role", "rowgroup").add(heads),
            tag("tbody").set("role", "rowgroup").add(events.stream().map(this::row).toList()));
  }

  private Tag row(EventEntry event) {
    return tag("tr")
        .set("role", "row")
        .add(
            cell("State").add(View.state(event.state())),
            cell("Event")
                .add(
                    link(Path.of("events", event.number())).text(event.title()),
                    tag("span", "subject", event.subject().replaceFirst("^https?://", ""))),
            cell("Outcome").add(inShort(event)),
            cell("Attempts").set("class", "number").text(String.valueOf(event.attempts())),
            cell("Received").add(tag("span", "when").add(view.times().both(event.received()))));
  }

  private static Tag cell(String label) {
    return tag("td").set("role", "cell").set("data-label", label);
  }

  private Html inShort(EventEntry event) {
    if (event.outcomes().isEmpty()) {
      return tag(
          "span",
          "note",
          cut(event.note().filter(note -> !note.equals(NO_OUTCOMES)).orElse(noteOf(event))));
    }
    Tag list = tag("ul", "brief");
    event.outcomes().stream()
        .limit(SHORT_OUTCOMES)
        .forEach(
            outcome ->
                list.add(
                    tag("li")
                        .add(
                            outcome
                                .branch()
                                .<Html>map(branch -> tag("span", "branch", branch))
                                .orElse(Html.NONE))
                        .text(" " + cut(outcome.note()) + " ")
                        .add(View.external(outcome.link()))));
    int more = event.outcomes().size() - SHORT_OUTCOMES;
    return more > 0 ? list.add(tag("li").text("and %d more".formatted(more))) : list;
  }

  private static String noteOf(EventEntry event) {
    return switch (event.state()) {
      case WAITING -> "Not handled yet";
      case RUNNING -> "Being handled";
      default -> "Nothing was to be done";
    };
  }

  private static String cut(String text) {
    return text.length() <= SHORT_NOTE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, SHORT_NOTE))) + " …";
  }

  /** All that is known of an event but its plan. */
  Html whole(EventEntry event) {
    return Html.all(
        View.live("event")
            .add(
                tag("div", "card")
                    .add(
                        tag("div", "top")
                            .add(
                                View.state(event.state()),
                                tag("span", "when").add(view.times().both(event.received()))),
                        View.facts(facts(event)),
                        event.outcomes().isEmpty() && event.note().isPresent()
                            ? tag("pre", "text", event.note().get()).set("tabindex", "0")
                            : Html.NONE,
                        retry(event))),
        View.heading("Outcomes"),
        outcomes(event.outcomes()),
        tag("details")
            .add(
                tag("summary").text("The event as it was stored"),
                tag("pre", "text", event.body())
                    .set("tabindex", "0")
                    .set("role", "region")
                    .set("aria-label", "JSON of the event")));
  }

  private List<View.Fact> facts(EventEntry event) {
    List<View.Fact> facts = new ArrayList<>();
    facts.add(View.Fact.of("Number", String.valueOf(event.number())));
    facts.add(View.Fact.code("Subject", event.subject()));
    facts.add(View.Fact.of("Attempts", String.valueOf(event.attempts())));
    if (event.state() == State.WAITING && event.attempts() > 0) {
      facts.add(new View.Fact("Tried again", view.times().both(event.due())));
    }
    return facts;
  }

  private Html retry(EventEntry event) {
    if (event.state() != State.FAILED) {
      return Html.NONE;
    }
    Path here = Path.of("events", event.number());
    return Html.all(
        view.button(here.then("retry"), "Try again", "primary", List.of()),
        view.loginFor("try it again", here));
  }

  /** What an event has led to. */
  static Html outcomes(List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return tag("p", "empty", "None yet.");
    }
    Tag list = tag("ul", "outcomes");
    for (Outcome outcome : outcomes) {
      list.add(
          tag("li", "card")
              .add(
                  tag("div", "top")
                      .add(
                          View.state(outcome.state()),
                          link(Path.ofPackage(outcome.packageName())).text(outcome.packageName()),
                          outcome
                              .branch()
                              .<Html>map(branch -> tag("span", "branch", branch))
                              .orElse(Html.NONE),
                          tag("span", "kind", Words.job(outcome.job())),
                          View.external(outcome.link())),
                  tag("p", "note", outcome.note())));
    }
    return list;
  }
}
