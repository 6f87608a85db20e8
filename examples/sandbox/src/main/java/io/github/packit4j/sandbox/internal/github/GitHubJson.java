package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.UpstreamRelease;
import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.forge.Release;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's JSON of its objects, in the API and in webhooks. */
final class GitHubJson {

  static final String API = "https://api.github.com/";
  static final String WEB = "https://github.com/";

  private static final List<String> REPOSITORY_URLS =
      List.of(
          "archive={archive_format}{/ref}",
          "assignees{/user}",
          "blobs=git/blobs{/sha}",
          "branches{/branch}",
          "collaborators{/collaborator}",
          "comments{/number}",
          "commits{/sha}",
          "compare/{base}...{head}",
          "contents/{+path}",
          "contributors",
          "deployments",
          "downloads",
          "events",
          "forks",
          "git_commits=git/commits{/sha}",
          "git_refs=git/refs{/sha}",
          "git_tags=git/tags{/sha}",
          "hooks",
          "issue_comment=issues/comments{/number}",
          "issue_events=issues/events{/number}",
          "issues{/number}",
          "keys{/key_id}",
          "labels{/name}",
          "languages",
          "merges",
          "milestones{/number}",
          "notifications{?since,all,participating}",
          "pulls{/number}",
          "releases{/id}",
          "stargazers",
          "statuses/{sha}",
          "subscribers",
          "subscription",
          "tags",
          "teams",
          "trees=git/trees{/sha}");

  private GitHubJson() {}

  /** Returns a project as it is shown alone. */
  static ObjectNode whole(Project project, ApiCall call) {
    ObjectNode json = repository(project);
    json.put("allow_merge_commit", true);
    json.put("allow_rebase_merge", true);
    json.put("allow_squash_merge", true);
    json.put("delete_branch_on_merge", false);
    json.put("network_count", project.forks().size());
    json.put("subscribers_count", 0);
    json.putNull("temp_clone_token");
    json.set("permissions", permissionsOf(project, call));
    if (project.site().account(project.owner()).isEmpty()) {
      json.set("organization", GitHubPeople.user(project.owner(), "Organization"));
    }
    if (project.parent().isPresent()) {
      json.set("parent", repository(project.parent().get()));
      json.set("source", repository(project.parent().get()));
    }
    return json;
  }

  static ObjectNode permissionsOf(Project project, ApiCall call) {
    return permissions(call.who().map(project.members()::roleOf).orElse(UpstreamRole.READ));
  }

  /** Returns a project as invitations have it. */
  static ObjectNode minimal(Project project) {
    ObjectNode whole = repository(project);
    ObjectNode json = Json.object();
    for (String name :
        List.of(
            "description",
            "fork",
            "full_name",
            "html_url",
            "id",
            "name",
            "node_id",
            "owner",
            "private",
            "url")) {
      json.set(name, whole.get(name));
    }
    return json;
  }

  /** Returns a project as it stands inside other objects. */
  static ObjectNode repository(Project project) {
    String fullName = project.fullName();
    String created = Dates.gitHub(project.created());
    ObjectNode json = Json.object();
    json.put("allow_forking", true);
    json.put("archived", false);
    json.put("clone_url", WEB + fullName + ".git");
    json.put("created_at", created);
    json.put("default_branch", project.defaultBranch());
    json.put("description", "The project " + fullName);
    json.put("disabled", false);
    json.put("fork", project.parent().isPresent());
    json.put("forks", project.forks().size());
    json.put("forks_count", project.forks().size());
    json.put("full_name", fullName);
    json.put("git_url", "git://github.com/" + fullName + ".git");
    json.put("has_discussions", false);
    json.put("has_downloads", true);
    json.put("has_issues", project.parent().isEmpty());
    json.put("has_pages", false);
    json.put("has_projects", true);
    json.put("has_wiki", true);
    json.put("homepage", "");
    json.put("html_url", WEB + fullName);
    json.put("id", GitHubPeople.number("repository " + fullName));
    json.put("is_template", false);
    json.put("language", "Python");
    json.set("license", license());
    json.putNull("mirror_url");
    json.put("name", project.name());
    json.put(
        "node_id",
        GitHubPeople.node("010:Repository" + GitHubPeople.number("repository " + fullName)));
    json.put("open_issues", 0);
    json.put("open_issues_count", 0);
    json.set("owner", GitHubPeople.user(project.owner(), ownerType(project)));
    json.put("private", false);
    json.put("pushed_at", created);
    json.put("size", 1);
    json.put("ssh_url", "git@github.com:" + fullName + ".git");
    json.put("stargazers_count", 0);
    json.put("svn_url", WEB + fullName);
    json.set("topics", Json.array());
    json.put("updated_at", created);
    json.put("url", API + "repos/" + fullName);
    json.put("visibility", "public");
    json.put("watchers", 0);
    json.put("watchers_count", 0);
    json.put("web_commit_signoff_required", false);
    GitHubPeople.urls(json, API + "repos/" + fullName, REPOSITORY_URLS);
    return json;
  }

  private static String ownerType(Project project) {
    return project.site().account(project.owner()).isPresent() ? "User" : "Organization";
  }

  private static ObjectNode license() {
    return Json.object()
        .put("key", "mit")
        .put("name", "MIT License")
        .put("node_id", GitHubPeople.node("07:License13"))
        .put("spdx_id", "MIT")
        .put("url", API + "licenses/mit");
  }

  static ObjectNode permissions(UpstreamRole role) {
    return Json.object()
        .put("admin", role.includes(UpstreamRole.ADMIN))
        .put("maintain", role.includes(UpstreamRole.MAINTAIN))
        .put("pull", true)
        .put("push", role.includes(UpstreamRole.WRITE))
        .put("triage", role.includes(UpstreamRole.TRIAGE));
  }

  static ObjectNode release(Project project, Release published) {
    UpstreamRelease release = published.content();
    int id = published.id();
    String api = API + "repos/" + project.fullName();
    String page = release.draft() ? "untagged-" + Numbers.digits("draft " + id, 20) : release.tag();
    ObjectNode json = Json.object();
    json.set("assets", assets(project, published));
    json.put("assets_url", api + "/releases/" + id + "/assets");
    json.set("author", GitHubPeople.user(published.author(), "User"));
    json.put("body", release.body());
    json.put("created_at", Dates.gitHub(published.created()));
    json.put("draft", release.draft());
    json.put("html_url", WEB + project.fullName() + "/releases/tag/" + page);
    json.put("id", id);
    json.put("name", release.name());
    json.put("node_id", GitHubPeople.node("07:Release" + id));
    json.put("prerelease", release.prerelease());
    json.put("published_at", published.published().map(Dates::gitHub).orElse(null));
    json.put("tag_name", release.tag());
    json.put("tarball_url", api + "/tarball/" + release.tag());
    json.put("target_commitish", project.defaultBranch());
    json.put(
        "upload_url",
        "https://uploads.github.com/repos/"
            + project.fullName()
            + "/releases/"
            + id
            + "/assets{?name,label}");
    json.put("url", api + "/releases/" + id);
    json.put("zipball_url", api + "/zipball/" + release.tag());
    return json;
  }

  private static ArrayNode assets(Project project, Release published) {
    UpstreamRelease release = published.content();
    String at = Dates.gitHub(published.created());
    ArrayNode assets = Json.array();
    for (Map.Entry<String, byte[]> asset : release.assets().entrySet()) {
      int id =
          GitHubPeople.number("asset " + project.fullName() + " " + release.tag() + asset.getKey());
      String download = project.fullName() + "/releases/download/" + release.tag() + "/";
      ObjectNode json = Json.object();
      json.put("browser_download_url", WEB + download + asset.getKey());
      json.put("content_type", "application/octet-stream");
      json.put("created_at", at);
      json.put("download_count", 0);
      json.put("id", id);
      json.put("label", "");
      json.put("name", asset.getKey());
      json.put("node_id", GitHubPeople.node("012:ReleaseAsset" + id));
      json.put("size", asset.getValue().length);
      json.put("state", "uploaded");
      json.put("updated_at", at);
      json.set("uploader", GitHubPeople.user(published.author(), "User"));
      json.put("url", API + "repos/" + project.fullName() + "/releases/assets/" + id);
      assets.add(json);
    }
    return assets;
  }
}
