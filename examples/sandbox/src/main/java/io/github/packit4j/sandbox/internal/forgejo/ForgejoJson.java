package io.github.packit4j.sandbox.internal.forgejo;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.UpstreamRelease;
import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ForgeSite;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.forge.Release;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Forgejo's JSON of people, projects and releases. */
final class ForgejoJson {

  private static final String NEVER = "0001-01-01T00:00:00Z";

  private ForgejoJson() {}

  static String web(ForgeSite site) {
    return "https://" + site.host() + "/";
  }

  static String api(Project project) {
    return web(project.site()) + "api/v1/repos/" + project.fullName();
  }

  static ObjectNode user(ForgeSite site, String login) {
    Optional<Account> account = site.account(login);
    ObjectNode json = Json.object();
    json.put("active", false);
    json.put("avatar_url", web(site) + "avatars/" + site.accountId(login));
    json.put("created", "2025-02-14T09:34:00Z");
    json.put("description", "");
    json.put("email", login + "@noreply." + site.host());
    json.put("followers_count", 0);
    json.put("following_count", 0);
    json.put("full_name", account.map(Account::fullName).orElse(""));
    json.put("html_url", web(site) + login);
    json.put("id", site.accountId(login));
    json.put("is_admin", false);
    json.put("language", "");
    json.put("last_login", NEVER);
    json.put("location", "");
    json.put("login", login);
    json.put("login_name", "");
    json.put("prohibit_login", false);
    json.put("pronouns", "");
    json.put("restricted", false);
    json.put("source_id", 0);
    json.put("starred_repos_count", 0);
    json.put("username", login);
    json.put("visibility", "public");
    return json.put("website", "");
  }

  static @Nullable ObjectNode userOrNull(ForgeSite site, Optional<String> login) {
    return login.map(name -> user(site, name)).orElse(null);
  }

  static ObjectNode project(Project project, Optional<String> asker) {
    ObjectNode json = plain(project, asker);
    json.set("parent", project.parent().map(parent -> plain(parent, asker)).orElse(null));
    return json;
  }

  private static ObjectNode plain(Project project, Optional<String> asker) {
    UpstreamRole role = asker.map(project.members()::roleOf).orElse(UpstreamRole.READ);
    boolean original = project.parent().isEmpty();
    ObjectNode json = Json.object();
    for (String allowed :
        List.of(
            "allow_fast_forward_only_merge",
            "allow_merge_commits",
            "allow_rebase",
            "allow_rebase_explicit",
            "allow_rebase_update",
            "allow_squash_merge",
            "has_pull_requests")) {
      json.put(allowed, true);
    }
    for (String off :
        List.of(
            "archived",
            "default_allow_maintainer_edit",
            "default_delete_branch_after_merge",
            "globally_editable_wiki",
            "ignore_whitespace_conflicts",
            "internal",
            "mirror",
            "private",
            "template")) {
      json.put(off, false);
    }
    // A fork begins with little more than its pull requests.
    for (String unit :
        List.of(
            "has_actions",
            "has_issues",
            "has_packages",
            "has_projects",
            "has_releases",
            "has_wiki")) {
      json.put(unit, original);
    }
    for (String empty :
        List.of("avatar_url", "language", "link", "mirror_interval", "original_url", "website")) {
      json.put(empty, "");
    }
    json.put("archived_at", "1970-01-01T00:00:00Z");
    json.put("clone_url", project.cloneUrl().toString());
    json.put("created_at", Dates.gitHub(project.created()));
    json.put("default_branch", project.defaultBranch());
    json.put("default_merge_style", "merge");
    json.put("default_update_style", "merge");
    json.put("description", "The project " + project.fullName());
    json.put("empty", project.branches().isEmpty());
    json.put("fork", !original);
    json.put("forks_count", project.forks().size());
    json.put("full_name", project.fullName());
    json.put("html_url", project.webUrl().toString());
    json.put("id", project.id());
    if (original) {
      json.set(
          "internal_tracker",
          Json.object()
              .put("allow_only_contributors_to_track_time", true)
              .put("enable_issue_dependencies", true)
              .put("enable_time_tracker", true));
    }
    json.put("languages_url", api(project) + "/languages");
    json.put("mirror_updated", NEVER);
    json.put("name", project.name());
    json.put("object_format_name", "sha1");
    json.put("open_issues_count", 0);
    json.put("open_pr_counter", 0);
    json.set("owner", user(project.site(), project.owner()));
    json.putNull("parent");
    json.set(
        "permissions",
        Json.object()
            .put("admin", role.includes(UpstreamRole.ADMIN))
            .put("pull", true)
            .put("push", role.includes(UpstreamRole.WRITE)));
    json.put("release_counter", project.shelf().newestFirst().size());
    json.putNull("repo_transfer");
    json.put("size", 46);
    json.put(
        "ssh_url", "ssh://git@" + project.site().sshHost() + "/" + project.fullName() + ".git");
    json.put("stars_count", 0);
    json.putNull("topics");
    json.put("updated_at", Dates.gitHub(project.created()));
    json.put("url", api(project));
    json.put("watchers_count", 1);
    if (original) {
      json.put("wiki_branch", project.defaultBranch());
    }
    return json;
  }

  static ObjectNode release(Project project, Release release) {
    UpstreamRelease content = release.content();
    String archive = project.webUrl() + "/archive/" + content.tag();
    String self = api(project) + "/releases/" + release.id();
    ObjectNode json = Json.object();
    json.set("archive_download_count", Json.object().put("tar_gz", 0).put("zip", 0));
    json.set("assets", assets(project, release));
    json.set("author", user(project.site(), release.author()));
    json.put("body", content.body());
    json.put("created_at", Dates.gitHub(release.created()));
    json.put("draft", content.draft());
    json.put("hide_archive_links", false);
    json.put("html_url", project.webUrl() + "/releases/tag/" + content.tag());
    json.put("id", release.id());
    json.put("name", content.name());
    json.put("prerelease", content.prerelease());
    json.put("published_at", Dates.gitHub(release.published().orElse(release.created())));
    json.put("tag_name", content.tag());
    json.put("tarball_url", archive + ".tar.gz");
    json.put("target_commitish", project.defaultBranch());
    json.put("upload_url", self + "/assets");
    json.put("url", self);
    return json.put("zipball_url", archive + ".zip");
  }

  private static ArrayNode assets(Project project, Release release) {
    ArrayNode assets = Json.array();
    release
        .content()
        .assets()
        .forEach(
            (name, bytes) ->
                assets.add(
                    Json.object()
                        .put(
                            "browser_download_url",
                            project.webUrl() + "/releases/download/" + release.tag() + "/" + name)
                        .put("created_at", Dates.gitHub(release.created()))
                        .put("download_count", 0)
                        .put("name", name)
                        .put("size", bytes.length)
                        .put("type", "attachment")));
    return assets;
  }
}
