package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's JSON of users and organizations, and what all its objects have: numbers and links. */
final class GitHubPeople {

  private static final List<String> USER_URLS =
      List.of(
          "followers",
          "following{/other_user}",
          "gists{/gist_id}",
          "starred{/owner}{/repo}",
          "subscriptions",
          "organizations=orgs",
          "repos",
          "events{/privacy}",
          "received_events");

  private GitHubPeople() {}

  /** Adds {@code <name>_url} for each {@code name<suffix>} or {@code name=path}. */
  static void urls(ObjectNode json, String base, List<String> templates) {
    for (String template : templates) {
      int equals = template.indexOf('=');
      String name = equals < 0 ? template.split("[{/]", 2)[0] : template.substring(0, equals);
      String path = equals < 0 ? template : template.substring(equals + 1);
      json.put(name + "_url", base + "/" + path);
    }
  }

  /** Returns the number of an object, made from its name. */
  static int number(String seed) {
    return Ids.of(seed);
  }

  /** Returns the node id of an object. */
  static String node(String seed) {
    return Base64.getEncoder().encodeToString(seed.getBytes(StandardCharsets.UTF_8));
  }

  static ObjectNode user(String login, String type) {
    ObjectNode json = Json.object();
    int id = number("user " + login);
    json.put("avatar_url", "https://avatars.githubusercontent.com/u/" + id + "?v=4");
    json.put("gravatar_id", "");
    json.put("html_url", GitHubJson.WEB + login);
    json.put("id", id);
    json.put("login", login);
    json.put("node_id", node("04:User" + id));
    json.put("site_admin", false);
    json.put("type", type);
    json.put("url", GitHubJson.API + "users/" + login);
    urls(json, GitHubJson.API + "users/" + login, USER_URLS);
    return json;
  }

  /** Returns an account, or null if it is nobody. */
  static @Nullable ObjectNode orNull(Optional<String> login) {
    return login.map(name -> user(name, "User")).orElse(null);
  }

  /** Returns an organization as webhooks describe it. */
  static ObjectNode organizationInWebhook(String login) {
    ObjectNode json = Json.object();
    int id = number("user " + login);
    json.put("login", login);
    json.put("id", id);
    json.put("node_id", node("012:Organization" + id));
    json.put("url", GitHubJson.API + "orgs/" + login);
    urls(
        json,
        GitHubJson.API + "orgs/" + login,
        List.of(
            "repos", "events", "hooks", "issues", "members{/member}", "public_members{/member}"));
    json.put("avatar_url", "https://avatars.githubusercontent.com/u/" + id + "?v=4");
    return json.put("description", "The organization " + login);
  }
}
