package io.github.packit4j.specfile.internal.edit;

import io.github.packit4j.specfile.EditNote;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecFileException;
import io.github.packit4j.specfile.syntax.PrepMacro;
import io.github.packit4j.specfile.syntax.SourceSpan;
import io.github.packit4j.specfile.syntax.TextLines;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Changes the macros of {@code %prep}. */
public final class PrepEdit {

  private final SpecFile spec;
  private final Branches branches;

  public PrepEdit(SpecFile spec, Branches branches) {
    this.spec = spec;
    this.branches = branches;
  }

  /** Sets an option of the first macro of a name; an empty value makes it a plain flag. */
  public List<Replacement> setOption(String name, char option, String value) {
    PrepMacro macro = first(name);
    String written = "-" + option + (value.isEmpty() ? "" : separator(value) + value);
    SourceSpan options = macro.optionsSpan();
    return macro
        .optionSpan(option)
        .map(span -> List.of(new Replacement(shifted(span, options.start()), written)))
        .orElseGet(() -> List.of(appended(macro, written)));
  }

  /** Removes an option of the first macro of a name. */
  public List<Replacement> removeOption(String name, char option) {
    PrepMacro macro = first(name);
    return macro
        .optionSpan(option)
        .map(span -> List.of(new Replacement(withBlank(macro, span), "")))
        .orElse(List.of());
  }

  /** Removes the lines that apply one patch and nothing else. */
  public List<Replacement> removePatchLines(int number) {
    TextLines lines = spec.syntax().lines();
    return applying(number).stream()
        .map(macro -> LineEdit.remove(lines, macro.lineIndex(), macro.line()))
        .toList();
  }

  /** Tells of the lines that apply a patch. */
  public List<EditNote> stillApplied(int number) {
    return applying(number).stream()
        .map(
            macro ->
                EditNote.at(
                    macro.line(),
                    "%s %s still applies patch %d"
                        .formatted(macro.name(), macro.options().strip(), number)))
        .toList();
  }

  private List<PrepMacro> applying(int number) {
    Pattern own = Pattern.compile("(?:-P\\s*)?0*" + number);
    List<PrepMacro> applying = new ArrayList<>();
    for (PrepMacro macro : spec.prepMacros()) {
      if (!macro.name().startsWith("%patch")) {
        continue;
      }
      String digits = macro.name().substring("%patch".length());
      boolean applies =
          digits.isEmpty()
              ? macro.option('P').filter(value -> own.matcher(value).matches()).isPresent()
                  || own.matcher(macro.options().split("\\s", 2)[0]).matches()
              : own.matcher(digits).matches();
      if (applies) {
        applying.add(macro);
      }
    }
    return applying;
  }

  private PrepMacro first(String name) {
    return spec.prepMacros().stream()
        .filter(macro -> macro.name().equals("%" + name))
        .filter(macro -> branches.counts(macro.lineIndex(), macro.name()))
        .findFirst()
        .orElseThrow(
            () -> new SpecFileException("The %prep section has no %" + name + "; add one"));
  }

  /** RPM's habit: {@code -p1} and {@code -P3}, but {@code -n NAME}. */
  private static String separator(String value) {
    return value.chars().allMatch(Character::isDigit) ? "" : " ";
  }

  private static Replacement appended(PrepMacro macro, String written) {
    SourceSpan options = macro.optionsSpan();
    boolean blankNeeded = options.length() > 0 || macro.options().isEmpty();
    SourceSpan end = new SourceSpan(options.end(), options.end());
    return new Replacement(end, (blankNeeded ? " " : "") + written);
  }

  private static SourceSpan shifted(SourceSpan span, int by) {
    return new SourceSpan(span.start() + by, span.end() + by);
  }

  private SourceSpan withBlank(PrepMacro macro, SourceSpan span) {
    SourceSpan shifted = shifted(span, macro.optionsSpan().start());
    int start = shifted.start();
    while (start > 0 && " \t".indexOf(spec.text().charAt(start - 1)) >= 0) {
      start--;
    }
    return new SourceSpan(start, shifted.end());
  }
}
