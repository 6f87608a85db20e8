package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Lists updates: {@code GET /updates/}. */
final class UpdateQueries {

  private static final Set<String> DATES = Set.of("approved", "modified", "pushed", "submitted");
  private static final Set<String> NAMES =
      Set.of(
          "display_user",
          "like",
          "search",
          "chrome",
          "page",
          "rows_per_page",
          "alias",
          "updateid",
          "bugs",
          "builds",
          "content_type",
          "critpath",
          "from_side_tag",
          "from_side_tag_name",
          "gating",
          "locked",
          "packages",
          "pushed",
          "releases",
          "release",
          "request",
          "severity",
          "status",
          "suggest",
          "type",
          "user",
          "approved_since",
          "approved_before",
          "modified_since",
          "modified_before",
          "pushed_since",
          "pushed_before",
          "submitted_since",
          "submitted_before");

  private final UpdateTable updates;
  private final Releases releases;
  private final UserJson users;
  private final UpdateJson json;

  UpdateQueries(UpdateTable updates, Releases releases, UserJson users, UpdateJson json) {
    this.updates = updates;
    this.releases = releases;
    this.users = users;
    this.json = json;
  }

  HttpResponse list(HttpRequest request) {
    Query query = new Query(request, NAMES);
    ParameterReader reader = query.reader();
    boolean displayUser = reader.strictFlag("display_user").orElse(true);
    Filter text = UpdateFilters.text(reader);
    Paging paging = Paging.read(reader);
    List<Filter> filters = new ArrayList<>(List.of(text));
    filters.addAll(UpdateFilters.attributes(reader));
    DATES.stream().sorted().map(name -> UpdateFilters.dates(reader, name)).forEach(filters::add);
    Optional<List<String>> packages = reader.list("packages", "package");
    filters.add(update -> UpdateFilters.hasPackage(update, packages));
    Optional<List<String>> bugs = reader.listOfPresent("bugs", "bug");
    Optional<List<String>> wantedReleases = reader.list("releases", "release");
    Optional<String> oneRelease = reader.text("release");
    Optional<List<String>> wantedUsers = reader.list("user", "user");
    query.wellFormed();
    filters.add(oneRelease(query, oneRelease));
    Optional<List<ReleaseRow>> rows = query.releases(wantedReleases, releases);
    filters.add(update -> Query.isWanted(rows, update.release()));
    query.known("user", wantedUsers, users::knows);
    filters.add(update -> Query.isWanted(wantedUsers, update.user()));
    filters.add(bugs(query, bugs));
    query.done();

    List<Update> found = new ArrayList<>(updates.all());
    Collections.reverse(found);
    found.removeIf(update -> !filters.stream().allMatch(filter -> filter.fits(update)));
    ObjectNode body = paging.put(Json.object(), "updates", found, json::update);
    body.put("chrome", paging.chrome());
    body.put("display_user", displayUser);
    body.put("display_request", true);
    body.put(
        "package", packages.filter(names -> names.size() == 1).map(n -> n.get(0)).orElse(null));
    return HttpResponse.json(body);
  }

  private Filter oneRelease(Query query, Optional<String> name) {
    Optional<ReleaseRow> row = name.flatMap(releases::called);
    if (name.isPresent() && row.isEmpty()) {
      query.problem("release", "Invalid release specified: " + name.get());
    }
    return update -> Query.fits(row, update.release()::equals);
  }

  private static Filter bugs(Query query, Optional<List<String>> bugs) {
    List<String> named = bugs.orElse(List.of());
    if (!named.stream().allMatch(bug -> bug.matches("\\d{1,9}"))) {
      query.problem("bugs", "Invalid bug ID specified: " + Python.list(named));
      return update -> false;
    }
    return update ->
        named.isEmpty() || update.bugs().stream().map(String::valueOf).anyMatch(named::contains);
  }

  /** Tells which updates are wanted. */
  @FunctionalInterface
  interface Filter {

    boolean fits(Update update);
  }
}
