package io.github.packit4j.specfile.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@code %setup}, {@code %autosetup}, {@code %patch} or {@code %autopatch} of {@code %prep}.
 *
 * @param name the macro with its {@code %}, and with the number in {@code %patch3}
 * @param options what follows it on the line, as written
 * @param line the number of its line, from 1
 * @param optionsSpan where the options are
 */
public record PrepMacro(String name, String options, int line, SourceSpan optionsSpan) {

  /** Returns the line as an index into {@link SpecSyntax#lines()}, from 0. */
  public int lineIndex() {
    return line - 1;
  }

  /** A word of the options and where it begins within them. */
  record Word(String text, int start) {
    int end() {
      return start + text.length();
    }
  }

  /** Tells whether an option is given, alone or in a cluster such as {@code -qc}. */
  public boolean has(char option) {
    return words().stream().anyMatch(word -> isOption(word.text(), option));
  }

  /** Returns the value of an option, written as {@code -p1} or {@code -p 1}. */
  public Optional<String> option(char option) {
    List<Word> words = words();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).text();
      if (word.startsWith("-" + option)) {
        if (word.length() > 2) {
          return Optional.of(word.substring(2));
        }
        return i + 1 < words.size() ? Optional.of(words.get(i + 1).text()) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Returns the range, within the options, of an option with its value; empty if it is absent. */
  public Optional<SourceSpan> optionSpan(char option) {
    List<Word> words = words();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (word.text().startsWith("-" + option)) {
        boolean apart = word.text().length() == 2 && i + 1 < words.size();
        return Optional.of(
            new SourceSpan(word.start(), apart ? words.get(i + 1).end() : word.end()));
      }
    }
    return Optional.empty();
  }

  private static boolean isOption(String word, char option) {
    return word.length() > 1
        && word.charAt(0) == '-'
        && word.charAt(1) != '-'
        && (word.charAt(1) == option
            || (word.indexOf(option) > 0 && word.chars().skip(1).allMatch(Character::isLetter)));
  }

  private List<Word> words() {
    List<Word> words = new ArrayList<>();
    int i = Characters.skipBlanks(options, 0, options.length());
    while (i < options.length()) {
      int start = i;
      BracketCounter brackets = new BracketCounter(true);
      while (i < options.length()
          && (brackets.isOpen() || !Characters.isBlank(options.charAt(i)))) {
        brackets.feed(options.charAt(i++));
      }
      words.add(new Word(options.substring(start, i), start));
      i = Characters.skipBlanks(options, i, options.length());
    }
    return words;
  }
}
