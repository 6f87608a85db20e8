package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.SpecProblem.Kind;
import io.github.packit4j.specfile.macro.RpmRelease;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code %setup} and {@code %patch} lines of {@code %prep}. Up to RPM 4.19 what is wrong with
 * them is said and the file is read all the same; since 4.20 they are macros that fail.
 */
final class PrepSection {

  private static final RpmRelease WITH_MACROS = new RpmRelease(4, 20);
  private static final String SETUP = "%setup";
  private static final String PATCH = "%patch";

  private final SpecReader reader;
  private final SourceRules sources;
  private final SourceRules patches;
  private final boolean macros;

  PrepSection(SpecReader reader, SourceRules sources, SourceRules patches) {
    this.reader = reader;
    this.sources = sources;
    this.patches = patches;
    this.macros = reader.release().compareTo(WITH_MACROS) >= 0;
  }

  /** Reads the section; true if another one follows. */
  boolean read() {
    while (reader.next(Strip.NOTHING)) {
      if (reader.part() != null) {
        return true;
      }
      String line = reader.line();
      if (line.startsWith(SETUP)) {
        setup(line);
      } else if (line.startsWith(PATCH)) {
        patch(line);
      }
    }
    return false;
  }

  private void setup(String line) {
    HeaderOptions options;
    try {
      options = HeaderOptions.parse(line, macros ? "a:b:cDn:TqC" : "a:b:cDn:Tq");
    } catch (HeaderOptions.BadOption e) {
      complain("Bad %setup option " + e.text());
      return;
    }
    List<String> numbers = new ArrayList<>(options.values('a'));
    numbers.addAll(options.values('b'));
    if (!options.has('T')) {
      numbers.add("0");
    }
    for (String number : numbers) {
      if (!Characters.isUnsigned(number)) {
        complain("Bad argument to %setup: " + number + "; -a and -b take the number of a source");
        return;
      }
      if (!sources.has(Long.parseLong(number.strip()))) {
        complain("%setup unpacks source " + number + ", which is not there; add the Source tag");
        return;
      }
    }
  }

  private void patch(String line) {
    char next = line.length() > PATCH.length() ? line.charAt(PATCH.length()) : '\n';
    boolean numbered = !Characters.isSpace(next);
    if (numbered && macros) {
      if (Characters.isDigit(next)) {
        complain("%patchN is obsolete: " + line.strip() + "; write %patch -P and the number");
      }
      return;
    }
    HeaderOptions options;
    try {
      String text = numbered ? PATCH + " -P " + line.substring(PATCH.length()) : line;
      options = HeaderOptions.parse(text, "P:p:REb:z:F:d:o:Z");
    } catch (HeaderOptions.BadOption e) {
      complain("Bad %patch option " + e.text());
      return;
    }
    List<String> numbers = new ArrayList<>(options.values('P'));
    numbers.addAll(options.operands());
    if (numbers.isEmpty()) {
      complain("Patch number not specified: " + line.strip() + "; write %patch -P and the number");
      numbers.add("0");
    }
    for (String number : numbers) {
      if (!Characters.isUnsigned(number)) {
        complain("Invalid patch number " + number + ": " + line.strip());
        return;
      }
      if (!patches.has(Long.parseLong(number.strip()))) {
        complain("There is no patch number " + number + "; add the Patch tag or remove the line");
        return;
      }
    }
  }

  private void complain(String message) {
    if (macros) {
      reader.refuse(Kind.EXPANSION, message);
    } else {
      reader.warn(message);
    }
  }
}
