package io.github.packit4j.koji.failure.internal;

import java.util.function.ToIntFunction;

/** Enumerated values by their numbers on the wire; newer hubs may have others. */
public final class Numbers {
  private Numbers() {}

  public static <E> E find(E[] values, ToIntFunction<E> numberOf, int number, E unknown) {
    for (E value : values) {
      if (numberOf.applyAsInt(value) == number) {
        return value;
      }
    }
    return unknown;
  }
}
