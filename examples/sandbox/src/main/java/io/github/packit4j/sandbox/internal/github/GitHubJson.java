package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.UpstreamRelease;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
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

  static ObjectNode repository(GitHubProject project) {
    String fullName = project.fullName();
    String created = Dates.gitHub(project.created());
    ObjectNode json = Json.object();
    json.put("allow_merge_commit", true);
    json.put("allow_rebase_merge", true);
    json.put("allow_squash_merge", true);
    json.put("archived", false);
    json.put("clone_url", WEB + fullName + ".git");
    json.put("created_at", created);
    json.put("default_branch", project.defaultBranch());
    json.put("delete_branch_on_merge", false);
    json.put("description", "The project " + fullName);
    json.put("disabled", false);
    json.put("fork", false);
    json.put("forks", 0);
    json.put("forks_count", 0);
    json.put("full_name", fullName);
    json.put("git_url", "git://github.com/" + fullName + ".git");
    json.put("has_downloads", true);
    json.put("has_issues", true);
    json.put("has_pages", false);
    json.put("has_projects", true);
    json.put("has_wiki", true);
    json.put("homepage", "");
    json.put("html_url", WEB + fullName);
    json.put("id", GitHubPeople.number("repository " + fullName));
    json.put("language", "Python");
    json.set("license", license());
    json.putNull("mirror_url");
    json.put("name", project.repositoryName());
    json.put("network_count", 0);
    json.put(
        "node_id",
        GitHubPeople.node("010:Repository" + GitHubPeople.number("repository " + fullName)));
    json.put("open_issues", 0);
    json.put("open_issues_count", 0);
    json.set("organization", GitHubPeople.user(project.owner(), "Organization"));
    json.set("owner", GitHubPeople.user(project.owner(), "Organization"));
    json.set("permissions", permissions());
    json.put("private", false);
    json.put("pushed_at", created);
    json.put("size", 1);
    json.put("ssh_url", "git@github.com:" + fullName + ".git");
    json.put("stargazers_count", 0);
    json.put("subscribers_count", 0);
    json.put("svn_url", WEB + fullName);
    json.putNull("temp_clone_token");
    json.put("updated_at", created);
    json.put("url", API + "repos/" + fullName);
    json.put("watchers", 0);
    json.put("watchers_count", 0);
    GitHubPeople.urls(json, API + "repos/" + fullName, REPOSITORY_URLS);
    return json;
  }

  /** Returns a project as webhooks describe it: without what depends on who asks. */
  static ObjectNode repositoryInWebhook(GitHubProject project) {
    ObjectNode json = repository(project);
    json.remove(
        List.of(
            "allow_merge_commit",
            "allow_rebase_merge",
            "allow_squash_merge",
            "delete_branch_on_merge",
            "network_count",
            "organization",
            "permissions",
            "subscribers_count",
            "temp_clone_token"));
    return json;
  }

  private static ObjectNode license() {
    return Json.object()
        .put("key", "mit")
        .put("name", "MIT License")
        .put("node_id", GitHubPeople.node("07:License13"))
        .put("spdx_id", "MIT")
        .put("url", API + "licenses/mit");
  }

  private static ObjectNode permissions() {
    return Json.object()
        .put("admin", false)
        .put("maintain", false)
        .put("pull", true)
        .put("push", false)
        .put("triage", false);
  }

  static ObjectNode release(GitHubProject project, GitHubProject.Published published) {
    UpstreamRelease release = published.release();
    int id = GitHubPeople.number("release " + project.fullName() + " " + release.tag());
    String api = API + "repos/" + project.fullName();
    String at = Dates.gitHub(published.time());
    ObjectNode json = Json.object();
    json.set("assets", assets(project, published));
    json.put("assets_url", api + "/releases/" + id + "/assets");
    json.set("author", GitHubPeople.user(project.owner() + "-release-bot", "User"));
    json.put("body", release.body());
    json.put("created_at", at);
    json.put("draft", release.draft());
    json.put("html_url", WEB + project.fullName() + "/releases/tag/" + release.tag());
    json.put("id", id);
    json.put("name", release.name());
    json.put("node_id", GitHubPeople.node("07:Release" + id));
    json.put("prerelease", release.prerelease());
    json.put("published_at", release.draft() ? null : at);
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

  private static ArrayNode assets(GitHubProject project, GitHubProject.Published published) {
    UpstreamRelease release = published.release();
    String at = Dates.gitHub(published.time());
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
      json.set("uploader", GitHubPeople.user(project.owner() + "-release-bot", "User"));
      json.put("url", API + "repos/" + project.fullName() + "/releases/assets/" + id);
      assets.add(json);
    }
    return assets;
  }
}
