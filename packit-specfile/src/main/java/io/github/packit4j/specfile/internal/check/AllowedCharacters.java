package io.github.packit4j.specfile.internal.check;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The characters that names and versions may have besides ASCII letters and digits. */
enum AllowedCharacters {
  /** A package's whole name. */
  NAME(".-_+%{}", "_%"),
  /** A subpackage's name that is put behind the main package's. */
  NAME_PART(".-_+%{}", null),
  VERSION("._+%{}~^", null),
  /** Epoch, version and release in a dependency. */
  EVR("._+%{}~^-:", null);

  private final String others;
  private final @Nullable String first;

  AllowedCharacters(String others, @Nullable String first) {
    this.others = others;
    this.first = first;
  }

  /** Returns what is wrong with a text and what to write instead; empty if nothing is. */
  Optional<String> problem(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String allowed = i == 0 && first != null ? first : others;
      if (!Characters.isAlphanumeric(c) && allowed.indexOf(c) < 0) {
        String rule =
            i == 0 && first != null
                ? "begin it with a letter, a digit or _"
                : "only letters, digits and " + others.replaceAll("[%{}]", "") + " are allowed";
        return Optional.of("Illegal character '" + c + "' in '" + text + "'; " + rule);
      }
    }
    return text.contains("..")
        ? Optional.of("Illegal sequence \"..\" in '" + text + "'; write one dot")
        : Optional.empty();
  }
}
