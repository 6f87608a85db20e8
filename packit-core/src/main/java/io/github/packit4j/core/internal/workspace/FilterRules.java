package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.core.failure.WorkflowException;
import java.util.ArrayList;
import java.util.List;

/**
 * rsync's filter rules, as far as configurations use them: {@code include}, {@code exclude}, {@code
 * hide}, {@code show}, {@code protect}, {@code risk} and their one-letter forms. The first rule
 * that matches a file or one of its directories decides.
 */
final class FilterRules {

  private enum Side {
    SENDER,
    RECEIVER,
    BOTH
  }

  private record Rule(Side side, boolean keepsOut, GlobPattern pattern, boolean directoriesOnly) {
    boolean matches(String path, boolean directory) {
      return (directory || !directoriesOnly) && pattern.matches("/" + path);
    }
  }

  private final List<Rule> rules;

  private FilterRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  static FilterRules parse(List<String> texts) {
    List<Rule> rules = new ArrayList<>();
    for (String text : texts) {
      rules.add(parse(text.strip()));
    }
    return new FilterRules(rules);
  }

  private static Rule parse(String text) {
    int space = text.indexOf(' ');
    if (space < 0) {
      throw unknown(text);
    }
    String pattern = text.substring(space + 1).strip();
    return switch (text.substring(0, space)) {
      case "exclude", "-" -> rule(Side.BOTH, true, pattern);
      case "include", "+" -> rule(Side.BOTH, false, pattern);
      case "hide", "H" -> rule(Side.SENDER, true, pattern);
      case "show", "S" -> rule(Side.SENDER, false, pattern);
      case "protect", "P" -> rule(Side.RECEIVER, true, pattern);
      case "risk", "R" -> rule(Side.RECEIVER, false, pattern);
      default -> throw unknown(text);
    };
  }

  private static WorkflowException unknown(String text) {
    return new WorkflowException(
        "The filter '%s' in files_to_sync is not supported. Use include, exclude, hide, show, protect or risk, followed by a pattern."
            .formatted(text));
  }

  /** A pattern with a leading slash starts at the top; any other one matches the end of a path. */
  private static Rule rule(Side side, boolean keepsOut, String text) {
    boolean directoriesOnly = text.endsWith("/");
    String pattern = directoriesOnly ? text.substring(0, text.length() - 1) : text;
    String anchored = pattern.startsWith("/") ? pattern : "**/" + pattern;
    return new Rule(side, keepsOut, GlobPattern.of(anchored, true), directoriesOnly);
  }

  /** Tells whether a file of the source is transferred. */
  boolean sends(String path) {
    return allowed(path, Side.SENDER);
  }

  /** Tells whether a file of the destination may be deleted. */
  boolean deletes(String path) {
    return allowed(path, Side.RECEIVER);
  }

  private boolean allowed(String path, Side side) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (keptOut(path.substring(0, slash), true, side)) {
        return false;
      }
    }
    return !keptOut(path, false, side);
  }

  private boolean keptOut(String path, boolean directory, Side side) {
    return rules.stream()
        .filter(rule -> rule.side() == side || rule.side() == Side.BOTH)
        .filter(rule -> rule.matches(path, directory))
        .findFirst()
        .map(Rule::keepsOut)
        .orElse(false);
  }
}
