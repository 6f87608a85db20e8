package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.internal.Numbers;

/** Numbers of a forge's objects. */
public final class Ids {

  private Ids() {}

  /** Returns the number of an object, made from its name: the same in every run. */
  public static int of(String seed) {
    return Integer.parseInt(Numbers.digits(seed, 7), 16);
  }
}
