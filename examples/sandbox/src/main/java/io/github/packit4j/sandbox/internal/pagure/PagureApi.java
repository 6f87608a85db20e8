package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.distgit.Project;
import io.github.packit4j.sandbox.internal.distgit.Projects;
import io.github.packit4j.sandbox.internal.distgit.SeveralForksException;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Pagure's API, {@code /api/0}: who calls, what is called, and how refusals look. */
final class PagureApi {

  private static final String PACKAGE = "/api/0/{ns}/{repo}";
  private static final String FORK = "/api/0/fork/{user}/{ns}/{repo}";

  private final Routes routes = new Routes();
  private final Routes unlocked = new Routes();
  private final Tokens tokens;
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

  PagureApi(Tokens tokens, Projects projects, StateLock state) {
    this.tokens = tokens;
    this.projects = projects;
    this.state = state;
    routes.get("/api/0/-/version", (request, path) -> version());
    routes.get("/api/0/version", (request, path) -> version());
    routes.get("/api/0/-/error_codes", (request, path) -> HttpResponse.json(ErrorCodes.all()));
    routes.post("/api/0/-/whoami", (request, path) -> whoAmI(request));
  }

  private static HttpResponse version() {
    return HttpResponse.json(Json.object().put("version", "0.31"));
  }

  /** The only call that says nothing about a token that is not there. */
  private HttpResponse whoAmI(HttpRequest request) {
    if (Accounts.credentials(request, "token").isEmpty()) {
      throw PagureException.badToken(null);
    }
    return HttpResponse.json(
        Json.object().put("username", token(request, Access.oneOf()).account().name()));
  }

  /** Adds a call that is not about a project. */
  void on(String method, String template, Routes.Action action) {
    routes.on(method, "/api/0" + template, action);
  }

  /** Adds a call that takes the lock itself, when and as often as it wants. */
  void onUnlocked(String method, String template, Routes.Action action) {
    unlocked.on(method, "/api/0" + template, action);
  }

  /** Adds a call that reads something of a package or a fork. */
  void read(String suffix, ProjectCall call) {
    Routes.Action action = (request, path) -> call.answer(request, project(path), path);
    routes.get(FORK + suffix, action);
    routes.get(PACKAGE + suffix, action);
  }

  /** Adds a call that reads something for which a token is needed. */
  void readAs(String suffix, Access access, UserCall call) {
    routes.get(FORK + suffix, byUser(access, call));
    routes.get(PACKAGE + suffix, byUser(access, call));
  }

  /** Adds a call that changes something of a package or a fork. */
  void write(String suffix, Access access, UserCall call) {
    routes.post(FORK + suffix, byUser(access, call));
    routes.post(PACKAGE + suffix, byUser(access, call));
  }

  private Routes.Action byUser(Access access, UserCall call) {
    return (request, path) -> {
      Token token = token(request, access);
      Project project = project(path);
      if (project.access().blocked().contains(token.account().name())) {
        throw PagureException.blocked();
      }
      if (access.binding() != Access.Binding.UNCHECKED) {
        requireBinding(token, project, access.binding());
      }
      return call.answer(request, project, path, token.account());
    };
  }

  /** Refuses the token of another project, without a reason as the real server does. */
  static void requireBinding(Token token, Project project, Access.Binding binding) {
    Optional<String> bound = token.limits().project();
    boolean other = bound.isPresent() && !bound.get().equals(project.fullName());
    if (other || (bound.isEmpty() && binding == Access.Binding.PROJECT)) {
      throw PagureException.badToken(null);
    }
  }

  /** Answers; what is no call of the API gets an HTML page, as on the real server. */
  HttpResponse handle(HttpRequest request) {
    return answering(
        () ->
            unlocked
                .handle(request)
                .or(() -> state.get(() -> answeringIfAny(() -> routes.handle(request))))
                .orElseGet(() -> HttpResponse.html(404)));
  }

  private static Optional<HttpResponse> answeringIfAny(Supplier<Optional<HttpResponse>> call) {
    Optional<HttpResponse> answer;
    try {
      answer = call.get();
    } catch (PagureException e) {
      return Optional.of(e.response());
    } catch (SeveralForksException e) {
      return Optional.of(HttpResponse.html(500));
    }
    return answer;
  }

  /** Turns refusals into answers. */
  static HttpResponse answering(Supplier<HttpResponse> call) {
    return answeringIfAny(() -> Optional.of(call.get())).orElseThrow();
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

  /** Returns the token of a request if it does for a call. */
  Token token(HttpRequest request, Access access) {
    Token token =
        Accounts.credentials(request, "token")
            .flatMap(tokens::find)
            .orElseThrow(() -> PagureException.badToken("Invalid token"));
    if (token.limits().isExpired()) {
      throw PagureException.badToken("Expired token");
    }
    if (!token.hasOneOf(access.acls())) {
      TreeSet<String> missing = new TreeSet<>(access.acls());
      throw PagureException.badToken("Missing ACLs: " + String.join(", ", missing));
    }
    return token;
  }

  /** Returns whose token a request has; empty if it has none. */
  Optional<Account> reader(HttpRequest request) {
    return Accounts.credentials(request, "token")
        .map(t -> token(request, Access.oneOf()).account());
  }
}
