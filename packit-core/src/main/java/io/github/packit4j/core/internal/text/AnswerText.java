package io.github.packit4j.core.internal.text;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.BranchResult.PullRequestRef;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.Replies.Answer;
import io.github.packit4j.core.Replies.State;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answer to a comment. Its first line says which comment it answers and how that has ended, so
 * that it is found again; every other one is an item of a list, so that none begins like a command.
 */
public final class AnswerText {

  private static final int MAX_MESSAGE = 500;

  /** Forges accept some 65,000 characters. */
  private static final int MAX_ITEMS = 40_000;

  private static final String FAILED = ": failed";

  private AnswerText() {}

  /**
   * Gives the whole comment.
   *
   * @param comment what is answered
   * @param answer the answer
   * @return the text
   */
  public static String of(CommentPosted comment, Answer answer) {
    String state =
        switch (answer.state()) {
          case DONE -> ": done";
          case REFUSED -> ": not done";
          case FAILED -> FAILED;
        };
    return "%s of %s%s\n\n%s"
        .formatted(beginning(comment), Markdown.code(cut(comment.author())), state, answer.text());
  }

  private static String beginning(CommentPosted comment) {
    return "Answer to comment %d".formatted(comment.comment());
  }

  /**
   * Tells whether a comment of one's own is an answer.
   *
   * @param comment what may be answered
   * @param body the text of the own comment
   * @return whether it answers this comment
   */
  public static boolean answers(CommentPosted comment, String body) {
    return body.startsWith(beginning(comment) + " of ");
  }

  /**
   * Tells whether an answer is that something has failed.
   *
   * @param body the answer
   * @return whether something may be tried again
   */
  public static boolean tellsOfFailure(String body) {
    return body.lines().findFirst().orElse("").strip().endsWith(FAILED);
  }

  /**
   * What became of one command.
   *
   * @param command the line
   * @param outcomes what became of it
   * @param help the usage of all commands, if that is asked for
   */
  public record Part(String command, List<JobOutcome> outcomes, List<String> help) {

    /** Copies the lists. */
    public Part {
      outcomes = List.copyOf(outcomes);
      help = List.copyOf(help);
    }
  }

  /**
   * Tells what became of the commands of a comment.
   *
   * @param parts what became of each
   * @return the answer
   */
  public static Answer answer(List<Part> parts) {
    List<JobOutcome> outcomes = parts.stream().flatMap(part -> part.outcomes().stream()).toList();
    State state = State.DONE;
    if (!Failure.of(outcomes).isEmpty()) {
      state = State.FAILED;
    } else if (outcomes.stream().anyMatch(JobOutcome.NotRun.class::isInstance)) {
      state = State.REFUSED;
    }
    return new Answer(state, items(parts));
  }

  private static String items(List<Part> parts) {
    List<String> lines = new ArrayList<>();
    int length = 0;
    for (Part part : parts) {
      for (String line : lines(part)) {
        length += line.length();
        if (length > MAX_ITEMS) {
          lines.add("- and more");
          return String.join("\n", lines);
        }
        lines.add(line);
      }
    }
    return String.join("\n", lines);
  }

  private static List<String> lines(Part part) {
    List<String> lines = new ArrayList<>();
    lines.add("- " + code(part.command()));
    part.help().forEach(usage -> lines.add("  - " + Markdown.code(usage)));
    part.outcomes().stream()
        .flatMap(AnswerText::sentences)
        .forEach(sentence -> lines.add("  - " + sentence));
    return lines;
  }

  private static Stream<String> sentences(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.Released released) {
      return released.report().results().stream().map(AnswerText::sentence);
    }
    if (outcome instanceof JobOutcome.BuildSubmitted build) {
      return Stream.of(
          on(build.packageName(), build.branch()) + "build submitted: " + link(build.url()));
    }
    if (outcome instanceof JobOutcome.BuildPresent build) {
      return Stream.of(on(build.packageName(), build.branch()) + code(build.description()));
    }
    if (outcome instanceof JobOutcome.UpdateCreated update) {
      return Stream.of(
          on(update.packageName(), update.branch()) + "update created: " + link(update.url()));
    }
    if (outcome instanceof JobOutcome.UpdatePresent update) {
      return Stream.of(
          "%s%s in the update %s already"
              .formatted(
                  on(update.packageName(), update.branch()),
                  theyAre(update.builds()),
                  code(update.alias())));
    }
    if (outcome instanceof JobOutcome.Synchronized sync) {
      return Stream.of(sentence(sync.result()));
    }
    if (outcome instanceof JobOutcome.UpdateEdited update) {
      return Stream.of(
          "%s%s now in the update %s"
              .formatted(
                  on(update.packageName(), update.branch()),
                  theyAre(update.builds()),
                  code(update.alias())));
    }
    if (outcome instanceof JobOutcome.TagSubmitted tag) {
      return Stream.of(
          "%s%s is being tagged into %s: %s"
              .formatted(
                  on(tag.packageName(), tag.branch()),
                  code(tag.nvr()),
                  code(tag.tag()),
                  link(tag.url())));
    }
    if (outcome instanceof JobOutcome.TagPresent tag) {
      return Stream.of(
          "%s%s is in %s already"
              .formatted(on(tag.packageName(), tag.branch()), code(tag.nvr()), code(tag.tag())));
    }
    if (outcome instanceof JobOutcome.NotRun not) {
      return Stream.of("%s not run: %s".formatted(code(not.job()), code(not.message())));
    }
    JobOutcome.Failed failed = (JobOutcome.Failed) outcome;
    return Stream.of(
        "%s failed: %s".formatted(code(failed.job()), code(Failure.text(failed.cause()))));
  }

  private static String sentence(BranchResult result) {
    String on = on(result.packageName(), result.branch());
    if (result instanceof BranchResult.Proposed proposed) {
      return on + "pull request opened: " + link(proposed.pullRequest().url());
    }
    if (result instanceof BranchResult.Updated updated) {
      return on + "pull request updated: " + link(updated.pullRequest().url());
    }
    if (result instanceof BranchResult.UpToDate same) {
      Optional<String> page = same.pullRequest().map(PullRequestRef::url).map(AnswerText::link);
      return on + "nothing left to do" + page.map(link -> ": " + link).orElse("");
    }
    if (result instanceof BranchResult.Pushed pushed) {
      return on + "pushed " + code(pushed.commit());
    }
    if (result instanceof BranchResult.Skipped skipped) {
      return on + "left alone: " + code(skipped.reason().message());
    }
    BranchResult.Failed failed = (BranchResult.Failed) result;
    return on + "failed: " + code(Failure.text(failed.cause()));
  }

  private static String theyAre(List<String> builds) {
    return switch (builds.size()) {
      case 0 -> "all is";
      case 1 -> code(builds.get(0)) + " is";
      default -> builds.stream().map(AnswerText::code).collect(Collectors.joining(", ")) + " are";
    };
  }

  private static String on(String packageName, String branch) {
    return "%s on %s: ".formatted(code(packageName), code(branch));
  }

  /** An address of a service, in which nothing ends the link. */
  private static String link(URI address) {
    return "<" + address.toASCIIString() + ">";
  }

  private static String code(String text) {
    return Markdown.code(cut(text));
  }

  private static String cut(String text) {
    return text.length() <= MAX_MESSAGE ? text : Markdown.cut(text, MAX_MESSAGE) + "...";
  }
}
