package io.github.packit4j.sandbox.internal.bodhi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What may be asked for an update, in Bodhi's order. */
enum UpdateRequest {
  TESTING,
  OBSOLETE,
  UNPUSH,
  REVOKE,
  STABLE;

  /** Returns the values as Bodhi spells them. */
  static List<String> texts() {
    return Arrays.stream(values()).map(UpdateRequest::text).toList();
  }

  /** Returns the value of this spelling. */
  static UpdateRequest of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** Returns the value as Bodhi spells it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
