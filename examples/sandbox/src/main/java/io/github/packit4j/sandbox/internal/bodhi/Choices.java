package io.github.packit4j.sandbox.internal.bodhi;

import java.util.List;

/** Values that Bodhi allows where only it cares about their meaning, in its order. */
final class Choices {

  static final List<String> TYPES =
      List.of("bugfix", "security", "newpackage", "enhancement", "unspecified");
  static final List<String> SEVERITIES = List.of("unspecified", "urgent", "high", "medium", "low");
  static final List<String> SUGGESTIONS = List.of("unspecified", "reboot", "logout");
  static final List<String> CONTENT_TYPES =
      List.of("base", "rpm", "module", "container", "flatpak");
  static final List<String> GATING =
      List.of("waiting", "ignored", "queued", "running", "passed", "failed", "greenwave_failed");
  static final List<String> RELEASE_STATES =
      List.of("disabled", "pending", "frozen", "current", "archived");

  static final String UNSPECIFIED = "unspecified";
  static final String SECURITY = "security";
  static final String ARCHIVED = "archived";
  static final String FROZEN = "frozen";

  private Choices() {}
}
