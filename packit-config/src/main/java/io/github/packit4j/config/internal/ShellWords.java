package io.github.packit4j.config.internal;

import io.github.packit4j.config.problem.ConfigException;
import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words by the quoting rules of a POSIX shell. */
public final class ShellWords {

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int position;

  private ShellWords(String text) {
    this.text = text;
  }

  public static List<String> split(String text) {
    return new ShellWords(text).split();
  }

  private List<String> split() {
    while (position < text.length()) {
      char c = text.charAt(position++);
      switch (c) {
        case ' ', '\t', '\r', '\n' -> endWord();
        case '\'' -> singleQuoted();
        case '"' -> doubleQuoted();
        case '\\' -> append(next("after a backslash"));
        default -> append(c);
      }
    }
    endWord();
    return List.copyOf(words);
  }

  private void singleQuoted() {
    inWord = true;
    for (char c = next("inside '...'"); c != '\''; c = next("inside '...'")) {
      word.append(c);
    }
  }

  private void doubleQuoted() {
    inWord = true;
    for (char c = next("inside \"...\""); c != '"'; c = next("inside \"...\"")) {
      if (c == '\\') {
        char escaped = next("inside \"...\"");
        if (escaped != '"' && escaped != '\\') {
          word.append('\\');
        }
        word.append(escaped);
      } else {
        word.append(c);
      }
    }
  }

  private char next(String where) {
    if (position == text.length()) {
      throw new ConfigException(
          "Tried to split the command `%s` into words but failed because: it ends %s"
              .formatted(text, where));
    }
    return text.charAt(position++);
  }

  private void append(char c) {
    inWord = true;
    word.append(c);
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }
}
