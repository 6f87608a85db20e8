package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.Throttle;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.util.List;
import java.util.Optional;

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
    routes.on(
        method,
        template,
        (request, path) -> action.answer(new ApiCall(request, path, caller(request), null)));
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
            return action.answer(new ApiCall(request, path, caller(request), project));
          });
    }
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
      answer = routes.handle(request).orElseThrow(() -> ForgeRefusal.notFound("path"));
    } catch (ForgeRefusal e) {
      answer = refusal(e);
    }
    return complete(request, usage, answer);
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
