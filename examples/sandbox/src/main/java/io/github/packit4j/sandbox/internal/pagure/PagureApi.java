package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Accounts;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.StateLock;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.util.Optional;

/** Pagure's API, {@code /api/0}: who calls, what is called, and how refusals look. */
final class PagureApi {

  private static final String PACKAGE = "/api/0/{ns}/{repo}";
  private static final String FORK = "/api/0/fork/{user}/{ns}/{repo}";

  private final Routes routes = new Routes();
  private final Accounts accounts;
  private final Projects projects;
  private final StateLock state;

  /** A call that is about a project. */
  @FunctionalInterface
  interface ProjectCall {
    HttpResponse answer(HttpRequest request, Project project, Routes.Variables path);
  }

  /** A call about a project by somebody with a token. */
  @FunctionalInterface
  interface UserCall {
    HttpResponse answer(
        HttpRequest request, Project project, Routes.Variables path, Account account);
  }

  PagureApi(Accounts accounts, Projects projects, StateLock state) {
    this.accounts = accounts;
    this.projects = projects;
    this.state = state;
    routes.get("/api/0/-/version", (request, path) -> version());
    routes.get("/api/0/version", (request, path) -> version());
    routes.post("/api/0/-/whoami", (request, path) -> whoAmI(request));
  }

  private static HttpResponse version() {
    return HttpResponse.json(Json.object().put("version", "0.31"));
  }

  private HttpResponse whoAmI(HttpRequest request) {
    return HttpResponse.json(Json.object().put("username", caller(request).name()));
  }

  /** Adds a call that is not about a project. */
  void on(String method, String template, Routes.Action action) {
    routes.on(method, "/api/0" + template, action);
  }

  /** Adds a call that reads something of a package or a fork. */
  void read(String suffix, ProjectCall call) {
    Routes.Action action = (request, path) -> call.answer(request, project(path), path);
    routes.get(FORK + suffix, action);
    routes.get(PACKAGE + suffix, action);
  }

  /** Adds a call that changes something of a package or a fork. */
  void write(String suffix, UserCall call) {
    Routes.Action action =
        (request, path) -> {
          Account account = caller(request);
          return call.answer(request, project(path), path, account);
        };
    routes.post(FORK + suffix, action);
    routes.post(PACKAGE + suffix, action);
  }

  /** Answers; what is no call of the API gets an HTML page, as on the real server. */
  HttpResponse handle(HttpRequest request) {
    return state.get(
        () -> {
          try {
            return routes.handle(request).orElseGet(() -> HttpResponse.html(404));
          } catch (PagureException e) {
            return e.response();
          }
        });
  }

  private Project project(Routes.Variables path) {
    Optional<Project> found =
        path.has("user")
            ? projects.fork(path.get("user"), path.get("repo"))
            : projects.pkg(path.get("repo"));
    return found
        .filter(project -> path.get("ns").equals(Project.NAMESPACE))
        .orElseThrow(PagureException::noProject);
  }

  /** Returns whose token the request has. */
  Account caller(HttpRequest request) {
    Optional<String> token = Accounts.credentials(request, "token");
    if (token.isEmpty()) {
      throw PagureException.badToken(null);
    }
    return accounts
        .withToken(token.get())
        .orElseThrow(() -> PagureException.badToken("Invalid token"));
  }
}
