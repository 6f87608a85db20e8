package io.github.packit4j.specfile.internal.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The open conditions: which lines count, and which directive may come next. */
final class Conditions {

  private static final class Level {
    private final int line;
    private boolean reading;

    /** Whether a later branch can still be the one that holds. */
    private boolean readable;

    private Directive last;

    Level(Directive opening, int line, boolean reading, boolean readable) {
      this.last = opening;
      this.line = line;
      this.reading = reading;
      this.readable = readable;
    }
  }

  private final Deque<Level> levels = new ArrayDeque<>();

  boolean reading() {
    Level top = levels.peek();
    return top == null || top.reading;
  }

  /** Tells whether RPM looks at what follows a directive here. */
  boolean evaluates(Directive directive) {
    Level top = levels.peek();
    return directive.continues() ? top != null && top.readable : reading();
  }

  /** Returns the line of the innermost open condition. */
  Optional<Integer> openLine() {
    return Optional.ofNullable(levels.peek()).map(level -> level.line);
  }

  /** Returns why a directive must not stand here; empty if it may. */
  Optional<String> misplaced(Directive directive) {
    if (directive.opens() || directive == Directive.INCLUDE) {
      return Optional.empty();
    }
    Level top = levels.peek();
    if (top == null) {
      return Optional.of(directive.word() + " without %if; remove it or add the %if");
    }
    return top.last == Directive.ELSE && directive != Directive.ENDIF
        ? Optional.of(directive.word() + " after %else; a condition ends with one %else")
        : Optional.empty();
  }

  void open(Directive directive, int line, boolean holds) {
    boolean outer = reading();
    levels.push(new Level(directive, line, outer && holds, outer && !holds));
  }

  void elseIf(boolean holds) {
    Level top = levels.getFirst();
    top.reading = top.readable && holds;
    top.readable &= !top.reading;
  }

  void otherwise() {
    Level top = levels.pop();
    boolean outer = reading();
    levels.push(top);
    top.last = Directive.ELSE;
    top.reading = outer && top.readable;
  }

  void close() {
    levels.pop();
  }
}
