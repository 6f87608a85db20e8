package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls about people, projects as such, and their forks. */
final class ProjectCalls {

  private final GitLabApi api;

  private ProjectCalls(GitLabApi api) {
    this.api = api;
  }

  static void addTo(GitLabApi api) {
    ProjectCalls calls = new ProjectCalls(api);
    api.onSite("GET", "/api/v4/version", ProjectCalls::version);
    api.onSite("GET", "/api/v4/user", calls::user);
    api.onSite("GET", "/api/v4/users", calls::users);
    api.get("", call -> GitLabApi.found(GitLabJson.project(call.project(), call.who())));
    api.get("/forks", ProjectCalls::forks);
    api.on("POST", "/fork", ProjectCalls::fork);
  }

  private static HttpResponse version(ApiCall call) {
    call.account();
    return GitLabApi.found(Json.object().put("version", "19.3.0").put("revision", "f8a3c5d1"));
  }

  private HttpResponse user(ApiCall call) {
    Account account = call.account();
    ObjectNode json = GitLabJson.user(api.site(), account.name());
    for (String text :
        List.of(
            "bio",
            "bio_html",
            "job_title",
            "linkedin",
            "location",
            "organization",
            "public_email",
            "skype",
            "twitter",
            "website_url")) {
      json.put(text, "");
    }
    json.put("can_create_group", true);
    json.put("can_create_project", true);
    json.put("color_scheme_id", 4);
    json.put("confirmed_at", "2020-07-24T20:00:33.764Z");
    json.put("created_at", "2016-01-15T21:12:31.705Z");
    json.put("current_sign_in_at", "2020-07-24T21:14:08.642Z");
    json.put("email", account.email());
    json.put("external", false);
    json.putNull("extra_shared_runners_minutes_limit");
    json.set("identities", Json.array());
    json.put("last_activity_on", "2020-08-27");
    json.put("last_sign_in_at", "2020-07-24T20:01:04.051Z");
    json.put("private_profile", false);
    json.put("projects_limit", 100000);
    json.putNull("shared_runners_minutes_limit");
    json.put("theme_id", 7);
    json.put("two_factor_enabled", true);
    return GitLabApi.found(json.putNull("work_information"));
  }

  private HttpResponse users(ApiCall call) {
    Optional<String> wanted = call.request().query("username");
    return GitLabApi.page(
        call,
        api.site().accounts().stream()
            .filter(account -> wanted.map(account.name()::equalsIgnoreCase).orElse(true))
            .map(account -> GitLabJson.user(api.site(), account.name()))
            .toList());
  }

  private static HttpResponse forks(ApiCall call) {
    List<ObjectNode> all = new ArrayList<>();
    call.project().forks().forEach(fork -> all.add(GitLabJson.project(fork, call.who())));
    Collections.reverse(all);
    return GitLabApi.page(call, all);
  }

  /** The copy is made after the answer. */
  private static HttpResponse fork(ApiCall call) {
    String account = call.writer(GitLabApi.SCOPE).name();
    Project project = call.project();
    String name = call.text("path").or(() -> call.text("name")).orElse(project.name());
    Project fork = project.site().fork(project, account, name);
    ObjectNode json = GitLabJson.project(fork, call.who());
    json.remove("permissions");
    return GitLabApi.created(json.put("import_status", "scheduled"));
  }
}
