package io.github.packit4j.specfile.macro;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of one call of a parametric macro, and the automatic macros they define. */
final class Arguments {
  /** Marks a quoted argument inside an argument list; {@code %{quote:}} puts it there. */
  static final char QUOTE = '\u001f';

  private final String macro;
  private final List<String> words;
  private final Map<String, String> options = new HashMap<>();
  private final Map<Character, String> optionValues = new HashMap<>();
  private final List<String> operands;

  /**
   * Sorts words into options and operands.
   *
   * @throws MacroException if a word is an option the macro does not know
   */
  Arguments(String macro, String optionLetters, List<String> words) {
    this.macro = macro;
    this.words = words;
    this.operands = optionLetters.equals("-") ? words : parseOptions(optionLetters);
  }

  List<String> operands() {
    return operands;
  }

  Map<Character, String> optionValues() {
    return optionValues;
  }

  /** Returns the value of an automatic macro ({@code 1}, {@code *}, {@code -f}), or null. */
  @Nullable String automatic(String name) {
    char first = name.charAt(0);
    if (first == '-') {
      return options.get(name);
    }
    return switch (name) {
      case "0" -> macro;
      case "#" -> Integer.toString(operands.size());
      case "*" -> String.join(" ", operands);
      case "**" -> String.join(" ", words);
      default -> operand(name);
    };
  }

  private @Nullable String operand(String name) {
    int number = 0;
    for (int i = 0; i < name.length(); i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9 || number > operands.size()) {
        return null;
      }
      number = number * 10 + digit;
    }
    return number >= 1 && number <= operands.size() && name.charAt(0) != '0'
        ? operands.get(number - 1)
        : null;
  }

  private List<String> parseOptions(String letters) {
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--")) {
        rest.addAll(words.subList(i + 1, words.size()));
        break;
      }
      if (word.length() < 2 || word.charAt(0) != '-') {
        rest.add(word);
        continue;
      }
      for (int at = 1; at < word.length(); at++) {
        char letter = word.charAt(at);
        int known = letter == ':' ? -1 : letters.indexOf(letter);
        boolean valued = known >= 0 && letters.startsWith(":", known + 1);
        if (known < 0 || valued && at + 1 == word.length() && i + 1 == words.size()) {
          throw new MacroException(
              "Unknown option " + letter + " in " + macro + "(" + letters + ")");
        }
        if (!valued) {
          addOption(letter, null);
          continue;
        }
        addOption(letter, at + 1 < word.length() ? word.substring(at + 1) : words.get(++i));
        break;
      }
    }
    return rest;
  }

  private void addOption(char letter, @Nullable String value) {
    options.put("-" + letter, value == null ? "-" + letter : "-" + letter + " " + value);
    if (value != null) {
      options.put("-" + letter + "*", value);
    }
    optionValues.put(letter, value == null ? "" : value);
  }

  /** Splits an expanded argument list at blanks; quoted parts stay together. */
  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean present = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == QUOTE) {
        quoted = !quoted;
        present = true;
      } else if (Brackets.isBlank(c) && !quoted) {
        if (present) {
          words.add(word.toString());
          word.setLength(0);
          present = false;
        }
      } else {
        word.append(c);
        present = true;
      }
    }
    if (present) {
      words.add(word.toString());
    }
    return words;
  }

  /** Quotes words, so that they stay apart in an argument list. */
  static String join(List<String> words) {
    StringBuilder result = new StringBuilder();
    for (String word : words) {
      result.append(result.isEmpty() ? "" : " ");
      result.append(QUOTE).append(word).append(QUOTE);
    }
    return result.toString();
  }
}
