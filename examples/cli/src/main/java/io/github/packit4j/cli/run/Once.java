package io.github.packit4j.cli.run;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A thing that is made when it is first asked for. Not thread-safe. */
final class Once<T> implements Supplier<T> {

  private final Supplier<T> maker;
  private @Nullable T made;

  Once(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    T present = made;
    if (present == null) {
      present = maker.get();
      made = present;
    }
    return present;
  }

  /** Does something with the thing if there is one. */
  void ifMade(Consumer<T> action) {
    T present = made;
    if (present != null) {
      action.accept(present);
    }
  }
}
