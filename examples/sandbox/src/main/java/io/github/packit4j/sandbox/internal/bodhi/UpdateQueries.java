package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of Bodhi's API that reads. */
final class UpdateQueries {

  private final Updates updates;
  private final BodhiJson json;

  UpdateQueries(Routes routes, Updates updates, BodhiJson json) {
    this.updates = updates;
    this.json = json;
    for (String slash : List.of("", "/")) {
      routes.get("/releases" + slash, (request, path) -> releases(request));
      routes.get("/list_releases" + slash, (request, path) -> releases(request));
      routes.get("/updates" + slash, (request, path) -> updates(request));
    }
    routes.get("/releases/{name}", (request, path) -> release(path.get("name")));
    routes.get("/updates/{alias}", (request, path) -> update(path.get("alias")));
    routes.get("/builds/{nvr}", (request, path) -> build(path.get("nvr")));
  }

  private HttpResponse releases(HttpRequest request) {
    List<String> states = request.queries("state");
    boolean noArchived =
        request.query("exclude_archived").filter(UpdateQueries::isTrue).isPresent();
    List<BodhiRelease> found =
        updates.releases().values().stream()
            .filter(r -> states.isEmpty() || states.contains(r.state()))
            .filter(r -> !noArchived || !r.state().equals("archived"))
            .filter(r -> request.query("name").orElse(r.name()).equalsIgnoreCase(r.name()))
            .toList();
    Page page = new Page(request, found.size());
    ArrayNode list = Json.array();
    page.cut(found).forEach(release -> list.add(BodhiJson.release(release)));
    ObjectNode body = Json.object();
    body.set("releases", list);
    return HttpResponse.json(page.describe(body));
  }

  private static boolean isTrue(String text) {
    return text.equalsIgnoreCase("true") || text.equals("1");
  }

  private HttpResponse release(String name) {
    return updates.releases().values().stream()
        .filter(
            release ->
                release.name().equalsIgnoreCase(name)
                    || release.longName().equals(name)
                    || release.distTag().equals(name)
                    || release.branch().equals("rawhide") && name.equals("rawhide"))
        .findFirst()
        .map(release -> HttpResponse.json(BodhiJson.release(release)))
        .orElseThrow(() -> new BodhiException(404, "body", "name", "No such release"));
  }

  private HttpResponse update(String alias) {
    Optional<Update> update = updates.find(alias);
    if (update.isEmpty()) {
      boolean isPackage = updates.all().stream().anyMatch(u -> hasPackage(u, alias));
      if (isPackage) {
        return HttpResponse.redirect(
            302, "https://bodhi.fedoraproject.org/updates/?packages=" + alias);
      }
      throw Updates.noUpdate();
    }
    ObjectNode body = Json.object();
    body.set("update", json.update(update.get()));
    body.put("can_edit", false);
    return HttpResponse.json(body.put("ci_allowed", false));
  }

  private HttpResponse build(String nvr) {
    return updates
        .ofBuild(nvr)
        .map(update -> HttpResponse.json(BodhiJson.build(update, nvr)))
        .orElseThrow(() -> new BodhiException(404, "url", "nvr", "No such build"));
  }

  private static boolean hasPackage(Update update, String name) {
    return update.packages().contains(name);
  }

  private HttpResponse updates(HttpRequest request) {
    List<String> releases = releaseNames(request);
    List<Update> found = new ArrayList<>(updates.all());
    Collections.reverse(found);
    found.removeIf(
        update ->
            !contains(both(request, "alias", "updateid"), update.alias())
                || !any(request.queries("builds"), update.fields().builds()::contains)
                || !any(split(request.queries("packages")), name -> hasPackage(update, name))
                || !contains(releases, update.release().name())
                || !contains(request.queries("status"), update.status())
                || !contains(request.queries("request"), update.request().orElse(""))
                || !contains(request.queries("type"), update.fields().type())
                || !contains(request.queries("severity"), update.fields().severity())
                || !contains(request.queries("user"), update.user().name())
                || !contains(
                    request.queries("from_side_tag_name"), update.fields().fromTag().orElse(""))
                || !any(
                    split(request.queries("bugs")),
                    bug -> update.fields().bugs().toString().matches(".*\\b" + bug + "\\b.*")));
    Page page = new Page(request, found.size());
    ArrayNode list = Json.array();
    page.cut(found).forEach(update -> list.add(json.update(update)));
    ObjectNode body = Json.object();
    body.set("updates", list);
    page.describe(body);
    body.put("chrome", true);
    body.put("display_user", true);
    body.put("display_request", true);
    List<String> packages = split(request.queries("packages"));
    body.put("package", packages.size() == 1 ? packages.get(0) : null);
    return HttpResponse.json(body);
  }

  private List<String> releaseNames(HttpRequest request) {
    List<String> names = new ArrayList<>();
    for (String wanted : split(both(request, "releases", "release"))) {
      List<String> matching =
          updates.releases().values().stream()
              .filter(release -> isWanted(release, wanted))
              .map(BodhiRelease::name)
              .toList();
      if (matching.isEmpty()) {
        throw new BodhiException(
            400, "querystring", "releases", "Invalid releases specified: " + wanted);
      }
      names.addAll(matching);
    }
    return names;
  }

  private static boolean isWanted(BodhiRelease release, String wanted) {
    return switch (wanted) {
      case "__current__" -> release.state().equals("current");
      case "__pending__" -> release.state().equals("pending") || release.state().equals("frozen");
      case "__archived__" -> release.state().equals("archived");
      default ->
          release.name().equals(wanted.toUpperCase(Locale.ROOT))
              || release.version().equals(wanted);
    };
  }

  private static List<String> both(HttpRequest request, String one, String other) {
    List<String> values = new ArrayList<>(request.queries(one));
    values.addAll(request.queries(other));
    return values;
  }

  private static List<String> split(List<String> values) {
    return values.stream()
        .flatMap(value -> List.of(value.split("[,\\s]+")).stream())
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static boolean contains(List<String> wanted, String value) {
    return wanted.isEmpty() || split(wanted).contains(value);
  }

  private static boolean any(List<String> wanted, Predicate<String> fits) {
    return wanted.isEmpty() || split(wanted).stream().anyMatch(fits);
  }

  /** One page of a list. */
  private static final class Page {

    private final int number;
    private final int size;
    private final int total;

    Page(HttpRequest request, int total) {
      this.number = read(request, "page", 1, Integer.MAX_VALUE);
      this.size = read(request, "rows_per_page", 20, 1000);
      this.total = total;
    }

    private static int read(HttpRequest request, String name, int otherwise, int most) {
      String text = request.query(name).orElse(Integer.toString(otherwise));
      int value = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
      if (value < 1 || value > most) {
        throw new BodhiException(
            400,
            "querystring",
            name,
            value < 1
                ? text + " is less than minimum value 1"
                : text + " is greater than maximum value " + most);
      }
      return value;
    }

    <T> List<T> cut(List<T> all) {
      return all.stream().skip((number - 1L) * size).limit(size).toList();
    }

    ObjectNode describe(ObjectNode body) {
      body.put("page", number);
      body.put("pages", (total + size - 1) / size);
      body.put("rows_per_page", size);
      return body.put("total", total);
    }
  }
}
