package io.github.packit4j.koji;

import java.util.function.ToIntFunction;

/** Enumerated values by their numbers on the wire; newer hubs may have others. */
final class Numbers {
  private Numbers() {}

  static <E> E find(E[] values, ToIntFunction<E> numberOf, int number, E unknown) {
    for (E value : values) {
      if (numberOf.applyAsInt(value) == number) {
        return value;
      }
    }
    return unknown;
  }
}
