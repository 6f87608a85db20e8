package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.time.Clock;
import java.util.List;

/** Bodhi's addresses. */
final class BodhiRoutes {

  private final Routes routes = new Routes();

  BodhiRoutes(Clock clock, BodhiSessions sessions, BodhiParts parts) {
    routes.get("/csrf", (request, path) -> sessions.csrf(request));
    routes.get("/oidc/login-token", (request, path) -> sessions.login(request));
    addUpdates(sessions, parts);
    addComments(sessions, parts);
    addOverrides(clock, sessions, parts);
    ReleaseQueries releases = new ReleaseQueries(parts.releases, parts.updates, parts.builds);
    routes.get("/releases/", (request, path) -> releases.list(request));
    routes.get("/list_releases/", (request, path) -> releases.list(request));
    routes.get("/releases/{name}", (request, path) -> releases.one(path.get("name")));
    BuildQueries builds = new BuildQueries(parts.builds, parts.releases, parts.updates);
    routes.get("/builds/", (request, path) -> builds.list(request));
    routes.get("/builds/{nvr}", (request, path) -> builds.one(path.get("nvr")));
    for (String list :
        List.of("updates", "comments", "overrides", "releases", "list_releases", "builds")) {
      routes.on(
          "*", "/" + list, (request, path) -> HttpResponse.redirect(307, Query.withSlash(request)));
    }
  }

  private void addUpdates(BodhiSessions sessions, BodhiParts parts) {
    SaveCalls save =
        new SaveCalls(
            sessions,
            parts.koji,
            parts.releases,
            parts.updates,
            parts.saveChecks,
            parts.creation,
            parts.editing,
            parts.obsolescence,
            parts.answers,
            parts.plain);
    UpdateQueries queries =
        new UpdateQueries(parts.updates, parts.releases, parts.users, parts.answers);
    UpdateCalls calls =
        new UpdateCalls(
            sessions,
            parts.updates,
            parts.builds,
            parts.rights,
            parts.requests,
            parts.gating,
            parts.messages,
            parts.answers);
    routes.get("/updates/", (request, path) -> queries.list(request));
    routes.post("/updates/", (request, path) -> save.save(request));
    routes.get("/updates/{alias}", (request, path) -> calls.show(request, path.get("alias")));
    routes.post("/updates/{alias}/request", (r, path) -> calls.request(r, path.get("alias")));
    routes.post(
        "/updates/{alias}/waive-test-results", (r, path) -> calls.waive(r, path.get("alias")));
    routes.post(
        "/updates/{alias}/trigger-tests", (r, path) -> calls.triggerTests(r, path.get("alias")));
  }

  private void addComments(BodhiSessions sessions, BodhiParts parts) {
    CommentCalls calls =
        new CommentCalls(
            sessions,
            parts.updates,
            parts.builds,
            parts.testCases,
            parts.votes,
            parts.users,
            parts.answers);
    routes.get("/comments/", (request, path) -> calls.list(request));
    routes.post("/comments/", (request, path) -> calls.create(request));
    routes.get("/comments/{id}", (request, path) -> calls.one(path.get("id")));
  }

  private void addOverrides(Clock clock, BodhiSessions sessions, BodhiParts parts) {
    OverrideCalls calls =
        new OverrideCalls(
            clock,
            sessions,
            parts.overrides,
            parts.builds,
            parts.releases,
            parts.koji,
            parts.users,
            parts.answers,
            parts.plain);
    routes.get("/overrides/", (request, path) -> calls.list(request));
    routes.post("/overrides/", (request, path) -> calls.save(request));
    routes.get("/overrides/{nvr}", (request, path) -> calls.one(path.get("nvr")));
  }

  HttpResponse handle(HttpRequest request) {
    try {
      return routes.handle(request).orElseGet(() -> Routes.unserved(request));
    } catch (BodhiRefusal e) {
      return e.response();
    } catch (BackendTrouble e) {
      return BodhiRefusal.of(500, "body", "GenericError", e.reason()).response();
    }
  }
}
