package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.internal.JsonModels;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateQuery;
import io.github.packit4j.bodhi.model.internal.QueryFields;
import io.github.packit4j.http.PagedIterable;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** Finds updates. NVRs and side tags are compared whole, whatever the server did. */
final class FindUpdate {
  /** Bounds the search on servers before 26.4, which cannot filter by the name of a side tag. */
  private static final int MAX_SIDE_TAG_UPDATES = 200;

  /** Active before withdrawn, with builds before emptied, new before old. */
  private static final Comparator<Update> RELEVANCE =
      Comparator.comparing(Update::isActive)
          .thenComparing(update -> !update.isEmptied())
          .thenComparing(
              Update::submittedAt,
              Comparator.comparing(time -> time.map(t -> t.toEpochMilli()).orElse(Long.MIN_VALUE)));

  private final BodhiCaller caller;

  FindUpdate(BodhiCaller caller) {
    this.caller = caller;
  }

  PagedIterable<Update> all(UpdateQuery query) {
    HttpUrl url = QueryFields.of(query).appendTo(caller.url("updates", "")).build();
    return new Listing<>(caller, "updates", url, JsonModels::update, Update::alias).read();
  }

  Optional<Update> byAlias(String alias) {
    // A package's name in place of the alias leads to a list, which has no "update".
    return caller
        .find("read the update " + alias, caller.url("updates", alias).build())
        .flatMap(answer -> answer.object("update"))
        .map(JsonModels::update);
  }

  Optional<Update> ofBuild(String nvr) {
    return all(UpdateQuery.forBuild(nvr)).stream()
        .filter(update -> update.nvrs().contains(nvr))
        .max(RELEVANCE);
  }

  Optional<Update> ofSideTag(String tag) {
    UpdateQuery query = UpdateQuery.builder().fromSideTag(true).sideTag(tag).build();
    return all(query).stream()
        .limit(MAX_SIDE_TAG_UPDATES)
        .filter(update -> update.fromTag().filter(tag::equals).isPresent())
        .max(RELEVANCE);
  }

  /** What stands in the way of a new update. */
  Optional<Update> inTheWayOf(NewUpdate wanted) {
    return wanted.builds().stream()
        .flatMap(nvr -> ofBuild(nvr).stream())
        .max(RELEVANCE)
        .or(() -> wanted.fromTag().flatMap(this::ofSideTag));
  }

  /** The updates that a request made if it was executed; empty if it was not. */
  List<Update> madeFrom(NewUpdate wanted) {
    if (wanted.builds().isEmpty()) {
      return wanted.fromTag().flatMap(this::ofSideTag).filter(Update::isActive).stream().toList();
    }
    UpdateQuery query = UpdateQuery.builder().builds(wanted.builds()).build();
    List<Update> found =
        all(query).stream()
            .filter(Update::isActive)
            .filter(update -> update.fromTag().equals(wanted.fromTag()))
            .filter(update -> update.nvrs().stream().anyMatch(wanted.builds()::contains))
            .toList();
    Set<String> held = new HashSet<>();
    found.forEach(update -> held.addAll(update.nvrs()));
    return held.containsAll(wanted.builds()) ? found : List.of();
  }
}
