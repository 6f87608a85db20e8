package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.Throttle;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal.Reason;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The API of a forge: finds out who asks, counts requests, and puts refusals into its words. */
public abstract class ForgeApi implements HttpHandler {

  private final ForgeSite site;
  private final Routes routes = new Routes();

  /** What a path does; it may throw a {@link ForgeRefusal}. */
  @FunctionalInterface
  public interface Action {

    /** Returns the answer. */
    HttpResponse answer(ApiCall call);
  }

  /** Creates an API without paths. */
  protected ForgeApi(ForgeSite site) {
    this.site = site;
  }

  /** Returns the forge. */
  public final ForgeSite site() {
    return site;
  }

  /** Adds a path that belongs to no project. */
  public final void onSite(String method, String template, Action action) {
    routes.on(method, template, (request, path) -> action.answer(call(request, path, null)));
  }

  /** Adds a path below a project. */
  public final void on(String method, String suffix, Action action) {
    for (String template : projectTemplates()) {
      routes.on(
          method,
          template + suffix,
          (request, path) -> {
            Project project = project(path).orElseThrow(() -> ForgeRefusal.notFound(missing(path)));
            project.look();
            return action.answer(call(request, path, project));
          });
    }
  }

  private ApiCall call(HttpRequest request, Routes.Variables path, @Nullable Project project) {
    return new ApiCall(request, path, caller(request), project, body(request));
  }

  /** Adds a path below a project that reads something. */
  public final void get(String suffix, Action action) {
    on("GET", suffix, action);
  }

  private Optional<Callers.Caller> caller(HttpRequest request) {
    return token(request).map(site.callers()::of);
  }

  @Override
  public final HttpResponse handle(HttpRequest request) {
    return site.locked(() -> answer(request));
  }

  private HttpResponse answer(HttpRequest request) {
    Optional<HttpResponse> rejected = rejected(request);
    if (rejected.isPresent()) {
      return rejected.get();
    }
    Quota.Usage usage = site.quota().count(counted(request));
    Optional<Throttle> throttle = site.quota().throttled();
    if (throttle.isPresent()) {
      return complete(request, usage, throttled(throttle.get()));
    }
    if (usage.exceeded()) {
      return complete(request, usage, exceeded());
    }
    HttpResponse answer;
    try {
      // A bad token is refused even where none is needed.
      caller(request);
      answer = routes.handle(request).orElseGet(() -> unserved(request));
    } catch (ForgeRefusal e) {
      answer = refusal(e);
    }
    return complete(request, usage, answer);
  }

  /** Of a project that is not there, nothing is; the rest is only not served here. */
  private HttpResponse unserved(HttpRequest request) {
    Routes below = new Routes();
    for (String template : projectTemplates()) {
      below.on(
          "*",
          template + "/{rest*}",
          (unserved, path) ->
              project(path)
                  .map(known -> Routes.unserved(unserved))
                  .orElseThrow(() -> ForgeRefusal.notFound(missing(path))));
    }
    return below.handle(request).orElseGet(() -> Routes.unserved(request));
  }

  /** Returns the account that a request is counted for; a bad token counts as none. */
  private Optional<String> counted(HttpRequest request) {
    try {
      return caller(request).map(caller -> caller.account().name());
    } catch (ForgeRefusal e) {
      return Optional.empty();
    }
  }

  /** Returns the templates of a project's path. */
  protected abstract List<String> projectTemplates();

  /** Finds the project that a path names. */
  protected abstract Optional<Project> project(Routes.Variables path);

  /** Returns what to say is missing if the project that a path names is. */
  protected abstract String missing(Routes.Variables path);

  /** Returns the token of a request. */
  protected abstract Optional<String> token(HttpRequest request);

  /**
   * Returns what a request sends as JSON; an empty object if it sends nothing.
   *
   * @throws ForgeRefusal if it cannot be read
   */
  protected JsonNode body(HttpRequest request) {
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    if (reads || request.body().length == 0) {
      return Json.object();
    }
    try {
      return Json.parse(request.bodyText());
    } catch (IllegalArgumentException e) {
      throw new ForgeRefusal(Reason.UNREADABLE, "");
    }
  }

  /** Returns the answer to a request that does not even get as far as the API. */
  protected Optional<HttpResponse> rejected(HttpRequest request) {
    return Optional.empty();
  }

  /** Returns the answer to what is refused. */
  protected abstract HttpResponse refusal(ForgeRefusal refusal);

  /** Returns the answer to a request that comes too fast. */
  protected abstract HttpResponse throttled(Throttle throttle);

  /** Returns the answer when no requests are left in the window. */
  protected abstract HttpResponse exceeded();

  /** Adds the headers that all answers have. */
  protected abstract HttpResponse complete(
      HttpRequest request, Quota.Usage usage, HttpResponse answer);
}
