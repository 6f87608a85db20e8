package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.internal.check.DependencyRules.Form;
import io.github.packit4j.specfile.macro.MacroException;
import io.github.packit4j.specfile.macro.RpmRelease;
import io.github.packit4j.specfile.macro.internal.run.SpecRun;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the values of tags must be. */
final class TagRules {

  private static final Set<String> QUALIFIERS =
      Set.of(
          "interp",
          "meta",
          "preun",
          "pre",
          "postun",
          "post",
          "rpmlib",
          "verify",
          "pretrans",
          "posttrans");
  private static final Set<String> TRANSACTION_QUALIFIERS = Set.of("preuntrans", "postuntrans");
  private static final RpmRelease WITH_TRANSACTION_QUALIFIERS = new RpmRelease(4, 19);

  private final SpecReader reader;
  private final SourceRules sources;
  private final SourceRules patches;
  private final BuildScripts scripts;
  private final DependencyRules dependencies;
  private List<String> buildArchitectures = List.of();

  TagRules(SpecReader reader, SourceRules sources, SourceRules patches, BuildScripts scripts) {
    this.reader = reader;
    this.sources = sources;
    this.patches = patches;
    this.scripts = scripts;
    this.dependencies = new DependencyRules(reader);
  }

  /** Returns the architectures that the main package's {@code BuildArch} names. */
  List<String> buildArchitectures() {
    return buildArchitectures;
  }

  /** Checks a tag line and lets it take effect. */
  void check(PackageState owner, boolean main, PreambleTag.Line line) {
    PreambleTag tag = line.tag();
    String field = line.field();
    if (reader.line().indexOf(':') < 0) {
      refuse("Malformed tag: " + text() + "; write a colon after its name");
      return;
    }
    if (field.isEmpty()) {
      refuse("Empty tag: " + text() + "; give it a value or remove it");
    } else if (tag.isSingleToken() && Characters.skipWord(field, 0) < field.length()) {
      refuse("Tag takes single token only: " + text() + "; remove what follows the first word");
    } else {
      checkValue(owner, main, line);
    }
    present(owner, line);
    if (main && tag == PreambleTag.NAME) {
      owner.setName(field);
    }
    if (tag.definesMacro() && !field.isEmpty()) {
      define(tag.word(), field);
      if (main) {
        define(tag.word().toUpperCase(Locale.ROOT), field);
      }
    }
    Encoding.check(reader, tag.isPackaged() ? field : "");
  }

  private void define(String name, String value) {
    try {
      reader.expander().define(name, value);
    } catch (MacroException e) {
      refuse(String.valueOf(e.getMessage()));
    }
  }

  private void present(PackageState owner, PreambleTag.Line line) {
    PreambleTag tag = line.tag();
    if (tag.isTranslated()) {
      owner.addTag(tag.word());
      String language = line.qualifier().isEmpty() ? "C" : line.qualifier();
      if (!owner.addTag(tag.word() + "(" + language + ")")) {
        reader.warn("Second " + name() + "; the last one counts, remove the others");
      }
    } else if (tag.isOnce() && !owner.addTag(tag.word())) {
      reader.refuse(
          Kind.DUPLICATE, name() + " stands twice in one package; remove one of the lines");
    }
  }

  private void checkValue(PackageState owner, boolean main, PreambleTag.Line line) {
    String field = line.field();
    Form form = line.tag().form();
    if (form != null) {
      checkDependencies(line, form);
      return;
    }
    switch (line.tag()) {
      case NAME -> checkCharacters(AllowedCharacters.NAME, field);
      case BUILDSYSTEM -> {
        checkCharacters(AllowedCharacters.NAME, field);
        scripts.checkSystem(field);
      }
      case BUILDOPTION -> scripts.addOption(line.qualifier(), field);
      case VERSION, RELEASE -> checkCharacters(AllowedCharacters.VERSION, field);
      case EPOCH -> {
        if (!Characters.isUnsigned(field)) {
          refuse("Epoch field must be an unsigned number: " + text() + "; write digits only");
        }
      }
      case SOURCE -> sources.addTag(reader.line(), field);
      case PATCH -> patches.addTag(reader.line(), field);
      case NOSOURCE -> sources.without(field);
      case NOPATCH -> patches.without(field);
      case DOCDIR -> {
        if (!field.startsWith("/")) {
          refuse("Docdir must begin with '/': " + text());
        }
      }
      case PREFIX, PREFIXES -> {
        if (HeaderOptions.words(field).stream().anyMatch(w -> w.length() > 1 && w.endsWith("/"))) {
          refuse("Prefixes must not end with \"/\": " + text() + "; remove the slash");
        }
      }
      case BUILDARCH, BUILDARCHITECTURES -> checkArchitectures(owner, main, field);
      case DISTURL -> refuse("RPM cannot read DistURL, although it knows the tag; remove it");
      case ICON -> checkIcon(field);
      default -> {}
    }
  }

  private void checkCharacters(AllowedCharacters allowed, String field) {
    allowed.problem(field).ifPresent(this::refuse);
  }

  private void checkArchitectures(PackageState owner, boolean main, String field) {
    List<String> names = HeaderOptions.words(field);
    if (!main) {
      if (!names.equals(List.of("noarch"))) {
        refuse("Only noarch subpackages are supported: " + text() + "; write noarch or remove it");
      } else if (!owner.addTag("arch")) {
        reader.refuse(
            Kind.DUPLICATE, name() + " stands twice in one package; remove one of the lines");
      }
    } else if (!buildArchitectures.isEmpty()) {
      reader.refuse(Kind.DUPLICATE, "Duplicate BuildArch entry: " + text() + "; keep one of them");
    } else {
      buildArchitectures = names;
    }
  }

  /** RPM reads the icon while it parses, unlike other sources. */
  private void checkIcon(String file) {
    if (SpecRun.of(reader.expander())
        .include(reader.expander().expand("%{_sourcedir}/") + file)
        .isEmpty()) {
      refuse("Unable to open icon " + file + "; supply it or remove the tag");
    }
  }

  private void checkDependencies(PreambleTag.Line line, Form form) {
    PreambleTag tag = line.tag();
    if (tag == PreambleTag.PREREQ || tag == PreambleTag.BUILDPREREQ) {
      reader.warn(name() + " is deprecated: " + text() + "; write Requires(pre) or BuildRequires");
    }
    Optional<String> qualifier =
        tag.isQualifiedDependency() ? badQualifier(line.qualifier()) : Optional.empty();
    if (qualifier.isPresent()) {
      reader.refuse(
          Kind.DEPENDENCY,
          "Bad qualifier '" + qualifier.get() + "': " + text() + "; use pre, post, preun, postun");
      return;
    }
    try {
      dependencies.read(line.field(), form);
    } catch (DependencyError e) {
      reader.refuse(Kind.DEPENDENCY, e.text() + " (in " + text() + ")");
    }
  }

  private Optional<String> badQualifier(String qualifiers) {
    if (qualifiers.isEmpty()) {
      return Optional.empty();
    }
    boolean transactions = reader.release().compareTo(WITH_TRANSACTION_QUALIFIERS) >= 0;
    for (String qualifier : qualifiers.split(",", -1)) {
      if (!QUALIFIERS.contains(qualifier)
          && !(transactions && TRANSACTION_QUALIFIERS.contains(qualifier))) {
        return Optional.of(qualifier);
      }
    }
    return Optional.empty();
  }

  private void refuse(String message) {
    reader.refuse(Kind.TAG, message);
  }

  private String text() {
    return Characters.strip(reader.line());
  }

  /** Returns the tag's name as the file spells it. */
  private String name() {
    String text = text();
    int end = 0;
    while (end < text.length() && Characters.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }
}
