package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.macro.internal.run.SpecRun;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The numbers of sources or of patches. */
final class SourceRules {

  private final SpecReader reader;
  private final String word;
  private final Set<Long> numbers = new HashSet<>();
  private long highest = -1;

  /**
   * Begins without any.
   *
   * @param word {@code Source} or {@code Patch}
   */
  SourceRules(SpecReader reader, String word) {
    this.reader = reader;
    this.word = word;
  }

  /** Adds the source of a tag line. */
  void addTag(String line, String location) {
    String tag = line.substring(Characters.skipSpace(line, 0) + word.length());
    int end = 0;
    while (end < tag.length() && tag.charAt(end) != ':' && !Characters.isBlank(tag.charAt(end))) {
      end++;
    }
    String number = Characters.strip(tag.substring(0, end));
    if (number.isEmpty()) {
      addNext(location);
    } else if (Characters.isUnsigned(number)) {
      add(Long.parseLong(number), location);
    } else {
      reader.refuse(
          Kind.TAG,
          "Bad " + lower() + " number '" + number + "'; write a number right after " + word);
    }
  }

  /** Adds a source that takes the next number. */
  void addNext(String location) {
    add(highest + 1, location);
  }

  private void add(long number, String location) {
    highest = Math.max(highest, number);
    if (!numbers.add(number)) {
      reader.refuse(
          Kind.DUPLICATE,
          word + " " + number + " is defined multiple times; give one of them another number");
    } else if (number <= Integer.MAX_VALUE) {
      if (word.equals("Source")) {
        SpecRun.of(reader.expander()).source((int) number, location);
      } else {
        SpecRun.of(reader.expander()).patch((int) number, location);
      }
    }
  }

  /** Checks the numbers of a {@code NoSource} or {@code NoPatch}. */
  void without(String field) {
    for (String number : field.split("[\\s,]+")) {
      if (!Characters.isUnsigned(number)) {
        reader.refuse(Kind.TAG, "Bad number '" + number + "'; No" + word + " takes numbers");
        return;
      }
      if (!has(Long.parseLong(number))) {
        reader.refuse(
            Kind.TAG,
            "Bad no" + lower() + " number: " + number + "; there is no such " + word + " above");
        return;
      }
    }
  }

  boolean has(long number) {
    return numbers.contains(number);
  }

  private String lower() {
    return word.toLowerCase(Locale.ROOT);
  }
}
