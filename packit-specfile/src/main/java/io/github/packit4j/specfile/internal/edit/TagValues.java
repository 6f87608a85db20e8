package io.github.packit4j.specfile.internal.edit;

import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecFileException;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.syntax.SpecSyntax;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What RPM takes as text of a spec file (4.18: {@code build/parsePreamble.c}). */
public final class TagValues {

  /** Tags of one token, of a limited set of characters. */
  private static final Set<String> SINGLE = Set.of("name", "version", "release", "epoch");

  private static final String VERSION_EXTRA = "._+~^";

  private TagValues() {}

  /**
   * Returns a version that stands for itself in a spec file.
   *
   * @throws SpecFileException if a character of it is not allowed in a Version, or begins a macro
   */
  public static String requireVersion(String version) {
    requireSingle("Version", version);
    return version;
  }

  /** Refuses what is no single token of the characters that RPM allows for a tag. */
  public static void requireSingle(String name, String value) {
    if (value.isEmpty()) {
      throw new SpecFileException(name + " is empty");
    }
    String key = name.toLowerCase(Locale.ROOT);
    String extra = key.equals("epoch") ? "" : key.equals("name") ? "-._+%{}" : VERSION_EXTRA;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean allowed = key.equals("epoch") ? c >= '0' && c <= '9' : isWord(c);
      if (!allowed && extra.indexOf(c) < 0) {
        throw new SpecFileException(
            "%s '%s' has a character that RPM does not allow there: %s (character %d); allowed are %s"
                .formatted(
                    name,
                    printable(value),
                    shown(c),
                    i + 1,
                    key.equals("epoch") ? "digits" : "letters, digits and " + extra));
      }
    }
  }

  /** Refuses a value that would not stay on its line, or that RPM would not take for the tag. */
  public static void requireValue(String name, String value) {
    requireLine(name, value);
    if (value.isBlank()) {
      throw new SpecFileException(name + " is empty");
    }
    if (SINGLE.contains(name.toLowerCase(Locale.ROOT)) && value.indexOf('%') < 0) {
      requireSingle(name, value);
    }
  }

  /** Refuses a name that is none of a tag. */
  public static void requireName(String name) {
    SpecSyntax alone = SpecSyntax.parse(name + ": 1\n");
    if (alone.lines().count() != 1
        || alone.tags().size() != 1
        || !alone.tags().get(0).name().equals(name)) {
      throw new SpecFileException("'" + printable(name) + "' is no tag that RPM knows");
    }
  }

  /** Refuses a text that would end its line early, or go on on the next one. */
  public static void requireLine(String name, String value) {
    requirePlain(name, value, "\t");
    if (SpecSyntax.parse("X: " + value + "\nY: 1\n").logicalEnd(0) != 1) {
      throw new SpecFileException(
          "The value '%s' for %s would go on on the next line: close its brackets, and let no"
                  .formatted(printable(value), name)
              + " backslash end it");
    }
  }

  private static void requirePlain(String name, String value, String allowed) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean control = c < ' ' && allowed.indexOf(c) < 0;
      if (control || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029) {
        throw new SpecFileException(
            "The value for %s has a character that ends or breaks its line: %s (character %d)"
                .formatted(name, shown(c), i + 1));
      }
    }
  }

  /** Refuses a body of a definition that would not end where it ends. */
  public static void requireBody(String name, String body) {
    requirePlain(name, body, "\t\n");
    String text = "%global " + name + " " + body + "\nY: 1\n";
    SpecSyntax alone = SpecSyntax.parse(text);
    int lines = alone.lines().count() - 1;
    boolean whole =
        alone.definitions().size() == 1 && alone.definitions().get(0).lineCount() == lines;
    if (body.isBlank() || !whole) {
      throw new SpecFileException(
          "The body '%s' of %s would not be the whole definition: close its brackets, and let each"
                  .formatted(printable(body), name)
              + " of its lines but the last end in a backslash");
    }
  }

  /** Refuses a tag of one token whose macros give something else. */
  public static void requireExpanded(String name, SpecFile spec, List<MacroContext> contexts) {
    if (!SINGLE.contains(name.toLowerCase(Locale.ROOT))) {
      return;
    }
    for (MacroContext context : contexts) {
      String value = spec.expand(context).value(name).orElse("");
      if (value.indexOf('%') < 0) {
        requireSingle(name, value);
      }
    }
  }

  /** Returns the text with each percent sign doubled, so that RPM reads it as it is. */
  public static String escaped(String text) {
    return text.replace("%", "%%");
  }

  private static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    text.chars()
        .forEach(c -> shown.append(c < ' ' || c == 0x7f ? "\\u%04x".formatted(c) : (char) c + ""));
    return shown.toString();
  }

  private static String shown(char c) {
    return c <= ' ' || c > '~' ? "U+%04X".formatted((int) c) : "'" + c + "'";
  }

  private static boolean isWord(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }
}
