package io.github.packit4j.core.internal.text;

import io.github.packit4j.core.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an issue about failures. It depends on the failures alone, so that the same failures
 * have the same text.
 */
public final class IssueText {

  private static final int MAX_MESSAGE = 4_000;

  /** What all messages together may take: forges accept some 65,000 characters. */
  private static final int MAX_MESSAGES = 50_000;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{|}}|\\{([^{}]*)}");

  private IssueText() {}

  /**
   * Gives the text.
   *
   * @param closing the configured {@code notifications.failure_comment.message}
   */
  public static String of(Occasion occasion, List<Failure> failures, Optional<String> closing) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(occasion.summary());
    int limit = Math.max(1, Math.min(MAX_MESSAGE, MAX_MESSAGES / failures.size()));
    for (Failure failure : failures) {
      paragraphs.add(
          "### "
              + Markdown.code(failure.packageName())
              + failure.branch().map(branch -> " on " + Markdown.code(branch)).orElse(""));
      paragraphs.add(
          failure.step().map(step -> "Failed step: " + name(step) + ". ").orElse("")
              + (failure.retryable()
                  ? "Trying again later may help without any change."
                  : "Trying again does not help before the cause is removed."));
      paragraphs.add(Markdown.block(failure.message(), limit));
    }
    paragraphs.add("### How to try again");
    paragraphs.add(occasion.again() + " What has been done already is found and left alone.");
    closing
        .flatMap(message -> filled(message, occasion.commit()))
        .ifPresent(
            message -> {
              paragraphs.add("---");
              paragraphs.add(message.strip());
            });
    return String.join("\n\n", paragraphs) + "\n";
  }

  /** A step as people say it, such as {@code upload sources}. */
  private static String name(Step step) {
    return step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * Fills a message of the configuration in. One that needs what is not known here, such as the log
   * pages of the hosted service, is left out.
   */
  private static Optional<String> filled(String message, Optional<String> commit) {
    Matcher placeholders = PLACEHOLDER.matcher(message);
    if (placeholders.results().anyMatch(found -> value(found, commit).isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        placeholders.replaceAll(
            found -> Matcher.quoteReplacement(value(found, commit).orElseThrow())));
  }

  private static Optional<String> value(MatchResult found, Optional<String> commit) {
    return switch (found.group()) {
      case "{{" -> Optional.of("{");
      case "}}" -> Optional.of("}");
      case "{commit_sha}" -> commit;
      default -> Optional.empty();
    };
  }
}
