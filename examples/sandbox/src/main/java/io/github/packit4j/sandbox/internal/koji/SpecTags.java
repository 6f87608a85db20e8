package io.github.packit4j.sandbox.internal.koji;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single tags of a spec file's preamble, as written. */
final class SpecTags {

  private SpecTags() {}

  /** Returns the value of a tag such as {@code Version}. */
  static Optional<String> value(String specFile, String tag) {
    Matcher matcher =
        Pattern.compile(
                "^" + tag + "\\s*:\\s*(\\S.*?)\\s*$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE)
            .matcher(specFile);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Returns the epoch, if there is one and it is a number. */
  static Optional<Integer> epoch(String specFile) {
    return value(specFile, "Epoch").filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
  }
}
