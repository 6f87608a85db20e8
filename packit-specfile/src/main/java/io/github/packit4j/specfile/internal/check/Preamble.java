package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.SpecProblem.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The preamble and the {@code %package} sections. */
final class Preamble {

  private static final List<String> REQUIRED =
      List.of("Name", "Version", "Release", "Summary", "License");
  private static final List<String> INHERITED = List.of("Version", "Release", "License");

  private final SpecReader reader;
  private final Packages packages;
  private final TagRules rules;

  Preamble(SpecReader reader, Packages packages, TagRules rules) {
    this.reader = reader;
    this.packages = packages;
    this.rules = rules;
  }

  /**
   * Reads the tags of the main package.
   *
   * @param stopAtBuildArch whether to stop at a {@code BuildArch}, where RPM begins again
   * @return whether a section follows
   */
  boolean readMain(boolean stopAtBuildArch) {
    return read(packages.main(), true, stopAtBuildArch);
  }

  /** Reads a {@code %package} section whose header is the line read last. */
  boolean readSubpackage() {
    String header = Characters.strip(reader.line());
    String[] words = header.split("\\s+");
    boolean whole = words.length > 1 && words[1].equals("-n");
    if (words.length != (whole ? 3 : 2)) {
      reader.refuse(
          Kind.SECTION, "Bad package specification: " + header + "; write %package [-n] NAME");
      return reader.skipToPart();
    }
    reader.notePackage();
    String name = words[words.length - 1];
    AllowedCharacters allowed = whole ? AllowedCharacters.NAME : AllowedCharacters.NAME_PART;
    Optional<String> illegal = allowed.problem(name);
    illegal.ifPresent(problem -> reader.refuse(Kind.SECTION, header + ": " + problem));
    String fullName = packages.fullName(name, whole);
    Optional<PackageState> added = packages.add(fullName);
    if (added.isEmpty()) {
      reader.refuse(
          Kind.DUPLICATE,
          header + ": package " + fullName + " already exists; rename or remove one of the two");
      return reader.skipToPart();
    }
    added.get().addTag("name");
    return read(added.get(), false, false);
  }

  private boolean read(PackageState owner, boolean main, boolean stopAtBuildArch) {
    int line = owner.line();
    boolean follows = false;
    while (!follows && reader.next(Strip.COMMENTS_AND_TRAILING_SPACE)) {
      follows = reader.part() != null;
      if (!follows && !reader.line().isBlank()) {
        tag(owner, main);
        if (stopAtBuildArch && !rules.buildArchitectures().isEmpty()) {
          return false;
        }
      }
    }
    for (String tag : REQUIRED) {
      boolean inherited = !main && INHERITED.contains(tag);
      if (!inherited && !owner.hasTag(tag.toLowerCase(Locale.ROOT))) {
        String of = main ? "" : " for the package " + owner.name();
        reader.refuseMissing(line, Kind.MISSING, "There is no " + tag + " tag" + of + "; add one");
      }
    }
    return follows;
  }

  private void tag(PackageState owner, boolean main) {
    Optional<PreambleTag.Line> tag = PreambleTag.parse(reader.line(), reader.release());
    if (tag.isPresent()) {
      rules.check(owner, main, tag.get());
    } else {
      reader.refuse(
          Kind.TAG,
          "Unknown tag: "
              + Characters.strip(reader.line())
              + "; correct the spelling, or make the line a comment");
    }
  }
}
