package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.UpstreamRelease;
import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ForgeSite;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.forge.Release;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GitLab's JSON of people, projects and releases. */
final class GitLabJson {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private GitLabJson() {}

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  static String web(ForgeSite site) {
    return "https://" + site.host() + "/";
  }

  static String api(Project project) {
    return web(project.site()) + "api/v4/projects/" + project.id();
  }

  static ObjectNode user(ForgeSite site, String name) {
    ObjectNode json = Json.object();
    json.put("avatar_url", web(site) + "uploads/-/system/user/avatar/" + name + ".png");
    json.put("id", site.accountId(name));
    json.put("name", site.account(name).map(Account::fullName).orElse(name));
    json.put("state", "active");
    json.put("username", name);
    return json.put("web_url", web(site) + name);
  }

  static @Nullable ObjectNode userOrNull(ForgeSite site, Optional<String> name) {
    return name.map(known -> user(site, known)).orElse(null);
  }

  static int level(UpstreamRole role) {
    return switch (role) {
      case READ -> 10;
      case TRIAGE -> 20;
      case WRITE -> 30;
      case MAINTAIN -> 40;
      case ADMIN -> 50;
    };
  }

  /** Returns what everybody sees of a project. */
  static ObjectNode simple(Project project) {
    boolean empty = project.branches().isEmpty();
    ObjectNode json = Json.object();
    json.putNull("avatar_url");
    json.put("created_at", time(project.created()));
    json.put("default_branch", empty ? null : project.defaultBranch());
    json.put("description", "The project " + project.fullName());
    json.put("forks_count", project.forks().size());
    json.put("http_url_to_repo", project.cloneUrl().toString());
    json.put("id", project.id());
    json.put("last_activity_at", time(project.created()));
    json.put("name", project.name());
    json.put("name_with_namespace", project.fullName().replace("/", " / "));
    json.set("namespace", namespace(project));
    json.put("path", project.name());
    json.put("path_with_namespace", project.fullName());
    json.put(
        "readme_url",
        empty ? null : project.webUrl() + "/-/blob/" + project.defaultBranch() + "/README.md");
    json.put("ssh_url_to_repo", "git@" + project.site().host() + ":" + project.fullName() + ".git");
    json.put("star_count", 0);
    json.set("tag_list", Json.array());
    return json.put("web_url", project.webUrl().toString());
  }

  private static ObjectNode namespace(Project project) {
    String path = project.namespace();
    boolean user = project.site().account(path).isPresent();
    ObjectNode json = Json.object();
    json.putNull("avatar_url");
    json.put("full_path", path);
    json.put("id", project.site().accountId("namespace " + path));
    json.put("kind", user ? "user" : "group");
    json.put("name", path.substring(path.lastIndexOf('/') + 1));
    json.putNull("parent_id");
    json.put("path", path.substring(path.lastIndexOf('/') + 1));
    return json.put("web_url", web(project.site()) + (user ? "" : "groups/") + path);
  }

  /** Returns what somebody with a token sees of a project. */
  static ObjectNode project(Project project, Optional<String> asker) {
    if (asker.isEmpty()) {
      return simple(project);
    }
    String api = api(project);
    ObjectNode links = Json.object();
    for (String name : List.of("events", "issues", "labels", "members", "merge_requests")) {
      links.put(name, api + "/" + name);
    }
    links.put("repo_branches", api + "/repository/branches").put("self", api);
    ObjectNode json = simple(project);
    json.set("_links", links);
    for (String access :
        List.of(
            "builds",
            "forking",
            "issues",
            "merge_requests",
            "pages",
            "repository",
            "snippets",
            "wiki")) {
      json.put(access + "_access_level", "enabled");
    }
    for (String on :
        List.of(
            "autoclose_referenced_issues",
            "can_create_merge_request_in",
            "container_registry_enabled",
            "issues_enabled",
            "jobs_enabled",
            "lfs_enabled",
            "merge_requests_enabled",
            "packages_enabled",
            "printing_merge_request_link_enabled",
            "public_jobs",
            "remove_source_branch_after_merge",
            "request_access_enabled",
            "service_desk_enabled",
            "shared_runners_enabled",
            "snippets_enabled",
            "wiki_enabled")) {
      json.put(on, true);
    }
    for (String off :
        List.of(
            "archived",
            "auto_devops_enabled",
            "mirror",
            "only_allow_merge_if_all_discussions_are_resolved",
            "only_allow_merge_if_pipeline_succeeds",
            "resolve_outdated_diff_discussions")) {
      json.put(off, false);
    }
    for (String none :
        List.of(
            "allow_merge_on_skipped_pipeline",
            "build_coverage_regex",
            "ci_config_path",
            "emails_disabled",
            "import_error",
            "marked_for_deletion_at",
            "marked_for_deletion_on",
            "suggestion_commit_message")) {
      json.putNull(none);
    }
    json.put("approvals_before_merge", 0);
    json.put("auto_cancel_pending_pipelines", "enabled");
    json.put("auto_devops_deploy_strategy", "continuous");
    json.put("build_git_strategy", "fetch");
    json.put("build_timeout", 3600);
    json.put("ci_default_git_depth", 50);
    json.set("compliance_frameworks", Json.array());
    json.put("creator_id", project.site().accountId(project.owner()));
    json.put("empty_repo", project.branches().isEmpty());
    json.put("external_authorization_classification_label", "");
    json.put("import_status", importStatus(project));
    json.put("merge_method", "merge");
    json.put("open_issues_count", 0);
    json.set("permissions", permissions(project, asker.get()));
    json.put("service_desk_address", "");
    json.set("shared_with_groups", Json.array());
    json.put("visibility", "public");
    project.parent().ifPresent(parent -> json.set("forked_from_project", simple(parent)));
    if (project.site().account(project.namespace()).isPresent()) {
      json.set("owner", user(project.site(), project.namespace()));
    }
    if (project.members().roleOf(asker.get()).includes(UpstreamRole.MAINTAIN)) {
      json.put("runners_token", "");
    }
    return json;
  }

  private static String importStatus(Project project) {
    if (project.parent().isEmpty()) {
      return "none";
    }
    return project.isFilled() ? "finished" : "started";
  }

  private static ObjectNode permissions(Project project, String asker) {
    ObjectNode json = Json.object().putNull("group_access");
    ObjectNode access =
        Json.object()
            .put("access_level", level(project.members().roleOf(asker)))
            .put("notification_level", 3);
    json.set("project_access", project.members().contains(asker) ? access : null);
    return json;
  }

  static ObjectNode release(Project project, Release release) {
    UpstreamRelease content = release.content();
    String tag = content.tag();
    Instant date = content.date().orElse(release.created());
    ObjectNode json = Json.object();
    json.set(
        "_links",
        Json.object()
            .put("edit_url", project.webUrl() + "/-/releases/" + tag + "/edit")
            .put("self", project.webUrl() + "/-/releases/" + tag));
    json.set("assets", assets(project, release));
    json.set("author", user(project.site(), release.author()));
    project
        .repository()
        .commit("refs/tags/" + tag)
        .ifPresent(
            commit -> {
              json.set("commit", GitLabGitJson.commit(project, commit));
              json.put("commit_path", "/" + project.fullName() + "/-/commit/" + commit.name());
            });
    json.put("created_at", time(release.created()));
    json.put("description", content.body());
    json.put("description_html", "<p dir=\"auto\">" + content.body() + "</p>");
    json.set("evidences", Json.array());
    json.put("name", content.name());
    json.put("released_at", time(date));
    json.put("tag_name", tag);
    json.put("tag_path", "/" + project.fullName() + "/-/tags/" + tag);
    return json.put("upcoming_release", date.isAfter(project.now()));
  }

  static ObjectNode assets(Project project, Release release) {
    ArrayNode sources = Json.array();
    for (String format : List.of("zip", "tar.gz", "tar.bz2", "tar")) {
      String file = project.name() + "-" + release.tag() + "." + format;
      sources.add(
          Json.object()
              .put("format", format)
              .put("url", project.webUrl() + "/-/archive/" + release.tag() + "/" + file));
    }
    ArrayNode links = Json.array();
    for (Map.Entry<String, byte[]> asset : release.content().assets().entrySet()) {
      links.add(
          Json.object()
              .put("link_type", "other")
              .put("name", asset.getKey())
              .put(
                  "url",
                  project.webUrl()
                      + "/-/releases/"
                      + release.tag()
                      + "/downloads/"
                      + asset.getKey()));
    }
    ObjectNode json = Json.object().put("count", sources.size() + links.size());
    json.set("links", links);
    json.set("sources", sources);
    return json;
  }
}
