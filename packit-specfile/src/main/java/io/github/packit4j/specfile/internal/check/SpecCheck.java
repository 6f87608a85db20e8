package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.SpecProblem;
import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.macro.MacroExpander;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.List;

/** One reading of a spec file from section to section, for what RPM refuses or warns about. */
public final class SpecCheck {

  private final SpecReader reader;
  private final Packages packages;
  private final SourceRules sources;
  private final SourceRules patches;
  private final TagRules tags;
  private final Preamble preamble;
  private final TextSections texts;
  private final BuildScripts scripts;
  private final Scriptlets scriptlets;
  private final PrepSection prep;
  private final ChangelogSection changelog;

  private SpecCheck(SpecReader reader, Problems problems) {
    this.reader = reader;
    this.packages = new Packages(reader);
    this.sources = new SourceRules(reader, "Source");
    this.patches = new SourceRules(reader, "Patch");
    this.scripts = new BuildScripts(reader);
    this.tags = new TagRules(reader, sources, patches, scripts);
    this.preamble = new Preamble(reader, packages, tags);
    this.texts = new TextSections(reader, packages);
    this.scriptlets = new Scriptlets(reader, packages);
    this.prep = new PrepSection(reader, sources, patches);
    this.changelog = new ChangelogSection(reader, problems);
  }

  /**
   * Reads a spec file.
   *
   * @param lines its text
   * @param expander a new run over the macros RPM has when it begins
   * @param context those macros; its release of RPM says which rules hold
   * @return what RPM refuses or warns about, in the order RPM meets it; the file is valid if none
   *     of it is {@linkplain Kind#isFatal() fatal}
   */
  public static List<SpecProblem> problems(
      TextLines lines, MacroExpander expander, MacroContext context) {
    Problems problems = new Problems(lines);
    SpecCheck first = of(lines, expander, context, problems);
    List<String> architectures = first.read(true);
    if (!architectures.isEmpty()) {
      readAgain(lines, expander, context, problems, architectures);
    }
    return problems.found();
  }

  /**
   * RPM begins again for each architecture of {@code BuildArch}, with the macros it has by then.
   */
  private static void readAgain(
      TextLines lines,
      MacroExpander expander,
      MacroContext context,
      Problems problems,
      List<String> architectures) {
    String machine = expander.expand("%{_target_cpu}");
    boolean compatible = false;
    for (String architecture : architectures) {
      if (ArchitectureRules.builds(machine, architecture)) {
        compatible = true;
        expander.define("_target_cpu", architecture);
        of(lines, expander, context, problems).read(false);
        expander.undefine("_target_cpu");
      }
    }
    if (!compatible) {
      problems.add(
          0,
          Kind.TAG,
          "No compatible architectures found for build: BuildArch is "
              + String.join(" ", architectures)
              + " and the machine "
              + machine);
    }
  }

  private static SpecCheck of(
      TextLines lines, MacroExpander expander, MacroContext context, Problems problems) {
    return new SpecCheck(new SpecReader(lines.text(), expander, context, problems), problems);
  }

  /**
   * Reads the file.
   *
   * @param stopAtBuildArch whether to stop at the main package's {@code BuildArch}
   * @return the architectures of the {@code BuildArch} at which it stopped; empty if it did not
   */
  private List<String> read(boolean stopAtBuildArch) {
    boolean follows = preamble.readMain(stopAtBuildArch);
    if (stopAtBuildArch && !tags.buildArchitectures().isEmpty()) {
      return tags.buildArchitectures();
    }
    readSections(follows);
    String generated = scripts.generated();
    if (!generated.isEmpty()) {
      reader.append(generated);
      readSections(reader.skipToPart());
    }
    checkDescriptions();
    return List.of();
  }

  private void readSections(boolean first) {
    boolean follows = first;
    Part previous = Part.PACKAGE;
    while (follows) {
      Part part = reader.part();
      if (part == null) {
        break;
      }
      follows = section(part, previous);
      previous = part;
    }
  }

  private boolean section(Part part, Part previous) {
    if (part.isScriptlet()) {
      return scriptlets.read(part);
    }
    return switch (part) {
      case PACKAGE -> preamble.readSubpackage();
      case DESCRIPTION -> texts.description();
      case FILES -> texts.files();
      case SEPOLICY -> texts.policies();
      case SOURCELIST -> texts.list(sources);
      case PATCHLIST -> texts.list(patches);
      case CHANGELOG -> changelog.read();
      case END -> texts.end(previous != Part.END);
      case PREP -> {
        scripts.open(part);
        yield prep.read();
      }
      default -> {
        scripts.open(part);
        yield texts.skip(Strip.NOTHING);
      }
    };
  }

  private void checkDescriptions() {
    if (!packages.main().hasDescription()) {
      String name = packages.main().name();
      missingDescription(0, name.isEmpty() ? "" : " of " + name, "");
    }
    for (PackageState subpackage : packages.subpackages()) {
      if (!subpackage.hasDescription()) {
        missingDescription(subpackage.line(), " of " + subpackage.name(), " for it");
      }
    }
  }

  private void missingDescription(int line, String of, String more) {
    reader.refuseMissing(
        line, Kind.MISSING, "There is no %description" + of + "; add the section" + more);
  }
}
