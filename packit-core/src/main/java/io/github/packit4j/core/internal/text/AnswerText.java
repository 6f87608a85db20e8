package io.github.packit4j.core.internal.text;

import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.Replies.Answer;
import io.github.packit4j.core.Replies.State;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to a comment. Its first line says which comment it answers and how that has ended, so
 * that it is found again; every other one is an item of a list, so that none begins like a command.
 */
public final class AnswerText {

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
        .formatted(beginning(comment), code(comment.author()), state, answer.text());
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
        .flatMap(OutcomeText::sentences)
        .forEach(sentence -> lines.add("  - " + sentence));
    return lines;
  }

  private static String code(String text) {
    return OutcomeText.code(text);
  }
}
