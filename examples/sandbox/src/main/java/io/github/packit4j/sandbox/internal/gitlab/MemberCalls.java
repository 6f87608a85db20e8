package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.ForgeSite;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls about members, who are known by number. */
final class MemberCalls {

  private MemberCalls() {}

  static void addTo(GitLabApi api) {
    api.get("/members/all", MemberCalls::list);
    api.get("/members", MemberCalls::list);
    api.on("POST", "/members", MemberCalls::add);
    api.on("PUT", "/members/{user}", MemberCalls::change);
    api.on("DELETE", "/members/{user}", MemberCalls::remove);
  }

  private static ObjectNode member(ApiCall call, String name) {
    UpstreamRole role = call.project().members().roleOf(name);
    return GitLabJson.user(call.project().site(), name)
        .put("access_level", GitLabJson.level(role))
        .putNull("expires_at");
  }

  private static HttpResponse list(ApiCall call) {
    String query = call.request().query("query").orElse("");
    return GitLabApi.page(
        call,
        call.project().members().roles().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .filter(entry -> entry.getKey().contains(query))
            .map(
                entry ->
                    member(call, entry.getKey())
                        .put("created_at", GitLabJson.time(call.project().created()))
                        .put("membership_state", "active"))
            .toList());
  }

  private static void requireMaintainer(ApiCall call) {
    call.writer(GitLabApi.SCOPE);
    call.require(UpstreamRole.MAINTAIN);
  }

  private static String name(ApiCall call, int id) {
    ForgeSite site = call.project().site();
    return site.accounts().stream()
        .filter(account -> site.accountId(account.name()) == id)
        .findFirst()
        .orElseThrow(() -> ForgeRefusal.notFound("User"))
        .name();
  }

  private static UpstreamRole role(ApiCall call) {
    int level = call.body().path("access_level").asInt(0);
    for (UpstreamRole role : UpstreamRole.values()) {
      if (GitLabJson.level(role) == level) {
        return role;
      }
    }
    throw ForgeRefusal.invalid("access_level", "is not included in the list");
  }

  private static HttpResponse add(ApiCall call) {
    requireMaintainer(call);
    String name = name(call, call.body().path("user_id").asInt(0));
    UpstreamRole role = role(call);
    if (call.project().members().contains(name)) {
      return GitLabRefusals.message(409, "Member already exists");
    }
    call.project().members().grant(name, role);
    return GitLabApi.created(member(call, name));
  }

  private static String present(ApiCall call) {
    String name = name(call, call.number("user"));
    if (!call.project().members().contains(name)) {
      throw ForgeRefusal.notFound("Member");
    }
    return name;
  }

  private static HttpResponse change(ApiCall call) {
    requireMaintainer(call);
    String name = present(call);
    call.project().members().grant(name, role(call));
    return GitLabApi.found(member(call, name));
  }

  private static HttpResponse remove(ApiCall call) {
    requireMaintainer(call);
    call.project().members().revoke(present(call));
    return HttpResponse.empty(204);
  }
}
