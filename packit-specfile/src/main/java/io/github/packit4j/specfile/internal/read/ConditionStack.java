package io.github.packit4j.specfile.internal.read;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/** The open conditions while a spec file is read from top to bottom. */
public final class ConditionStack {

  private static final class Frame {
    private final boolean outer;
    private boolean taken;
    private boolean active;
    private boolean elseSeen;

    Frame(boolean outer) {
      this.outer = outer;
    }
  }

  private final Deque<Frame> frames = new ArrayDeque<>();

  public boolean active() {
    Frame top = frames.peek();
    return top == null || top.active;
  }

  /** Tells whether the innermost condition itself stands in a branch that holds. */
  public boolean outerActive() {
    Frame top = frames.peek();
    return top == null || top.outer;
  }

  public void open(BooleanSupplier condition) {
    Frame frame = new Frame(active());
    frame.active = frame.outer && condition.getAsBoolean();
    frame.taken = frame.active;
    frames.push(frame);
  }

  /** Enters an {@code %elif}; false if there is nothing it could belong to. */
  public boolean elseIf(BooleanSupplier condition) {
    Frame top = frames.peek();
    if (top == null || top.elseSeen) {
      return false;
    }
    top.active = top.outer && !top.taken && condition.getAsBoolean();
    top.taken |= top.active;
    return true;
  }

  /** Enters an {@code %else}; false if there is nothing it could belong to. */
  public boolean otherwise() {
    Frame top = frames.peek();
    if (top == null || top.elseSeen) {
      return false;
    }
    top.elseSeen = true;
    top.active = top.outer && !top.taken;
    return true;
  }

  /** Leaves a condition; false if none is open. */
  public boolean close() {
    return frames.poll() != null;
  }
}
