package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.bodhi.UpdateQueries.Filter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a list of updates may be narrowed to. */
final class UpdateFilters {

  private UpdateFilters() {}

  /** Parts of names: {@code like} of builds, {@code search} of builds and aliases in any case. */
  static Filter text(ParameterReader reader) {
    Optional<String> like = reader.text("like").map(String::strip);
    Optional<String> search = reader.text("search").map(String::strip);
    return update ->
        Query.fits(like, part -> update.nvrs().stream().anyMatch(nvr -> nvr.contains(part)))
            && Query.fits(search, part -> isFound(update, part));
  }

  private static boolean isFound(Update update, String part) {
    List<String> nvrs = update.nvrs();
    return nvrs.stream().anyMatch(nvr -> Query.containsIgnoringCase(nvr, part))
        || (!nvrs.isEmpty() && Query.containsIgnoringCase(update.alias(), part));
  }

  /** What an update has of its own. */
  static List<Filter> attributes(ParameterReader reader) {
    Optional<List<String>> aliases = reader.list("alias", "build");
    Optional<List<String>> builds = reader.list("builds", "build");
    Optional<Boolean> critical = reader.strictFlag("critpath");
    Optional<Boolean> fromSideTag = reader.strictFlag("from_side_tag");
    Optional<Boolean> locked = reader.strictFlag("locked");
    Optional<Boolean> pushed = reader.strictFlag("pushed");
    Optional<String> request = reader.choice("request", UpdateRequest.texts());
    Optional<String> severity = reader.choice("severity", Choices.SEVERITIES);
    Optional<List<String>> status = reader.choices("status", "status", UpdateStatus.texts());
    Optional<String> suggest = reader.choice("suggest", Choices.SUGGESTIONS);
    Optional<String> type = reader.choice("type", Choices.TYPES);
    Optional<String> contentType = reader.choice("content_type", Choices.CONTENT_TYPES);
    Optional<List<String>> updateIds = reader.list("updateid", "build");
    Optional<List<String>> gating = reader.choices("gating", "status", Choices.GATING);
    Optional<String> sideTag = reader.text("from_side_tag_name");
    return List.of(
        update -> Query.isWanted(aliases, update.alias()),
        update -> Query.isWanted(updateIds, update.alias()),
        update -> Query.isAnyWanted(builds, update.nvrs()),
        update -> Query.fits(critical, wanted -> !wanted),
        update -> Query.fits(fromSideTag, wanted -> wanted == update.fromTag().isPresent()),
        update -> Query.fits(sideTag, tag -> update.fromTag().equals(Optional.of(tag))),
        update -> Query.fits(locked, wanted -> wanted == update.isLocked()),
        update -> Query.fits(pushed, wanted -> wanted == update.isPushed()),
        update -> Query.fits(request, text -> update.asksFor(UpdateRequest.of(text))),
        update -> Query.fits(severity, update.wording().severity()::equals),
        update -> Query.isWanted(status, update.status().text()),
        update -> Query.fits(suggest, update.wording().suggest()::equals),
        update -> Query.fits(type, update.wording().type()::equals),
        update -> Query.fits(contentType, kind -> kind.equals("rpm") && !update.builds().isEmpty()),
        update -> Query.isWanted(gating, update.gating().orElse("")));
  }

  static boolean hasPackage(Update update, Optional<List<String>> packages) {
    return Query.isAnyWanted(packages, Query.map(update.builds(), BuildRow::packageName));
  }

  /**
   * Times: since one of them, before another one.
   *
   * @param what {@code approved}, {@code modified}, {@code pushed} or {@code submitted}
   */
  static Filter dates(ParameterReader reader, String what) {
    Optional<Instant> since = reader.time(what + "_since");
    Optional<Instant> before = reader.time(what + "_before");
    return update -> {
      Optional<Instant> time = time(update.dates(), what);
      return Query.fits(since, from -> time.filter(t -> !t.isBefore(from)).isPresent())
          && Query.fits(before, to -> time.filter(t -> t.isBefore(to)).isPresent());
    };
  }

  private static Optional<Instant> time(UpdateDates dates, String what) {
    return switch (what) {
      case "approved" -> dates.approved();
      case "modified" -> dates.modified();
      case "pushed" -> dates.pushed();
      default -> Optional.of(dates.submitted());
    };
  }
}
