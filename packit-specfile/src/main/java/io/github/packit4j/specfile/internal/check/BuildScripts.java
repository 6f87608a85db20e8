package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.macro.MacroDefinition;
import io.github.packit4j.specfile.macro.RpmRelease;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The scripts of the build, from {@code %prep} to {@code %clean}, and the systems that make them.
 */
final class BuildScripts {

  private static final RpmRelease WITH_OPTIONS = new RpmRelease(4, 20);
  private static final List<Part> PARTS =
      List.of(
          Part.PREP,
          Part.CONF,
          Part.GENERATE_BUILDREQUIRES,
          Part.BUILD,
          Part.INSTALL,
          Part.CHECK,
          Part.CLEAN);
  private static final Set<Part> REQUIRED = EnumSet.of(Part.BUILD, Part.INSTALL);

  private final SpecReader reader;
  private final Set<Part> found = EnumSet.noneOf(Part.class);
  private final Map<Part, List<String>> options = new EnumMap<>(Part.class);

  BuildScripts(SpecReader reader) {
    this.reader = reader;
  }

  /** Notes the script whose header is the line read last; its plain form may stand once. */
  void open(Part part) {
    String header = Characters.strip(reader.line());
    if (reader.release().compareTo(WITH_OPTIONS) >= 0) {
      try {
        HeaderOptions options = HeaderOptions.parse(header, "ap");
        if (options.has('a') && options.has('p')) {
          reader.refuse(
              Kind.SECTION, "Append and prepend specified: " + header + "; keep one of -a and -p");
        }
        if (options.has('a') || options.has('p')) {
          return;
        }
      } catch (HeaderOptions.BadOption e) {
        reader.refuse(
            Kind.SECTION, "Bad option " + e.text() + ": " + header + "; -a and -p are known");
        return;
      }
    }
    if (!found.add(part)) {
      reader.refuse(
          Kind.DUPLICATE, "Second " + part.word() + "; join the two sections or remove one");
    }
  }

  /** Checks that the macros of a build system exist, one parametric macro for each script. */
  void checkSystem(String name) {
    String prefix = "buildsystem_" + name + "_";
    if (PARTS.stream().noneMatch(part -> isParametric(prefix + word(part)))) {
      reader.refuseUnknownMacro(
          "Unknown build system: "
              + name
              + "; define its macros, or require the package with them");
      return;
    }
    for (Part part : REQUIRED) {
      if (!isParametric(prefix + word(part))) {
        reader.refuseUnknownMacro(
            "The build system " + name + " has no parametric macro %" + prefix + word(part));
      }
    }
  }

  /** Adds what a {@code BuildOption} gives a script, that of {@code %conf} if it names none. */
  void addOption(String script, String option) {
    String name = script.isEmpty() ? word(Part.CONF) : script;
    Optional<Part> named = PARTS.stream().filter(part -> word(part).equals(name)).findFirst();
    if (named.isPresent()) {
      options.computeIfAbsent(named.get(), part -> new ArrayList<>()).add(option);
    } else {
      reader.refuse(
          Kind.TAG,
          "BuildOption for " + script + ", which is no build script; write conf or build");
    }
  }

  /**
   * Returns the sections that the build system makes of its macros, for the scripts that the file
   * does not have; empty if it has no build system.
   */
  String generated() {
    String system = reader.expander().expand("%{?buildsystem}");
    StringBuilder sections = new StringBuilder();
    if (system.isEmpty() || reader.release().compareTo(WITH_OPTIONS) < 0) {
      return "";
    }
    for (Part part : PARTS) {
      if (!found.contains(part)) {
        Stream.of(system, "default")
            .map(name -> "buildsystem_" + name + "_" + word(part))
            .filter(this::isParametric)
            .findFirst()
            .ifPresent(macro -> sections.append(generated(part, macro)));
      }
    }
    return sections.toString();
  }

  private String generated(Part part, String macro) {
    List<String> given = options.getOrDefault(part, List.of());
    String arguments = given.isEmpty() ? "" : "-- " + String.join(" ", given);
    return part.word() + "\n%" + macro + " " + arguments + "\n";
  }

  private boolean isParametric(String macro) {
    return reader.expander().lookup(macro).filter(MacroDefinition::parametric).isPresent();
  }

  private static String word(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }
}
