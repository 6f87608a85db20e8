package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.SpecProblem.Kind;
import java.util.Optional;

/** Sections whose lines RPM keeps as they are: descriptions, file lists, scripts, lists. */
final class TextSections {

  private final SpecReader reader;
  private final Packages packages;

  TextSections(SpecReader reader, Packages packages) {
    this.reader = reader;
    this.packages = packages;
  }

  /** Reads a {@code %description}; true if a section follows. */
  boolean description() {
    Optional<HeaderOptions> header = header("n:l:");
    Optional<PackageState> owner = header.flatMap(packages::named);
    String language = header.flatMap(options -> options.value('l')).orElse("C");
    if (owner.isPresent() && !owner.get().addDescription(language)) {
      reader.warn("Second %description of one package; the last one counts, remove the others");
    }
    while (reader.next(Strip.COMMENTS_AND_TRAILING_SPACE)) {
      if (reader.part() != null) {
        return true;
      }
      Encoding.check(reader, reader.line());
    }
    return false;
  }

  /** Reads a {@code %files}; true if a section follows. */
  boolean files() {
    Optional<PackageState> owner = header("n:f:").flatMap(packages::named);
    if (owner.isPresent() && !owner.get().addFiles()) {
      reader.warn("Second %files of one package; RPM keeps the last one, join them");
    }
    return skip(Strip.COMMENTS);
  }

  /** Reads an {@code %sepolicy}; true if a section follows. */
  boolean policies() {
    Optional<PackageState> unused = header("n:").flatMap(packages::named);
    return skip(Strip.COMMENTS_AND_TRAILING_SPACE);
  }

  /** Reads a {@code %sourcelist} or {@code %patchlist}; true if a section follows. */
  boolean list(SourceRules sources) {
    while (reader.next(Strip.COMMENTS_AND_TRAILING_SPACE)) {
      if (reader.part() != null) {
        return true;
      }
      if (!reader.line().isEmpty()) {
        sources.addNext(reader.line());
      }
    }
    return false;
  }

  /** Reads the section that {@code %end} opens, which has no text; true if a section follows. */
  boolean end(boolean closesSection) {
    String header = Characters.strip(reader.line());
    if (header.length() > Part.END.word().length()) {
      reader.refuse(Kind.SECTION, "%end takes no arguments: " + header + "; remove them");
    } else if (!closesSection) {
      reader.refuse(Kind.SECTION, "%end has no section to close; remove it");
    }
    while (reader.next(Strip.COMMENTS_AND_TRAILING_SPACE)) {
      if (reader.part() != null) {
        return true;
      }
      if (!reader.line().isBlank()) {
        reader.refuse(
            Kind.SECTION,
            "The line belongs to no section: " + Characters.strip(reader.line()) + "; move it");
      }
    }
    return false;
  }

  boolean skip(Strip strip) {
    while (reader.next(strip)) {
      if (reader.part() != null) {
        return true;
      }
    }
    return false;
  }

  /** Reads the options of the header read last; empty if RPM refuses them. */
  private Optional<HeaderOptions> header(String letters) {
    return header(reader, reader.line(), letters);
  }

  /** Reads the options of a header; empty if RPM refuses them, which is noted. */
  static Optional<HeaderOptions> header(SpecReader reader, String line, String letters) {
    String text = Characters.strip(line);
    try {
      HeaderOptions options = HeaderOptions.parse(line, letters);
      if (options.operands().size() > (options.has('n') ? 0 : 1)) {
        reader.refuse(
            Kind.SECTION, "Too many names: " + text + "; a section belongs to one package");
        return Optional.empty();
      }
      return Optional.of(options);
    } catch (HeaderOptions.BadOption e) {
      reader.refuse(Kind.SECTION, "Bad option " + e.text() + ": " + text);
      return Optional.empty();
    }
  }
}
