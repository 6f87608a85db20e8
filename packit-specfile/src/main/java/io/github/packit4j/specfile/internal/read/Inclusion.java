package io.github.packit4j.specfile.internal.read;

import io.github.packit4j.specfile.syntax.Section;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a file stands that is read in place of an {@code %include}.
 *
 * @param line the line of the spec file that includes it, through other files perhaps
 * @param section the section it stands in
 * @param index the index of that section
 * @param files the files that are being read, this one last
 */
public record Inclusion(int line, Section section, int index, List<String> files) {

  private static final int MAX_DEPTH = 16;
  private static final Pattern LINE = Pattern.compile("\\s*%include\\s+(\\S+).*", Pattern.DOTALL);

  /** Returns the file that an expanded line includes; empty if it is no {@code %include}. */
  public static Optional<String> file(String line) {
    Matcher call = LINE.matcher(line);
    return call.matches() ? Optional.of(call.group(1)) : Optional.empty();
  }

  /** Returns why a file cannot be included by those that are being read; empty if it can. */
  public static Optional<String> refusal(List<String> files, String file) {
    if (files.contains(file)) {
      return Optional.of("it includes itself");
    }
    return files.size() < MAX_DEPTH
        ? Optional.empty()
        : Optional.of("files include each other more than " + MAX_DEPTH + " levels deep");
  }

  public static Inclusion of(
      int line, Section section, int index, List<String> files, String file) {
    return new Inclusion(
        line, section, index, Stream.concat(files.stream(), Stream.of(file)).toList());
  }
}
