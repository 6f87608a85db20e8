package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.internal.check.DependencyRules.Form;
import io.github.packit4j.specfile.macro.internal.lua.LuaSyntax;
import java.util.List;
import java.util.Optional;

/** Scriptlets such as {@code %post}, and triggers. */
final class Scriptlets {

  private static final String OPTIONS = "p:n:f:eqP:";

  private final SpecReader reader;
  private final Packages packages;
  private final DependencyRules dependencies;

  Scriptlets(SpecReader reader, Packages packages) {
    this.reader = reader;
    this.packages = packages;
    this.dependencies = new DependencyRules(reader);
  }

  /** Reads the scriptlet whose header is the line read last; true if a section follows. */
  boolean read(Part part) {
    int line = reader.lineNumber();
    String header = reader.line();
    Optional<String> condition = Optional.empty();
    if (part.isTrigger()) {
      int separator = separator(header);
      if (separator < 0) {
        refuse("Triggers must have --: " + text() + "; write -- and the packages after it");
        return reader.skipToPart();
      }
      condition = Optional.of(Characters.strip(header.substring(separator)));
      header = header.substring(0, separator);
      if (condition.get().isEmpty()) {
        refuse("Missing trigger condition: " + text() + "; name the packages after --");
        return reader.skipToPart();
      }
    }
    Optional<HeaderOptions> options = TextSections.header(reader, header, OPTIONS);
    Optional<PackageState> owner = options.flatMap(packages::named);
    if (options.isEmpty() || owner.isEmpty()) {
      return reader.skipToPart();
    }
    Optional<String> program = options.get().value('p');
    program.ifPresent(this::checkProgram);
    checkPriority(part, options.get());
    if (!part.isTrigger() && !owner.get().addScriptlet(part)) {
      reader.refuse(
          Kind.DUPLICATE, "Second " + part.word() + " of one package; join the two or remove one");
    }
    if (condition.isPresent()) {
      checkCondition(part, owner.get(), condition.get());
      if (HeaderOptions.words(program.orElse("")).size() > 1) {
        refuse("Interpreter arguments are not allowed in triggers: " + program.get());
      }
    }
    return body(line, program.orElse("/bin/sh"));
  }

  private void checkProgram(String program) {
    if (program.startsWith("<")) {
      String interpreter = program.split("\\s", -1)[0];
      if (!program.endsWith(">")) {
        refuse("Internal script must end with '>': " + program);
      } else if (!interpreter.equals("<lua>")) {
        refuse("Unsupported internal script: " + program + "; RPM knows <lua> only");
      }
    } else if (!program.startsWith("/")) {
      refuse("Script program must begin with '/': " + program + "; write its whole path");
    }
  }

  private void checkPriority(Part part, HeaderOptions options) {
    for (String priority : options.values('P')) {
      if (!priority.matches("[+-]?\\d{1,9}")) {
        refuse("Bad priority " + priority + ": " + text() + "; write a number after -P");
      } else if (!part.isTrigger()) {
        refuse("Priorities are allowed only for triggers: " + text() + "; remove -P");
      }
    }
  }

  private void checkCondition(Part part, PackageState owner, String condition) {
    String text = text();
    try {
      List<Dependency> found =
          dependencies.read(condition, part.isFileTrigger() ? Form.FILE_TRIGGER : Form.TRIGGER);
      if (part.isFileTrigger()) {
        return;
      }
      Part kind = part == Part.TRIGGER ? Part.TRIGGERIN : part;
      for (Dependency dependency : found) {
        if (owner.triggers().stream()
            .anyMatch(t -> t.part() == kind && t.dependency().overlaps(dependency))) {
          reader.refuse(
              Kind.DUPLICATE,
              "Trigger fired by " + dependency.name() + " is already defined; join the two");
        }
        owner.triggers().add(new PackageState.Trigger(kind, dependency));
      }
    } catch (DependencyError e) {
      reader.refuse(Kind.DEPENDENCY, e.text() + " (in " + text + ")");
    }
  }

  private boolean body(int line, String program) {
    StringBuilder script = new StringBuilder();
    boolean follows = false;
    while (!follows && reader.next(Strip.NOTHING)) {
      follows = reader.part() != null;
      script.append(follows ? "" : reader.line());
    }
    Encoding.check(reader, line, script.toString());
    if (program.equals("<lua>")) {
      LuaSyntax.problem(script.toString())
          .ifPresent(
              problem ->
                  reader.refuse(line, Kind.SECTION, "Invalid syntax in Lua scriptlet: " + problem));
    }
    return follows;
  }

  /** Returns where a trigger's condition begins: behind a {@code --} with blanks around it. */
  private static int separator(String header) {
    for (int i = header.indexOf("--"); i > 0; i = header.indexOf("--", i + 2)) {
      if (Characters.isBlank(header.charAt(i - 1))
          && i + 2 < header.length()
          && Characters.isBlank(header.charAt(i + 2))) {
        return i + 2;
      }
    }
    return -1;
  }

  private void refuse(String message) {
    reader.refuse(Kind.SECTION, message);
  }

  private String text() {
    return Characters.strip(reader.line());
  }
}
