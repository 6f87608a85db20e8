package io.github.packit4j.config.rule.internal;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What an expression may cost, added up while it is read. Repetitions are written out by a linear
 * engine, so their product counts; and an engine that backtracks can try parts that are empty in
 * many ways without ever looking at the text, which no bound on its steps would notice.
 */
final class RegexCost {

  static final int MAX_REPETITIONS = 1000;

  private static final int MAX_SIZE = 10_000;
  private static final int MAX_DEPTH = 200;

  /** An expression in parentheses, or the whole. */
  private static final class Level {
    private final boolean looksAround;
    private long size = 1;
    private boolean branchMayBeEmpty = true;
    private int emptyBranches;
    private long partSize;
    private boolean partMayBeEmpty = true;
    private boolean repeated;

    Level(boolean looksAround) {
      this.looksAround = looksAround;
    }

    void part(long partSize, boolean mayBeEmpty) {
      size += this.partSize;
      branchMayBeEmpty &= partMayBeEmpty;
      this.partSize = partSize;
      this.partMayBeEmpty = mayBeEmpty;
      repeated = false;
    }

    void endBranch() {
      part(0, true);
      emptyBranches += branchMayBeEmpty ? 1 : 0;
      branchMayBeEmpty = true;
    }
  }

  private final Deque<Level> levels = new ArrayDeque<>();
  private boolean ambiguouslyEmpty;

  RegexCost() {
    levels.push(new Level(false));
  }

  void part(boolean mayBeEmpty) {
    levels.element().part(1, mayBeEmpty);
    check(levels.element());
  }

  void alternative() {
    levels.element().endBranch();
  }

  void open(boolean looksAround) {
    if (levels.size() > MAX_DEPTH) {
      throw new TooCostlyException("more than " + MAX_DEPTH + " groups in each other");
    }
    levels.push(new Level(looksAround));
  }

  void close() {
    if (levels.size() > 1) { // Else the engine will say what is wrong.
      Level closed = levels.pop();
      closed.endBranch();
      ambiguouslyEmpty |= closed.emptyBranches > 1;
      levels.element().part(closed.size, closed.looksAround || closed.emptyBranches > 0);
      check(levels.element());
    }
  }

  /** Counts a repetition; the mark that makes one lazy or possessive is none. */
  void repeat(boolean mark, long least, long most) {
    Level level = levels.element();
    if (mark && level.repeated) {
      return;
    }
    if (most > MAX_REPETITIONS) {
      throw new TooCostlyException("more than " + MAX_REPETITIONS + " repetitions");
    }
    ambiguouslyEmpty |= level.partSize > 0 && level.partMayBeEmpty;
    level.partSize *= Math.max(1, most);
    level.partMayBeEmpty |= least == 0;
    level.repeated = true;
    check(level);
  }

  /** Tells whether there are several ways to match nothing; asked at the end. */
  boolean isAmbiguouslyEmpty() {
    Level whole = levels.getLast();
    whole.endBranch();
    return ambiguouslyEmpty || whole.emptyBranches > 1;
  }

  private static void check(Level level) {
    if (level.size + level.partSize > MAX_SIZE) {
      throw new TooCostlyException("more than " + MAX_SIZE + " parts with repetitions written out");
    }
  }

  /** An expression costs more than is allowed. */
  static final class TooCostlyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooCostlyException(String reason) {
      super(reason);
    }
  }
}
