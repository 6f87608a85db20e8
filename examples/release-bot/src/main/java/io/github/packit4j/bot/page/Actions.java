package io.github.packit4j.bot.page;

import io.github.packit4j.bot.ReleaseBot;
import io.github.packit4j.bot.journal.PlanEntry;
import io.github.packit4j.bot.journal.Plans;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the buttons do. */
final class Actions {

  private static final Pattern PLACE =
      Pattern.compile("/(events|plans)/([0-9]{1,18})/(retry|approve|decline)");

  private static final String MOVED = "moved";
  private static final Map<String, String> MESSAGES =
      Map.of(
          "retried",
          "The event is handled again.",
          "approved",
          "The plan is carried out.",
          "declined",
          "The plan is not carried out.",
          MOVED,
          "Nothing was done: this has changed meanwhile. Look at it again.");

  private final ReleaseBot bot;
  private final Plans plans;

  Actions(ReleaseBot bot, Plans plans) {
    this.bot = bot;
    this.plans = plans;
  }

  /**
   * What has come of a button.
   *
   * @param place what it was about
   * @param word what has
   */
  record Result(Path place, String word) {

    boolean done() {
      return !word.equals(MOVED);
    }

    String message() {
      return MESSAGES.getOrDefault(word, "");
    }

    /** The page that tells it. */
    Path page() {
      return place.with("told", word);
    }
  }

  /** The message that a page is to show. */
  static Optional<String> message(Call call) {
    return Optional.ofNullable(call.query().get("told")).map(MESSAGES::get);
  }

  Optional<Result> run(Call call) {
    Matcher place = PLACE.matcher(call.place());
    if (!place.matches()) {
      return Optional.empty();
    }
    long number = Call.number(place.group(2));
    Path page = Path.of(place.group(1), number);
    return switch (place.group(1) + " " + place.group(3)) {
      case "events retry" -> Optional.of(result(page, "retried", bot.retry(number)));
      case "plans approve" -> plan(call, number).map(plan -> approve(page, plan));
      case "plans decline" ->
          plan(call, number)
              .map(plan -> result(page, "declined", plan.isPresent() && plans.decline(plan.get())));
      default -> Optional.empty();
    };
  }

  private Result approve(Path page, Optional<PlanEntry> plan) {
    boolean approved = plan.isPresent() && plans.approve(plan.get());
    if (approved) {
      // Its event waits again; this wakes who handles it, or stores it where it was deleted.
      plan.flatMap(PlanEntry::read).ifPresent(read -> bot.accept(read.event()));
    }
    return result(page, "approved", approved);
  }

  /** The plan, unless it is another one than was looked at; empty if there is none at all. */
  private Optional<Optional<PlanEntry>> plan(Call call, long number) {
    return plans
        .at(number)
        .map(
            plan ->
                Optional.of(plan)
                    .filter(same -> same.print().equals(call.form().getOrDefault("print", ""))));
  }

  private static Result result(Path page, String word, boolean done) {
    return new Result(page, done ? word : MOVED);
  }
}
