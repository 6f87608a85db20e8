package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows the builds that Bodhi knows: {@code GET /builds/} and {@code /builds/<nvr>}. */
final class BuildQueries {

  private static final Set<String> NAMES =
      Set.of("chrome", "page", "rows_per_page", "nvr", "packages", "releases", "updates");

  private final Builds builds;
  private final Releases releases;
  private final UpdateTable updates;

  BuildQueries(Builds builds, Releases releases, UpdateTable updates) {
    this.builds = builds;
    this.releases = releases;
    this.updates = updates;
  }

  HttpResponse list(HttpRequest request) {
    Query query = new Query(request, NAMES);
    ParameterReader reader = query.reader();
    Paging paging = Paging.read(reader);
    Optional<String> nvr = reader.text("nvr");
    Optional<List<String>> packages = reader.list("packages", "package");
    Optional<List<String>> wantedReleases = reader.list("releases", "release");
    Optional<List<String>> aliases = reader.list("updates", "update");
    query.wellFormed();
    Optional<List<ReleaseRow>> rows = query.releases(wantedReleases, releases);
    query.known("updates", aliases, alias -> updates.find(alias).isPresent());
    query.known("packages", packages, builds::knowsPackage);
    query.done();

    List<BuildRow> found =
        builds.sorted().stream()
            .filter(build -> Query.fits(nvr, build.nvr()::equals))
            .filter(build -> Query.isWanted(packages, build.packageName()))
            .filter(build -> Query.isWanted(rows, build.release()))
            .filter(build -> Query.fits(aliases, list -> isIn(build, list)))
            .toList();
    return HttpResponse.json(paging.put(Json.object(), "builds", found, UpdateJson::build));
  }

  private static boolean isIn(BuildRow build, List<String> aliases) {
    return build.update().filter(update -> aliases.contains(update.alias())).isPresent();
  }

  HttpResponse one(String nvr) {
    return builds
        .find(nvr)
        .map(build -> HttpResponse.json(UpdateJson.build(build)))
        .orElseThrow(() -> BodhiRefusal.of(404, "body", "nvr", "No such build"));
  }
}
