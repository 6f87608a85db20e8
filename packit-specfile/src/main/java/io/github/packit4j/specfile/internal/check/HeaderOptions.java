package io.github.packit4j.specfile.internal.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words after a section's name, or of a {@code %setup}, as the popt library reads them. */
final class HeaderOptions {

  /** A word that is no option, or an option without its value; the message says which. */
  static final class BadOption extends Exception {
    private static final long serialVersionUID = 1L;

    BadOption(String message) {
      super(message);
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  private final Map<Character, List<String>> values = new HashMap<>();
  private final List<String> operands = new ArrayList<>();

  private HeaderOptions() {}

  /**
   * Reads a line.
   *
   * @param line the line with the word the options belong to
   * @param letters the letters of the options; those that take a value have a colon after them
   * @throws BadOption if there is one that is not among the letters
   */
  static HeaderOptions parse(String line, String letters) throws BadOption {
    List<String> words = words(line);
    HeaderOptions options = new HeaderOptions();
    boolean onlyOperands = false;
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (onlyOperands || word.length() < 2 || word.charAt(0) != '-') {
        options.operands.add(word);
      } else if (word.equals("--")) {
        onlyOperands = true;
      } else {
        String next = i + 1 < words.size() ? words.get(i + 1) : null;
        if (options.cluster(word, next == null ? Optional.empty() : Optional.of(next), letters)) {
          i++;
        }
      }
    }
    return options;
  }

  /** Reads a word such as {@code -qn}; true if it took the next one as its value. */
  private boolean cluster(String word, Optional<String> next, String letters) throws BadOption {
    for (int at = 1; at < word.length(); at++) {
      char letter = word.charAt(at);
      int known = letter == ':' ? -1 : letters.indexOf(letter);
      if (known < 0) {
        throw new BadOption(word + " (unknown option)");
      }
      if (!letters.startsWith(":", known + 1)) {
        add(letter, "");
        continue;
      }
      String rest = word.substring(at + 1);
      if (rest.isEmpty() && next.isEmpty()) {
        throw new BadOption(word + " (missing argument)");
      }
      add(letter, rest.isEmpty() ? next.get() : rest);
      return rest.isEmpty();
    }
    return false;
  }

  private void add(char letter, String value) {
    values.computeIfAbsent(letter, key -> new ArrayList<>()).add(value);
  }

  boolean has(char letter) {
    return values.containsKey(letter);
  }

  /** Returns the last value of an option. */
  Optional<String> value(char letter) {
    List<String> all = values(letter);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Returns the values of an option in order. */
  List<String> values(char letter) {
    return values.getOrDefault(letter, List.of());
  }

  /** Returns the words that are no options. */
  List<String> operands() {
    return operands;
  }

  /** Splits a text into words; quotes and backslashes hold parts of them together. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else if (c == '\\' && i + 1 < text.length()) {
          i++;
          word.append(text.charAt(i) == quote ? "" : "\\").append(text.charAt(i));
        } else {
          word.append(c);
        }
      } else if (Characters.isSpace(c)) {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else {
        i += c == '\\' && i + 1 < text.length() ? 1 : 0;
        word.append(text.charAt(i));
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }
}
