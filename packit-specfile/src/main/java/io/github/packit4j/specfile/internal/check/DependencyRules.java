package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.macro.MacroExpander;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The form of dependencies: {@code name}, {@code name >= 1.0}, {@code (a or b)}. */
final class DependencyRules {

  /** What a tag or trigger lets its dependencies be. */
  enum Form {
    REQUIRES(true, RichDependency.Context.CONJUNCTION),
    CONFLICTS(true, RichDependency.Context.DISJUNCTION),
    PROVIDES(false, RichDependency.Context.CONJUNCTION),
    OBSOLETES(false, RichDependency.Context.CONJUNCTION),
    TRIGGER(false, RichDependency.Context.CONJUNCTION),
    FILE_TRIGGER(false, RichDependency.Context.CONJUNCTION);

    private final boolean rich;
    private final RichDependency.Context context;

    Form(boolean rich, RichDependency.Context context) {
      this.rich = rich;
      this.context = context;
    }
  }

  private final SpecReader reader;

  DependencyRules(SpecReader reader) {
    this.reader = reader;
  }

  /**
   * Reads the dependencies of a tag or trigger.
   *
   * @return those that are not rich
   * @throws DependencyError at the first that RPM refuses
   */
  List<Dependency> read(String text, Form form) throws DependencyError {
    List<Dependency> found = new ArrayList<>();
    int i = skipSeparators(text, 0);
    while (i < text.length()) {
      if (text.charAt(i) == '(') {
        if (!form.rich) {
          throw new DependencyError(
              "No rich dependencies allowed for this type; name packages without parentheses");
        }
        i = new RichDependency(text, this::check).read(i, form.context);
      } else {
        int nameEnd = wordEnd(text, i);
        int next = skipSeparators(text, nameEnd);
        int nextEnd = wordEnd(text, next);
        String sense = Dependency.sense(text.substring(next, nextEnd));
        Dependency dependency = new Dependency(text.substring(i, nameEnd), "", "");
        if (sense != null) {
          int version = skipSeparators(text, nextEnd);
          next = wordEnd(text, version);
          if (version == next) {
            throw new DependencyError("Version required after " + sense + "; add it");
          }
          dependency = new Dependency(dependency.name(), sense, text.substring(version, next));
        }
        check(dependency, form);
        found.add(dependency);
        i = next;
      }
      i = skipSeparators(text, i);
    }
    return found;
  }

  private void check(Dependency dependency, Form form) throws DependencyError {
    String name = dependency.name();
    if (form == Form.FILE_TRIGGER && !name.startsWith("/")) {
      throw new DependencyError(
          "File trigger conditions begin with '/'; write the path instead of " + name);
    }
    check(dependency);
    if (form == Form.OBSOLETES) {
      Optional<String> illegal = AllowedCharacters.NAME.problem(name);
      if (illegal.isPresent()) {
        throw new DependencyError("Only package names are allowed in Obsoletes: " + illegal.get());
      }
      if (dependency.version().isEmpty()) {
        reader.warn("Obsoletes without a version: " + name + "; add < and the first version kept");
      } else if (dependency.sense().contains(">")) {
        reader.warn("Obsoletes with '>': " + name + "; obsolete versions below one instead");
      }
    }
    if (form == Form.PROVIDES && name.startsWith("rpmlib(")) {
      throw new DependencyError("Packages must not provide " + name + "; remove it");
    }
  }

  private void check(Dependency dependency) throws DependencyError {
    String name = dependency.name();
    String version = dependency.version();
    char first = name.charAt(0);
    if (first < 128 && !Characters.isAlphanumeric(first) && first != '_' && first != '/') {
      throw new DependencyError(
          "Dependency tokens begin with a letter, a digit, '_' or '/', not with '" + first + "'");
    }
    if (version.isEmpty()) {
      return;
    }
    if (first == '/') {
      throw new DependencyError("Versioned file name not permitted; remove " + version);
    }
    Optional<String> illegal = AllowedCharacters.EVR.problem(version);
    if (illegal.isPresent()) {
      throw new DependencyError(illegal.get());
    }
    Optional<String> malformed = malformed(version);
    if (malformed.isPresent()) {
      if (isSet(reader.expander(), "_wrong_version_format_terminate_build")) {
        throw new DependencyError(malformed.get());
      }
      reader.warn(malformed.get());
    }
  }

  private static Optional<String> malformed(String version) {
    for (char separator : new char[] {'-', ':'}) {
      if (version.indexOf(separator) != version.lastIndexOf(separator)) {
        return Optional.of(
            "Invalid version " + version + ": it takes one '" + separator + "' at most");
      }
    }
    int colon = version.indexOf(':');
    return version
            .substring(0, Math.max(0, colon))
            .chars()
            .allMatch(c -> Characters.isDigit((char) c))
        ? Optional.empty()
        : Optional.of("Invalid version " + version + ": the epoch is an unsigned number");
  }

  /** Tells whether a macro is a number other than 0. */
  static boolean isSet(MacroExpander expander, String macro) {
    return expander.expand("%{?" + macro + "}").matches("\\s*0*[1-9].*");
  }

  static int skipSeparators(String text, int from) {
    int i = from;
    while (i < text.length() && isSeparator(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int wordEnd(String text, int from) {
    int i = from;
    while (i < text.length() && !isSeparator(text.charAt(i))) {
      i++;
    }
    return i;
  }

  static boolean isSeparator(char c) {
    return Characters.isSpace(c) || c == ',';
  }
}
