package io.github.packit4j.sandbox.internal.bodhi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where an update is, in Bodhi's order. */
enum UpdateStatus {
  PENDING,
  TESTING,
  STABLE,
  UNPUSHED,
  OBSOLETE;

  /** Returns the values as Bodhi spells them. */
  static List<String> texts() {
    return Arrays.stream(values()).map(UpdateStatus::text).toList();
  }

  /** Returns the value as Bodhi spells it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
