package io.github.packit4j.specfile.internal.read;

import io.github.packit4j.specfile.ExpandedSource;
import io.github.packit4j.specfile.macro.MacroExpander;
import io.github.packit4j.specfile.macro.internal.run.SpecRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Collects the sources, or the patches, while a spec file is read, and defines their macros. */
public final class SourceCollector {

  private final SourceKind kind;
  private final SpecRun run;
  private final SourceNumbers numbers = new SourceNumbers();
  private final List<ExpandedSource> found = new ArrayList<>();

  public SourceCollector(SourceKind kind, MacroExpander expander) {
    this.kind = kind;
    this.run = SpecRun.of(expander);
  }

  public void add(String digits, String location, String expanded, boolean valid) {
    int number = valid ? numbers.next(digits) : numbers.peek(digits);
    found.add(new ExpandedSource(number, location, expanded, valid));
    if (!valid) {
      return;
    }
    if (kind == SourceKind.SOURCE) {
      run.source(number, expanded);
    } else {
      run.patch(number, expanded);
    }
  }

  /** Replaces the locations of the sources that count. */
  public void expandAgain(UnaryOperator<String> expansion) {
    found.replaceAll(
        source ->
            source.valid()
                ? new ExpandedSource(
                    source.number(),
                    source.location(),
                    expansion.apply(source.expandedLocation()),
                    true)
                : source);
  }

  public List<ExpandedSource> found() {
    return found;
  }
}
