package io.github.packit4j.sandbox.internal.forgejo;

import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal.Reason;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls about people, projects as such, and their forks. */
final class ProjectCalls {

  private static final String SCOPE = "write:repository";
  private static final String COLLABORATOR = "/collaborators/{account}";

  private ProjectCalls() {}

  static void addTo(ForgejoApi api) {
    api.onSite("GET", "/api/v1/version", call -> version());
    api.onSite("GET", "/api/v1/user", call -> user(api, call));
    api.get("", call -> ForgejoApi.found(ForgejoJson.project(call.project(), call.who())));
    api.get("/forks", ProjectCalls::forks);
    api.on("POST", "/forks", ProjectCalls::fork);
    api.get("/collaborators", ProjectCalls::collaborators);
    api.get(COLLABORATOR + "/permission", ProjectCalls::permission);
    api.on("PUT", COLLABORATOR, ProjectCalls::grant);
    api.on("DELETE", COLLABORATOR, ProjectCalls::revoke);
  }

  private static HttpResponse version() {
    return ForgejoApi.found(Json.object().put("version", "13.0.0+gitea-1.22.0"));
  }

  private static HttpResponse user(ForgejoApi api, ApiCall call) {
    ObjectNode json = ForgejoJson.user(api.site(), call.account().name());
    return ForgejoApi.found(
        json.put("active", true).put("email", call.account().email()).put("language", "en-US"));
  }

  private static HttpResponse forks(ApiCall call) {
    List<ObjectNode> all = new ArrayList<>();
    call.project().forks().forEach(fork -> all.add(ForgejoJson.project(fork, call.who())));
    Collections.reverse(all);
    return ForgejoApi.page(call, all);
  }

  private static HttpResponse fork(ApiCall call) {
    String account = call.writer(SCOPE).name();
    Project project = call.project();
    Project fork = project.site().fork(project, account, call.text("name").orElse(project.name()));
    return ForgejoApi.json(202, ForgejoJson.project(fork, call.who()));
  }

  private static HttpResponse collaborators(ApiCall call) {
    call.account();
    return ForgejoApi.page(
        call,
        call.project().members().roles().keySet().stream()
            .filter(name -> !name.equals(call.project().owner()))
            .sorted()
            .map(name -> ForgejoJson.user(call.project().site(), name))
            .toList());
  }

  private static String known(ApiCall call) {
    return call.project()
        .site()
        .account(call.path("account"))
        .orElseThrow(() -> ForgeRefusal.notFound("Owner " + call.path("account")))
        .name();
  }

  private static HttpResponse permission(ApiCall call) {
    String asker = call.account().name();
    String name = known(call);
    if (!asker.equals(name) && !call.may(UpstreamRole.ADMIN)) {
      return ForgejoRefusals.message(
          call.project().site().host(),
          403,
          "Only admins can query all permissions, repo admins can query all repo permissions, "
              + "collaborators can query only their own");
    }
    Project project = call.project();
    String word = word(project, name);
    ObjectNode json = Json.object().put("permission", word).put("role_name", word);
    json.set("user", ForgejoJson.user(project.site(), name));
    return ForgejoApi.found(json);
  }

  private static String word(Project project, String name) {
    if (project.owner().equals(name)) {
      return "owner";
    }
    return switch (project.members().roleOf(name)) {
      case READ, TRIAGE -> "read";
      case WRITE, MAINTAIN -> "write";
      case ADMIN -> "admin";
    };
  }

  private static HttpResponse grant(ApiCall call) {
    call.writer(SCOPE);
    call.require(UpstreamRole.ADMIN);
    String name = known(call);
    UpstreamRole role =
        switch (call.text("permission").orElse("write")) {
          case "read" -> UpstreamRole.READ;
          case "write" -> UpstreamRole.WRITE;
          case "admin" -> UpstreamRole.ADMIN;
          default -> throw new ForgeRefusal(Reason.INVALID, "[Permission]: Unknown");
        };
    call.project().members().grant(name, role);
    return HttpResponse.empty(204);
  }

  private static HttpResponse revoke(ApiCall call) {
    call.writer(SCOPE);
    call.require(UpstreamRole.ADMIN);
    call.project().members().revoke(known(call));
    return HttpResponse.empty(204);
  }
}
