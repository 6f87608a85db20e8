package io.github.packit4j.bot.page;

import static io.github.packit4j.bot.page.Tag.link;
import static io.github.packit4j.bot.page.Tag.tag;

import io.github.packit4j.bot.Fingerprint;
import io.github.packit4j.bot.journal.EventEntry;
import io.github.packit4j.bot.journal.JobEntry;
import io.github.packit4j.bot.journal.JournalReader;
import io.github.packit4j.bot.journal.JournalReader.Counts;
import io.github.packit4j.bot.journal.PlanEntry;
import io.github.packit4j.bot.journal.Plans;
import io.github.packit4j.bot.journal.State;
import io.github.packit4j.bot.page.Call.BadRequest;
import io.github.packit4j.bot.page.Frame.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a path shows. */
final class Resources {

  static final int PAGE = 50;
  private static final int FIRST_JOBS = 24;
  private static final int FIRST_EVENTS = 10;
  private static final int OF_PACKAGE = 100;
  private static final Pattern EVENT = Pattern.compile("/events/([0-9]{1,18})");
  private static final Pattern PLAN = Pattern.compile("/plans/([0-9]{1,18})");

  private final JournalReader journal;
  private final Plans plans;

  Resources(JournalReader journal, Plans plans) {
    this.journal = journal;
    this.plans = plans;
  }

  /** What people look at first. */
  record Overview(
      Counts counts, List<PlanEntry> plans, List<JobEntry> jobs, List<EventEntry> events) {}

  /** What is known of a package. */
  record PackageDetail(String name, List<JobEntry> jobs, List<EventEntry> events) {}

  /** What is known of an event. */
  record EventDetail(EventEntry event, Optional<PlanEntry> plan) {}

  Optional<Resource> find(Call call) {
    return switch (call.place()) {
      case "/" -> Optional.of(overview());
      case "/jobs" -> Optional.of(jobs(call.before()));
      case "/events" -> Optional.of(events(call));
      case "/plans" -> Optional.of(plans(call.before()));
      case "/package" -> ofPackage(call.query().getOrDefault("name", "").strip());
      default -> numbered(call.place());
    };
  }

  private Optional<Resource> numbered(String place) {
    Matcher event = EVENT.matcher(place);
    if (event.matches()) {
      return journal.event(Call.number(event.group(1))).map(this::event);
    }
    Matcher plan = PLAN.matcher(place);
    return plan.matches() ? plans.at(Call.number(plan.group(1))).map(this::plan) : Optional.empty();
  }

  private Resource overview() {
    Overview model =
        new Overview(
            journal.counts(),
            plans.open(FIRST_EVENTS),
            journal.latestJobs(Long.MAX_VALUE, FIRST_JOBS),
            journal.events(Optional.empty(), Long.MAX_VALUE, FIRST_EVENTS));
    return new Resource("Overview", Section.OVERVIEW, model, view -> overview(model, view));
  }

  private static Html overview(Overview model, View view) {
    return Html.all(
        View.live("counts").set("aria-label", "Counts").add(counts(model.counts())),
        model.plans().isEmpty()
            ? View.live("plans")
            : View.live("plans")
                .add(View.heading("Waits for you"), new PlanParts(view).list(model.plans())),
        View.live("jobs")
            .add(
                View.heading("Jobs"),
                new JobParts(view).byPackage(model.jobs()),
                more("All jobs", "/jobs")),
        View.live("events")
            .add(
                View.heading("Events"),
                new EventParts(view).table(model.events()),
                more("All events", "/events")));
  }

  private static Html more(String label, String path) {
    return tag("p", "more").add(link(Path.of(path)).text(label));
  }

  private static Tag counts(Counts counts) {
    return tag("ul", "counts")
        .add(
            count(counts.plans(), "to approve", "approved", Path.of("/plans")),
            count(counts.running(), "running", "running", Path.of("/jobs")),
            count(
                counts.waiting(),
                "waiting",
                "waiting",
                Path.of("/events").with("state", "waiting")),
            count(counts.failed(), "failed", "failed", Path.of("/events").with("state", "failed")));
  }

  private static Tag count(int count, String label, String kind, Path path) {
    String shown = count >= JournalReader.MOST_COUNTED ? "1000+" : String.valueOf(count);
    return tag("li", count == 0 ? "none" : kind)
        .add(link(path).add(tag("strong").text(shown)).text(" " + label));
  }

  private Resource jobs(long before) {
    List<JobEntry> found = journal.latestJobs(before, PAGE);
    return new Resource(
        "Jobs",
        Section.JOBS,
        found,
        view ->
            Html.all(
                search(),
                View.live("jobs")
                    .add(
                        tag("h2", "hidden", "Packages"),
                        new JobParts(view).byPackage(found),
                        older(Path.of("/jobs"), found, JobEntry::number))));
  }

  private static Tag search() {
    return tag("form", "search")
        .set("role", "search")
        .path("action", Path.of("/package"))
        .add(
            tag("label").set("for", "name").text("Package"),
            tag("input")
                .set("id", "name")
                .set("name", "name")
                .set("type", "search")
                .set("required", "")
                .set("maxlength", "200"),
            tag("button", "secondary", "Show").set("type", "submit"));
  }

  private Resource events(Call call) {
    Optional<State> state = Optional.ofNullable(call.query().get("state")).map(Resources::state);
    List<EventEntry> found = journal.events(state, call.before(), PAGE);
    return new Resource(
        "Events",
        Section.EVENTS,
        found,
        view ->
            Html.all(
                filter(state),
                View.live("events")
                    .add(
                        new EventParts(view).table(found),
                        older(events(state), found, EventEntry::number))));
  }

  private static State state(String text) {
    return Arrays.stream(State.values())
        .filter(List.of(State.WAITING, State.DONE, State.FAILED)::contains)
        .filter(state -> Words.state(state).equals(text))
        .findFirst()
        .orElseThrow(() -> new BadRequest("Events are waiting, done or failed."));
  }

  private static Path events(Optional<State> state) {
    Path all = Path.of("/events");
    return state.map(only -> all.with("state", Words.state(only))).orElse(all);
  }

  private static Tag filter(Optional<State> chosen) {
    Tag list = tag("ul", "filter");
    List<Optional<State>> choices =
        List.of(
            Optional.empty(),
            Optional.of(State.WAITING),
            Optional.of(State.DONE),
            Optional.of(State.FAILED));
    for (Optional<State> choice : choices) {
      Tag item = link(events(choice)).text(choice.map(Words::state).orElse("all"));
      list.add(tag("li").add(choice.equals(chosen) ? item.set("aria-current", "true") : item));
    }
    return tag("nav").set("aria-label", "Which events").add(list);
  }

  private Resource plans(long before) {
    List<PlanEntry> found = plans.list(before, PAGE);
    return new Resource(
        "Plans",
        Section.PLANS,
        found,
        view ->
            View.live("plans")
                .add(
                    new PlanParts(view).list(found),
                    older(Path.of("/plans"), found, PlanEntry::number)));
  }

  private static <T> Html older(Path path, List<T> shown, ToLongFunction<T> number) {
    if (shown.size() < PAGE) {
      return Html.NONE;
    }
    long last = number.applyAsLong(shown.get(shown.size() - 1));
    return tag("p", "more").add(link(path.with("before", String.valueOf(last))).text("Older"));
  }

  private Optional<Resource> ofPackage(String name) {
    PackageDetail model =
        new PackageDetail(
            name, journal.jobsOf(name, OF_PACKAGE), journal.eventsOf(name, FIRST_EVENTS));
    return model.jobs().isEmpty() && model.events().isEmpty()
        ? Optional.empty()
        : Optional.of(new Resource(name, Section.JOBS, model, view -> ofPackage(model, view)));
  }

  private static Html ofPackage(PackageDetail model, View view) {
    JobParts parts = new JobParts(view);
    return Html.all(
        View.live("jobs")
            .add(
                View.heading("Jobs"),
                tag("div", "cards").add(model.jobs().stream().map(parts::whole).toList())),
        View.live("events")
            .add(View.heading("Events"), new EventParts(view).table(model.events())));
  }

  private Resource event(EventEntry event) {
    Optional<PlanEntry> plan = event.event().map(Fingerprint::ofWhatHappened).flatMap(plans::of);
    return new Resource(
        event.title(),
        Section.EVENTS,
        new EventDetail(event, plan),
        view ->
            Html.all(
                new EventParts(view).whole(event),
                plan.<Html>map(
                        found ->
                            Html.all(
                                View.heading("Plan"), new PlanParts(view).list(List.of(found))))
                    .orElse(Html.NONE)));
  }

  private Resource plan(PlanEntry plan) {
    Optional<EventEntry> event = journal.eventOf(plan.event());
    return new Resource(
        plan.title(), Section.PLANS, plan, view -> new PlanParts(view).whole(plan, event));
  }
}
