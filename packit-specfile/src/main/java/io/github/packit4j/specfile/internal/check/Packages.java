package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.SpecProblem.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The packages of the file. */
final class Packages {

  private final SpecReader reader;
  private final PackageState main = new PackageState(0, "");
  private final Map<String, PackageState> subpackages = new LinkedHashMap<>();

  Packages(SpecReader reader) {
    this.reader = reader;
  }

  PackageState main() {
    return main;
  }

  Iterable<PackageState> subpackages() {
    return subpackages.values();
  }

  /** Returns the whole name of a subpackage. */
  String fullName(String name, boolean whole) {
    return whole ? name : main.name() + "-" + name;
  }

  /** Begins a subpackage; empty if there is one of this name. */
  Optional<PackageState> add(String fullName) {
    if (find(fullName).isPresent()) {
      return Optional.empty();
    }
    PackageState added = new PackageState(reader.lineNumber(), fullName);
    subpackages.put(fullName, added);
    return Optional.of(added);
  }

  /** Finds the package that a section header names; refuses the header if there is none. */
  Optional<PackageState> named(HeaderOptions header) {
    Optional<String> whole = header.value('n');
    Optional<String> name = whole.or(() -> header.operands().stream().findFirst());
    if (name.isEmpty()) {
      return Optional.of(main);
    }
    String fullName = fullName(name.get(), whole.isPresent());
    Optional<PackageState> found = find(fullName);
    if (found.isEmpty()) {
      reader.refuseMissing(
          reader.lineNumber(),
          Kind.SECTION,
          Characters.strip(reader.line())
              + ": package "
              + fullName
              + " does not exist; correct the name or add a %package section above");
    }
    return found;
  }

  private Optional<PackageState> find(String fullName) {
    return fullName.equals(main.name())
        ? Optional.of(main)
        : Optional.ofNullable(subpackages.get(fullName));
  }
}
