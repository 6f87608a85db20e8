package io.github.packit4j.config.internal.place;

import io.github.packit4j.config.problem.internal.Excerpt;
import org.jspecify.annotations.Nullable;

/** The way from the root of a configuration to a value; printed as {@code jobs[3].timeout}. */
public final class KeyPath {

  public static final KeyPath ROOT = new KeyPath(null, "");

  private final @Nullable KeyPath parent;
  private final String step;

  private KeyPath(@Nullable KeyPath parent, String step) {
    this.parent = parent;
    this.step = step;
  }

  public KeyPath key(String name) {
    return new KeyPath(this, Excerpt.of(name));
  }

  KeyPath item(int index) {
    return new KeyPath(this, "[" + index + "]");
  }

  /** Returns the last step: the name of a key, or an index in brackets. */
  String last() {
    return step;
  }

  @Override
  public String toString() {
    if (parent == null) {
      return "";
    }
    String start = parent.toString();
    return start.isEmpty() || step.startsWith("[") ? start + step : start + "." + step;
  }
}
