package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.Ids;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls about the own account and the collaborators of projects. */
final class PeopleCalls {

  private PeopleCalls() {}

  static void addTo(GitHubApi api) {
    api.onSite("GET", "/user", PeopleCalls::user);
    api.get("/collaborators", PeopleCalls::list);
    api.get("/collaborators/{account}/permission", PeopleCalls::permission);
    api.on("PUT", "/collaborators/{account}", PeopleCalls::invite);
    api.on("DELETE", "/collaborators/{account}", PeopleCalls::remove);
  }

  private static HttpResponse user(ApiCall call) {
    Account account = call.account();
    ObjectNode json = GitHubPeople.user(account.name(), "User");
    json.putNull("bio");
    json.put("blog", "");
    json.put("collaborators", 0);
    json.putNull("company");
    json.put("created_at", "2014-07-13T12:54:55Z");
    json.put("disk_usage", 0);
    json.put("email", account.email());
    json.put("followers", 0);
    json.put("following", 0);
    json.putNull("hireable");
    json.putNull("location");
    json.put("name", account.fullName());
    json.put("owned_private_repos", 0);
    json.set(
        "plan",
        Json.object()
            .put("collaborators", 0)
            .put("name", "free")
            .put("private_repos", 10000)
            .put("space", 976562499));
    json.put("private_gists", 0);
    json.put("public_gists", 0);
    json.put("public_repos", 0);
    json.put("total_private_repos", 0);
    json.putNull("twitter_username");
    json.put("two_factor_authentication", true);
    json.put("updated_at", "2020-08-17T10:13:59Z");
    return GitHubApi.found(json);
  }

  private static HttpResponse list(ApiCall call) {
    requirePush(call, "Must have push access to view repository collaborators.");
    List<ObjectNode> all =
        call.project().members().roles().entrySet().stream()
            .sorted(java.util.Map.Entry.comparingByKey())
            .map(
                entry -> {
                  ObjectNode json = GitHubPeople.user(entry.getKey(), "User");
                  json.set("permissions", GitHubJson.permissions(entry.getValue()));
                  return json.put("role_name", word(entry.getValue()));
                })
            .toList();
    return GitHubApi.page(call, all);
  }

  private static HttpResponse permission(ApiCall call) {
    if (!call.may(UpstreamRole.WRITE)) {
      return GitHubRefusals.message(403, "Must have push access to view collaborator permission.");
    }
    String name = known(call);
    UpstreamRole role = call.project().members().roleOf(name);
    ObjectNode user = GitHubPeople.user(name, "User");
    user.set("permissions", GitHubJson.permissions(role));
    user.put("role_name", word(role));
    ObjectNode json = Json.object();
    json.put("permission", coarse(role));
    json.put("role_name", word(role));
    json.set("user", user);
    return GitHubApi.found(json);
  }

  private static void requirePush(ApiCall call, String message) {
    if (!call.may(UpstreamRole.WRITE)) {
      throw new ForgeRefusal(ForgeRefusal.Reason.NO_RIGHT, message);
    }
  }

  private static String known(ApiCall call) {
    String name = call.path("account");
    return call.project()
        .site()
        .account(name)
        .orElseThrow(() -> ForgeRefusal.notFound("User"))
        .name();
  }

  private static HttpResponse invite(ApiCall call) {
    String inviter = call.writer("administration=write").name();
    call.require(UpstreamRole.ADMIN);
    Project project = call.project();
    String name = known(call);
    UpstreamRole role = role(call.text("permission").orElse("push"));
    if (project.members().contains(name)) {
      project.members().grant(name, role);
      return HttpResponse.empty(204);
    }
    project.members().invite(name, role);
    int id = Ids.of("invitation " + project.fullName() + " " + name);
    ObjectNode json = Json.object();
    json.put("created_at", Dates.gitHub(project.created()));
    json.put("expired", false);
    json.put("html_url", project.webUrl() + "/invitations");
    json.put("id", id);
    json.set("invitee", GitHubPeople.user(name, "User"));
    json.set("inviter", GitHubPeople.user(inviter, "User"));
    json.put("node_id", GitHubPeople.node("020:RepositoryInvitation" + id));
    json.put("permissions", coarse(role));
    json.set("repository", GitHubJson.minimal(project));
    json.put("url", GitHubJson.API + "user/repository_invitations/" + id);
    return GitHubApi.created(json);
  }

  private static HttpResponse remove(ApiCall call) {
    call.writer("administration=write");
    call.require(UpstreamRole.ADMIN);
    call.project().members().revoke(call.path("account"));
    return HttpResponse.empty(204);
  }

  private static UpstreamRole role(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "pull" -> UpstreamRole.READ;
      case "triage" -> UpstreamRole.TRIAGE;
      case "push" -> UpstreamRole.WRITE;
      case "maintain" -> UpstreamRole.MAINTAIN;
      case "admin" -> UpstreamRole.ADMIN;
      default ->
          throw ForgeRefusal.invalid("Collaborator.permission", "is not a permission: " + word);
    };
  }

  private static String word(UpstreamRole role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** Three words are all that the old field knows. */
  private static String coarse(UpstreamRole role) {
    return switch (role) {
      case READ, TRIAGE -> "read";
      case WRITE, MAINTAIN -> "write";
      case ADMIN -> "admin";
    };
  }
}
