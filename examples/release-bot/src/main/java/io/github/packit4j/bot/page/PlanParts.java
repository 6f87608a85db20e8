package io.github.packit4j.bot.page;

import static io.github.packit4j.bot.page.Tag.link;
import static io.github.packit4j.bot.page.Tag.tag;

import io.github.packit4j.bot.journal.EventEntry;
import io.github.packit4j.bot.journal.PlanEntry;
import io.github.packit4j.bot.journal.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How plans look, and the decision on one. */
record PlanParts(View view) {

  /** Plans, of which each has a page. */
  Html list(List<PlanEntry> plans) {
    if (plans.isEmpty()) {
      return tag("p", "empty", "No plans.");
    }
    return tag("ul", "plans")
        .add(
            plans.stream()
                .map(
                    plan ->
                        tag("li", "card top")
                            .add(
                                View.state(plan.state()),
                                link(Path.of("plans", plan.number())).text(plan.title()),
                                tag("span", "when").add(view.times().both(plan.made()))))
                .toList());
  }

  /** All of a plan. */
  Html whole(PlanEntry plan, Optional<EventEntry> event) {
    return Html.all(
        View.live("decision")
            .add(tag("div", "card").add(top(plan), facts(plan, event), decision(plan))),
        plan.read()
            .<Html>map(read -> Html.all(read.jobs().stream().map(new Diffs()::job).toList()))
            .orElse(
                tag("p", "empty", "It is of another version of the bot, and cannot be shown.")));
  }

  private Tag top(PlanEntry plan) {
    return tag("div", "top")
        .add(
            View.state(plan.state()),
            tag("span", "when").add(Html.text("planned "), view.times().both(plan.made())));
  }

  private Tag facts(PlanEntry plan, Optional<EventEntry> event) {
    List<View.Fact> facts = new ArrayList<>();
    event.ifPresent(
        found ->
            facts.add(
                new View.Fact(
                    "Event",
                    link(Path.of("events", found.number())).text("Number " + found.number()))));
    plan.decided().ifPresent(time -> facts.add(new View.Fact("Decided", view.times().both(time))));
    return View.facts(facts);
  }

  private Html decision(PlanEntry plan) {
    if (plan.state() == State.DONE) {
      return Html.NONE;
    }
    Path here = Path.of("plans", plan.number());
    List<Tag> print = List.of(View.hidden("print", plan.print()));
    Html no =
        plan.state() == State.WAITING
            ? view.button(here.then("decline"), "Decline", "secondary", print)
            : Html.NONE;
    String yes = plan.state() == State.APPROVED ? "Carry it out now" : "Approve";
    return Html.all(
        tag("div", "buttons").add(view.button(here.then("approve"), yes, "primary", print), no),
        view.loginFor("decide on it", here));
  }
}
