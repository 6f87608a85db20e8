package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.macro.MacroDefinition;
import io.github.packit4j.specfile.macro.RpmRelease;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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

  /** Checks the script that a {@code BuildOption} is for. */
  void checkOption(String script) {
    if (!script.isEmpty() && PARTS.stream().noneMatch(part -> word(part).equals(script))) {
      reader.refuse(
          Kind.TAG,
          "BuildOption for " + script + ", which is no build script; write conf or build");
    }
  }

  private boolean isParametric(String macro) {
    return reader.expander().lookup(macro).filter(MacroDefinition::parametric).isPresent();
  }

  private static String word(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }
}
