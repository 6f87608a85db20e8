package io.github.packit4j.sandbox.internal.monitoring;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import io.github.packit4j.sandbox.internal.pagure.DistGitService;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bugzilla's REST API, {@code https://bugzilla.redhat.com/rest}, with Fedora's bugs. */
public final class Bugzilla implements HttpHandler {

  /** The host. */
  public static final String HOST = "bugzilla.redhat.com";

  static final Set<String> STATUSES =
      Set.of(
          "NEW",
          "ASSIGNED",
          "POST",
          "MODIFIED",
          "ON_DEV",
          "ON_QA",
          "VERIFIED",
          "RELEASE_PENDING",
          "CLOSED");

  private static final Set<String> SEARCHED =
      Set.of(
          "product",
          "component",
          "version",
          "status",
          "bug_status",
          "creator",
          "id",
          "alias",
          "summary",
          "short_desc",
          "short_desc_type",
          "query_format",
          "email1",
          "emailtype1",
          "emailreporter1",
          "include_fields",
          "limit",
          "offset",
          "order");
  private static final Set<String> CREATED =
      Set.of(
          "product",
          "component",
          "version",
          "summary",
          "description",
          "op_sys",
          "platform",
          "severity",
          "priority",
          "status",
          "keywords");
  private static final Set<String> CHANGED =
      Set.of("ids", "summary", "status", "resolution", "comment");

  private final Accounts accounts;
  private final StateLock state;
  private final Bugs bugs;
  private final DistGitService distGit;
  private final Routes routes = new Routes();

  Bugzilla(Accounts accounts, StateLock state, Bugs bugs, DistGitService distGit) {
    this.accounts = accounts;
    this.state = state;
    this.bugs = bugs;
    this.distGit = distGit;
    routes.get(
        "/rest/version", (r, p) -> HttpResponse.json(Json.object().put("version", "5.0.4.rh102")));
    routes.get("/rest/bug", (request, path) -> search(request));
    routes.get("/rest/bug/{id}", (request, path) -> listed(List.of(bug(path)), request));
    routes.post("/rest/bug", (request, path) -> create(request));
    routes.on("PUT", "/rest/bug/{id}", (request, path) -> update(request, bug(path)));
    routes.get("/rest/bug/{id}/comment", (request, path) -> comments(bug(path)));
    routes.post("/rest/bug/{id}/comment", (request, path) -> comment(request, bug(path)));
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    return state.get(
        () -> {
          try {
            caller(request);
            return routes
                .handle(request)
                .orElseThrow(
                    () ->
                        new BugzillaException(
                            404, 32614, "No REST API resource found for " + request.rawPath()));
          } catch (BugzillaException e) {
            return e.response();
          }
        });
  }

  /** Finds out whose API key came with a request; a wrong one is refused even for reading. */
  private Optional<Account> caller(HttpRequest request) {
    Optional<String> key =
        Accounts.credentials(request, "Bearer").or(() -> request.header("x-bugzilla-api-key"));
    Optional<Account> account = key.flatMap(accounts::withToken);
    if (key.isPresent() && account.isEmpty()) {
      throw new BugzillaException(
          400,
          306,
          "The API key you specified is invalid. Please check that you typed it correctly.");
    }
    return account;
  }

  private Account writer(HttpRequest request) {
    return caller(request)
        .orElseThrow(
            () ->
                new BugzillaException(
                    401, 410, "You must log in before using this part of Red Hat Bugzilla."));
  }

  private Bug bug(Routes.Variables path) {
    return bugs.find(path.number("id"))
        .orElseThrow(() -> BugzillaException.noSuchBug(path.get("id")));
  }

  private HttpResponse search(HttpRequest request) {
    names(request).stream()
        .filter(name -> !SEARCHED.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw BugzillaException.unknownField(name);
            });
    return listed(bugs.all().stream().filter(bug -> fits(bug, request)).toList(), request);
  }

  private static List<String> names(HttpRequest request) {
    String query = Optional.ofNullable(request.uri().getRawQuery()).orElse("");
    return Arrays.stream(query.split("&"))
        .filter(part -> !part.isEmpty())
        .map(part -> URLDecoder.decode(part.split("=", 2)[0], StandardCharsets.UTF_8))
        .toList();
  }

  private static boolean fits(Bug bug, HttpRequest request) {
    return isOneOf("Fedora", request, "product")
        && isOneOf(bug.component(), request, "component")
        && isOneOf(bug.version(), request, "version")
        && isOneOf(bug.status(), request, "status")
        && isOneOf(bug.status(), request, "bug_status")
        && isOneOf(bug.creator(), request, "creator")
        && isOneOf(bug.creator(), request, "email1")
        && isOneOf(Integer.toString(bug.id()), request, "id")
        && request.queries("alias").isEmpty()
        && hasWords(bug.summary(), request.query("summary"))
        && hasWords(bug.summary(), request.query("short_desc"));
  }

  private static boolean isOneOf(String value, HttpRequest request, String name) {
    List<String> wanted = request.queries(name);
    return wanted.isEmpty()
        || wanted.stream().flatMap(text -> Arrays.stream(text.split(","))).anyMatch(value::equals);
  }

  private static boolean hasWords(String summary, Optional<String> text) {
    return summary.toLowerCase(Locale.ROOT).contains(text.orElse("").toLowerCase(Locale.ROOT));
  }

  private static HttpResponse listed(List<Bug> found, HttpRequest request) {
    int offset = Integer.parseInt(request.query("offset").orElse("0"));
    int limit = Integer.parseInt(request.query("limit").orElse("1000"));
    Optional<Set<String>> fields =
        request.query("include_fields").map(text -> Set.of(text.split(",")));
    ArrayNode list = Json.array();
    found.stream().skip(offset).limit(limit).forEach(bug -> list.add(json(bug, fields)));
    ObjectNode body = Json.object();
    body.set("bugs", list);
    body.set("faults", Json.array());
    return HttpResponse.json(body);
  }

  private static ObjectNode json(Bug bug, Optional<Set<String>> fields) {
    ObjectNode json = Json.object();
    json.set("alias", Json.array());
    json.set("component", Json.array().add(bug.component()));
    json.put("creation_time", Dates.gitHub(bug.created()));
    json.put("creator", bug.creator());
    json.put("id", bug.id());
    json.put("is_open", bug.isOpen());
    json.put("last_change_time", Dates.gitHub(bug.changed()));
    json.put("product", "Fedora");
    json.put("resolution", "");
    json.put("status", bug.status());
    json.put("summary", bug.summary());
    json.set("version", Json.array().add(bug.version()));
    fields.ifPresent(json::retain);
    return json;
  }

  private JsonNode body(HttpRequest request, Set<String> known) {
    JsonNode body;
    try {
      body = Json.parse(request.bodyText());
    } catch (IllegalArgumentException e) {
      throw new BugzillaException(400, 32_000, "Malformed JSON in the request body.");
    }
    body.propertyNames().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw BugzillaException.unknownField(name);
            });
    return body;
  }

  private HttpResponse create(HttpRequest request) {
    Account creator = writer(request);
    JsonNode body = body(request, CREATED);
    for (String field : List.of("product", "component", "summary", "version")) {
      if (body.path(field).asString("").isEmpty()) {
        throw BugzillaException.missing("Bug.create", field);
      }
    }
    String product = body.path("product").asString();
    if (!product.equals("Fedora")) {
      throw new BugzillaException(
          400, 106, "The product '" + product + "' does not exist or you have no access to it.");
    }
    String component = body.path("component").asString();
    if (!distGit.packages().contains(component)) {
      throw new BugzillaException(
          400, 105, "There is no component named '" + component + "' in the 'Fedora' product.");
    }
    Bug bug =
        bugs.file(
            component,
            body.path("version").asString(),
            body.path("summary").asString(),
            creator.email(),
            body.path("description").asString(""));
    return HttpResponse.json(Json.object().put("id", bug.id()));
  }

  private HttpResponse update(HttpRequest request, Bug bug) {
    Account user = writer(request);
    JsonNode body = body(request, CHANGED);
    String status = body.path("status").asString(bug.status());
    if (!STATUSES.contains(status)) {
      throw new BugzillaException(400, 32_000, "There is no status named '" + status + "'.");
    }
    bugs.status(bug, status);
    if (body.has("summary")) {
      bugs.rename(bug, body.path("summary").asString());
    }
    if (body.has("comment")) {
      String text = body.path("comment").path("body").asString("");
      bug.comment(bugs.comment(user.email(), text));
    }
    ObjectNode answer = Json.object();
    answer.set("bugs", Json.array().add(Json.object().put("id", bug.id())));
    return HttpResponse.json(answer);
  }

  private static HttpResponse comments(Bug bug) {
    ArrayNode list = Json.array();
    for (int i = 0; i < bug.comments().size(); i++) {
      Bug.Comment comment = bug.comments().get(i);
      list.add(
          Json.object()
              .put("bug_id", bug.id())
              .put("count", i)
              .put("creator", comment.creator())
              .put("id", bug.id() * 100L + i)
              .put("is_private", false)
              .put("text", comment.text())
              .put("time", Dates.gitHub(comment.time())));
    }
    ObjectNode ofBug = Json.object();
    ofBug.set("comments", list);
    ObjectNode all = Json.object();
    all.set(Integer.toString(bug.id()), ofBug);
    ObjectNode body = Json.object();
    body.set("bugs", all);
    body.set("comments", Json.object());
    return HttpResponse.json(body);
  }

  private HttpResponse comment(HttpRequest request, Bug bug) {
    Account user = writer(request);
    JsonNode body = body(request, Set.of("comment", "is_private", "id"));
    String text = body.path("comment").asString("");
    if (text.isEmpty()) {
      throw BugzillaException.missing("Bug.add_comment", "comment");
    }
    bug.comment(bugs.comment(user.email(), text));
    return HttpResponse.json(201, Json.object().put("id", bug.id() * 100L + bug.comments().size()));
  }
}
