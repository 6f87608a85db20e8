package io.github.packit4j.bodhi.model;

import io.github.packit4j.bodhi.model.Caveat.Kind;

/** The meaning of caveats, which Bodhi tells by a key and, where that is not enough, by words. */
final class CaveatKinds {
  private CaveatKinds() {}

  static Kind of(Caveat caveat) {
    return switch (caveat.name()) {
      case "stable days" -> Kind.STABLE_DAYS_RAISED;
      case "stable karma" -> Kind.STABLE_KARMA_RAISED;
      case "releases" -> Kind.SPLIT;
      case "builds" -> Kind.EDITED;
      case "status" -> Kind.BACK_TO_TESTING;
      case "karma" -> ofKarma(caveat.description());
      case "update" -> ofUpdate(caveat.description());
      default -> Kind.OTHER;
    };
  }

  private static Kind ofKarma(String text) {
    if (text.startsWith("You may not give karma to your own updates")) {
      return Kind.OWN_KARMA;
    }
    return text.startsWith("Your karma standing was reversed")
        ? Kind.KARMA_REVERSED
        : Kind.KARMA_WITHOUT_EFFECT;
  }

  private static Kind ofUpdate(String text) {
    if (text.startsWith("This update has obsoleted ")) {
      return Kind.OBSOLETED_OLDER;
    }
    if (text.contains("another update in flight")) {
      return Kind.OTHER_IN_FLIGHT;
    }
    return text.startsWith("Adjusting type of this update to security")
        ? Kind.RAISED_TO_SECURITY
        : Kind.OTHER;
  }
}
