package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.shell.Node.Word;
import java.util.List;
import java.util.regex.Matcher;

/** The conditions of {@code [[ ... ]]}: like {@code test}, with patterns. */
final class ConditionTest {
  private static final int MAX_NESTING = 50;

  private final ShellRun run;
  private final WordExpansion words;
  private final List<Word> tokens;
  private int position;
  private int nesting;

  ConditionTest(ShellRun run, WordExpansion words, List<Word> tokens) {
    this.run = run;
    this.words = words;
    this.tokens = tokens;
  }

  boolean holds() {
    boolean result = or(true);
    if (position < tokens.size()) {
      throw new Impure("condition");
    }
    return result;
  }

  private boolean or(boolean needed) {
    if (++nesting > MAX_NESTING) {
      throw new Impure("condition nested too deeply");
    }
    boolean result = and(needed);
    while (accept("||")) {
      boolean right = and(needed && !result);
      result = result || right;
    }
    nesting--;
    return result;
  }

  private boolean and(boolean needed) {
    boolean result = not(needed);
    while (accept("&&")) {
      boolean right = not(needed && result);
      result = result && right;
    }
    return result;
  }

  private boolean not(boolean needed) {
    boolean negated = false;
    while (accept("!")) {
      negated = !negated;
    }
    return primary(needed) != negated;
  }

  private boolean primary(boolean needed) {
    if (accept("(")) {
      boolean result = or(needed);
      if (!accept(")")) {
        throw new Impure("condition");
      }
      return result;
    }
    Word left = next();
    String operator = position < tokens.size() ? tokens.get(position).plain() : null;
    boolean unary = left.plain() != null && String.valueOf(left.plain()).matches("-[a-zA-Z]");
    if (operator != null && !unary && isBinary(operator)) {
      position++;
      Word right = next();
      return needed && binary(words.text(left), operator, right);
    }
    if (unary && position < tokens.size()) {
      Word operand = next();
      return needed && Tools.unaryTest(run, String.valueOf(left.plain()), words.text(operand));
    }
    return needed && !words.text(left).isEmpty();
  }

  private static boolean isBinary(String operator) {
    return List.of("=", "==", "!=", "=~", "<", ">").contains(operator)
        || operator.matches("-(eq|ne|lt|le|gt|ge)");
  }

  private boolean binary(String left, String operator, Word right) {
    return switch (operator) {
      case "=", "==" -> Glob.matches(words.pattern(right), left, run.budget());
      case "!=" -> !Glob.matches(words.pattern(right), left, run.budget());
      case "<" -> left.compareTo(words.text(right)) < 0;
      case ">" -> left.compareTo(words.text(right)) > 0;
      case "=~" -> {
        Matcher matcher =
            PosixRegex.compile(words.text(right), true, false).matcher(run.budget().metered(left));
        yield matcher.find();
      }
      default ->
          Tools.compareNumbers(
              operator,
              new Arithmetic(run, left).value(),
              new Arithmetic(run, words.text(right)).value());
    };
  }

  private Word next() {
    if (position >= tokens.size()) {
      throw new Impure("condition");
    }
    return tokens.get(position++);
  }

  private boolean accept(String token) {
    if (position < tokens.size() && token.equals(tokens.get(position).plain())) {
      position++;
      return true;
    }
    return false;
  }
}
