package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Shows releases: {@code GET /releases/} and {@code /releases/<name>}. */
final class ReleaseQueries {

  private static final Set<String> NAMES =
      Set.of(
          "chrome",
          "page",
          "rows_per_page",
          "ids",
          "name",
          "updates",
          "packages",
          "state",
          "exclude_archived",
          "active");

  private final Releases releases;
  private final UpdateTable updates;
  private final Builds builds;

  ReleaseQueries(Releases releases, UpdateTable updates, Builds builds) {
    this.releases = releases;
    this.updates = updates;
    this.builds = builds;
  }

  HttpResponse list(HttpRequest request) {
    Query query = new Query(request, NAMES);
    ParameterReader reader = query.reader();
    Paging paging = Paging.read(reader);
    Optional<List<String>> ids = reader.list("ids", "release_id");
    Optional<String> name = reader.text("name");
    Optional<List<String>> aliases = reader.list("updates", "update");
    Optional<List<String>> packages = reader.list("packages", "package");
    Optional<List<String>> states =
        reader.choices("state", "release_state", Choices.RELEASE_STATES);
    boolean noArchived = reader.strictFlag("exclude_archived").orElse(false);
    reader.strictFlag("active");
    query.wellFormed();
    query.known("updates", aliases, alias -> updates.find(alias).isPresent());
    query.known("packages", packages, builds::knowsPackage);
    query.done();

    List<BodhiRelease> found =
        releases.sorted().stream()
            .filter(row -> Query.isWanted(ids, Integer.toString(row.id())))
            .filter(row -> Query.fits(name, pattern -> isLike(row.name(), pattern)))
            .filter(row -> Query.fits(aliases, list -> hasUpdate(row, list)))
            .filter(row -> Query.fits(packages, list -> hasPackage(row, list)))
            .filter(row -> !noArchived || !row.isIn(Choices.ARCHIVED))
            .filter(row -> Query.isWanted(states, row.settings().state()))
            .map(ReleaseRow::settings)
            .toList();
    return HttpResponse.json(paging.put(Json.object(), "releases", found, ReleaseJson::of));
  }

  /** As SQL's LIKE: {@code %} stands for any text, {@code _} for one character. */
  private static boolean isLike(String text, String pattern) {
    StringBuilder regex = new StringBuilder();
    for (String part : pattern.split("(?<=[%_])|(?=[%_])")) {
      regex.append(
          switch (part) {
            case "%" -> ".*";
            case "_" -> ".";
            default -> Pattern.quote(part);
          });
    }
    return text.matches(regex.toString());
  }

  private boolean hasUpdate(ReleaseRow row, List<String> aliases) {
    return builds.all().stream()
        .filter(build -> build.release().equals(row))
        .anyMatch(build -> build.update().filter(u -> aliases.contains(u.alias())).isPresent());
  }

  private boolean hasPackage(ReleaseRow row, List<String> packages) {
    return builds.all().stream()
        .anyMatch(build -> build.release().equals(row) && packages.contains(build.packageName()));
  }

  HttpResponse one(String name) {
    return releases.sorted().stream()
        .map(ReleaseRow::settings)
        .filter(
            release ->
                release.name().equals(name)
                    || release.longName().equals(name)
                    || release.distTag().equals(name)
                    || (name.equals("rawhide") && release.branch().equals("rawhide")))
        .findFirst()
        .map(release -> HttpResponse.json(ReleaseJson.of(release)))
        .orElseThrow(() -> BodhiRefusal.of(404, "body", "name", "No such release"));
  }
}
