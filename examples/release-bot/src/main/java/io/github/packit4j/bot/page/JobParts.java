package io.github.packit4j.bot.page;

import static io.github.packit4j.bot.page.Tag.link;
import static io.github.packit4j.bot.page.Tag.tag;

import io.github.packit4j.bot.journal.JobEntry;
import io.github.packit4j.bot.journal.JobEntry.StepEntry;
import io.github.packit4j.bot.journal.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How jobs look: a card a package, a row a branch, a mark a step. */
record JobParts(View view) {

  private static final long KILO = 1_000;

  /** The packages of some jobs, in their order. */
  Html byPackage(List<JobEntry> jobs) {
    if (jobs.isEmpty()) {
      return tag("p", "empty", "No bot has worked on anything yet.");
    }
    Map<String, List<JobEntry>> packages =
        jobs.stream()
            .collect(
                Collectors.groupingBy(
                    JobEntry::packageName, LinkedHashMap::new, Collectors.toList()));
    Tag cards = tag("div", "cards");
    packages.forEach(
        (name, branches) ->
            cards.add(
                tag("article", "card")
                    .add(
                        tag("h3").add(link(Path.ofPackage(name)).text(name)),
                        tag("ul", "jobs").add(branches.stream().map(this::row).toList()))));
    return cards;
  }

  private Tag row(JobEntry job) {
    return tag("li", "job")
        .add(
            top(job, tag("span", "branch", job.branch())),
            note(job),
            tag("ol", "steps")
                .set("aria-label", "Steps on " + job.branch())
                .add(job.steps().stream().map(this::mark).toList()));
  }

  /** A job with all that is known of its steps. */
  Tag whole(JobEntry job) {
    return tag("article", "card job")
        .set("id", "job-" + job.number())
        .add(
            top(job, tag("h3").add(tag("span", "branch", job.branch()))),
            isOfLastStep(job) ? Html.NONE : note(job),
            tag("ol", "timeline").add(job.steps().stream().map(this::line).toList()));
  }

  private Tag top(JobEntry job, Tag branch) {
    return tag("div", "top")
        .add(branch, View.state(job.state()), View.external(job.link()))
        .add(
            tag("span", "when")
                .add(
                    job.ended().isPresent()
                        ? view.times().both(job.ended().get())
                        : Html.all(Html.text("began "), view.times().both(job.started()))));
  }

  /** A job that ends with a step has nothing to say that the step does not. */
  private static boolean isOfLastStep(JobEntry job) {
    return !job.steps().isEmpty()
        && job.steps().get(job.steps().size() - 1).detail().equals(job.note());
  }

  private static Html note(JobEntry job) {
    return job.note().isBlank() ? Html.NONE : tag("p", "note", job.note());
  }

  private Tag mark(StepEntry step) {
    return tag("li", kind(step))
        .add(glyph(step))
        .text(Words.step(step.name()))
        .add(tag("span", "hidden", ", " + Words.state(step.state())), took(step));
  }

  private Tag line(StepEntry step) {
    return tag("li", kind(step))
        .add(
            glyph(step),
            tag("div")
                .add(
                    tag("p", "what", Words.step(step.name()))
                        .add(tag("span", "hidden", ", " + Words.state(step.state())), took(step)),
                    step.detail().isBlank() ? Html.NONE : tag("p", "note", step.detail())));
  }

  private static String kind(StepEntry step) {
    return "step " + step.state().name().toLowerCase(Locale.ROOT);
  }

  private static Tag glyph(StepEntry step) {
    String glyph =
        switch (step.state()) {
          case DONE -> "✓";
          case FAILED -> "✕";
          default -> "";
        };
    return tag("span", "glyph", glyph).set("aria-hidden", "true");
  }

  private Tag took(StepEntry step) {
    String time =
        step.state() == State.RUNNING
            ? view.times().going(step.started())
            : step.millis().map(Times::took).orElse("");
    return tag("span", "took", " " + time + (step.bytes() > 0 ? ", " + size(step.bytes()) : ""));
  }

  private static String size(long bytes) {
    if (bytes < KILO) {
      return bytes + " B";
    }
    return bytes < KILO * KILO
        ? bytes / KILO + " kB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (KILO * KILO));
  }
}
