package io.github.packit4j.bodhi.model.internal;

import java.util.Arrays;
import java.util.Locale;

/** Bodhi spells its enumerated values as our constants in lower case. */
public final class Keys {
  private Keys() {}

  public static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  public static <E extends Enum<E>> E parse(Class<E> type, String key, E unknown) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> of(constant).equalsIgnoreCase(key.strip()))
        .findFirst()
        .orElse(unknown);
  }
}
