package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.UpstreamRelease;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTag;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's JSON of its objects, in the API and in webhooks. */
final class GitHubJson {

  static final String API = "https://api.github.com/";
  static final String WEB = "https://github.com/";

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

  /** Adds {@code <name>_url} for each {@code name<suffix>} or {@code name=path}. */
  private static void urls(ObjectNode json, String base, List<String> templates) {
    for (String template : templates) {
      int equals = template.indexOf('=');
      String name = equals < 0 ? template.split("[{/]", 2)[0] : template.substring(0, equals);
      String path = equals < 0 ? template : template.substring(equals + 1);
      json.put(name + "_url", base + "/" + path);
    }
  }

  private static int number(String seed) {
    return Integer.parseInt(Numbers.digits(seed, 7), 16);
  }

  private static String node(String seed) {
    return Base64.getEncoder().encodeToString(seed.getBytes(StandardCharsets.UTF_8));
  }

  static ObjectNode user(String login, String type) {
    ObjectNode json = Json.object();
    int id = number("user " + login);
    json.put("avatar_url", "https://avatars.githubusercontent.com/u/" + id + "?v=4");
    json.put("gravatar_id", "");
    json.put("html_url", WEB + login);
    json.put("id", id);
    json.put("login", login);
    json.put("node_id", node("04:User" + id));
    json.put("site_admin", false);
    json.put("type", type);
    json.put("url", API + "users/" + login);
    urls(json, API + "users/" + login, USER_URLS);
    return json;
  }

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
    json.put("id", number("repository " + fullName));
    json.put("language", "Python");
    json.set("license", license());
    json.putNull("mirror_url");
    json.put("name", project.repositoryName());
    json.put("network_count", 0);
    json.put("node_id", node("010:Repository" + number("repository " + fullName)));
    json.put("open_issues", 0);
    json.put("open_issues_count", 0);
    json.set("organization", user(project.owner(), "Organization"));
    json.set("owner", user(project.owner(), "Organization"));
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
    urls(json, API + "repos/" + fullName, REPOSITORY_URLS);
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

  /** Returns an organization as webhooks describe it. */
  static ObjectNode organizationInWebhook(String login) {
    ObjectNode json = Json.object();
    int id = number("user " + login);
    json.put("login", login);
    json.put("id", id);
    json.put("node_id", node("012:Organization" + id));
    json.put("url", API + "orgs/" + login);
    urls(
        json,
        API + "orgs/" + login,
        List.of(
            "repos", "events", "hooks", "issues", "members{/member}", "public_members{/member}"));
    json.put("avatar_url", "https://avatars.githubusercontent.com/u/" + id + "?v=4");
    return json.put("description", "The organization " + login);
  }

  private static ObjectNode license() {
    return Json.object()
        .put("key", "mit")
        .put("name", "MIT License")
        .put("node_id", node("07:License13"))
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
    int id = number("release " + project.fullName() + " " + release.tag());
    String api = API + "repos/" + project.fullName();
    String at = Dates.gitHub(published.time());
    ObjectNode json = Json.object();
    json.set("assets", assets(project, published));
    json.put("assets_url", api + "/releases/" + id + "/assets");
    json.set("author", user(project.owner() + "-release-bot", "User"));
    json.put("body", release.body());
    json.put("created_at", at);
    json.put("draft", release.draft());
    json.put("html_url", WEB + project.fullName() + "/releases/tag/" + release.tag());
    json.put("id", id);
    json.put("name", release.name());
    json.put("node_id", node("07:Release" + id));
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
      int id = number("asset " + project.fullName() + " " + release.tag() + asset.getKey());
      String download = project.fullName() + "/releases/download/" + release.tag() + "/";
      ObjectNode json = Json.object();
      json.put("browser_download_url", WEB + download + asset.getKey());
      json.put("content_type", "application/octet-stream");
      json.put("created_at", at);
      json.put("download_count", 0);
      json.put("id", id);
      json.put("label", "");
      json.put("name", asset.getKey());
      json.put("node_id", node("012:ReleaseAsset" + id));
      json.put("size", asset.getValue().length);
      json.put("state", "uploaded");
      json.put("updated_at", at);
      json.set("uploader", user(project.owner() + "-release-bot", "User"));
      json.put("url", API + "repos/" + project.fullName() + "/releases/assets/" + id);
      assets.add(json);
    }
    return assets;
  }

  /** Returns an entry of a directory, or, with content, a file. */
  static ObjectNode entry(
      GitHubProject project, String ref, String path, String type, String sha, int size) {
    String api = API + "repos/" + project.fullName();
    boolean file = type.equals("file");
    String self = api + "/contents/" + path + "?ref=" + ref;
    String git = api + (file ? "/git/blobs/" : "/git/trees/") + sha;
    String html = WEB + project.fullName() + (file ? "/blob/" : "/tree/") + ref + "/" + path;
    ObjectNode json = Json.object();
    json.set("_links", Json.object().put("git", git).put("html", html).put("self", self));
    json.put(
        "download_url",
        file
            ? "https://raw.githubusercontent.com/" + project.fullName() + "/" + ref + "/" + path
            : null);
    json.put("git_url", git);
    json.put("html_url", html);
    json.put("name", path.substring(path.lastIndexOf('/') + 1));
    json.put("path", path);
    json.put("sha", sha);
    json.put("size", file ? size : 0);
    json.put("type", type);
    return json.put("url", self);
  }

  static ObjectNode tag(GitHubProject project, String name, String commit) {
    String api = API + "repos/" + project.fullName();
    ObjectNode json = Json.object();
    json.set("commit", commitLink(project, commit));
    json.put("name", name);
    json.put("node_id", node("03:Ref" + name));
    json.put("tarball_url", api + "/tarball/" + name);
    return json.put("zipball_url", api + "/zipball/" + name);
  }

  static ObjectNode commitLink(GitHubProject project, String commit) {
    return Json.object()
        .put("sha", commit)
        .put("url", API + "repos/" + project.fullName() + "/commits/" + commit);
  }

  static ObjectNode tag(GitHubProject project, RevTag tag) {
    String api = API + "repos/" + project.fullName() + "/git/";
    PersonIdent tagger = tag.getTaggerIdent();
    String commit = tag.getObject().name();
    ObjectNode json = Json.object();
    json.put("node_id", node("03:Tag" + tag.name()));
    json.put("sha", tag.name());
    json.put("url", api + "tags/" + tag.name());
    json.set(
        "tagger",
        Json.object()
            .put("name", tagger.getName())
            .put("email", tagger.getEmailAddress())
            .put("date", Dates.gitHub(tagger.getWhenAsInstant())));
    json.set(
        "object",
        Json.object()
            .put("sha", commit)
            .put("type", "commit")
            .put("url", api + "commits/" + commit));
    json.put("tag", tag.getTagName());
    json.put("message", tag.getFullMessage());
    json.set(
        "verification",
        Json.object()
            .put("verified", false)
            .put("reason", "unsigned")
            .putNull("signature")
            .putNull("payload"));
    return json;
  }

  static ObjectNode ref(GitHubProject project, String name, String type, String sha) {
    String api = API + "repos/" + project.fullName() + "/git/";
    ObjectNode json = Json.object();
    json.put("ref", name);
    json.put("node_id", node("03:Ref" + name));
    json.put("url", api + name);
    json.set(
        "object",
        Json.object()
            .put("sha", sha)
            .put("type", type)
            .put("url", api + (type.equals("tag") ? "tags/" : "commits/") + sha));
    return json;
  }

  static ObjectNode commit(GitHubProject project, RevCommit commit) {
    String api = API + "repos/" + project.fullName();
    ObjectNode git = Json.object();
    git.set("author", person(commit.getAuthorIdent()));
    git.put("comment_count", 0);
    git.set("committer", person(commit.getCommitterIdent()));
    git.put("message", commit.getFullMessage().stripTrailing());
    git.set(
        "tree",
        Json.object()
            .put("sha", commit.getTree().name())
            .put("url", api + "/git/trees/" + commit.getTree().name()));
    git.put("url", api + "/git/commits/" + commit.name());
    ObjectNode unsigned = Json.object();
    unsigned.putNull("payload");
    unsigned.put("reason", "unsigned");
    unsigned.putNull("signature");
    git.set("verification", unsigned.put("verified", false));
    ArrayNode parents = Json.array();
    for (RevCommit parent : commit.getParents()) {
      parents.add(
          commitLink(project, parent.name())
              .put("html_url", WEB + project.fullName() + "/commit/" + parent.name()));
    }
    ObjectNode json = Json.object();
    json.putNull("author");
    json.put("comments_url", api + "/commits/" + commit.name() + "/comments");
    json.set("commit", git);
    json.putNull("committer");
    json.put("html_url", WEB + project.fullName() + "/commit/" + commit.name());
    json.put("node_id", node("06:Commit" + commit.name()));
    json.set("parents", parents);
    json.put("sha", commit.name());
    return json.put("url", api + "/commits/" + commit.name());
  }

  private static ObjectNode person(PersonIdent ident) {
    return Json.object()
        .put("date", Dates.gitHub(ident.getWhenAsInstant()))
        .put("email", ident.getEmailAddress())
        .put("name", ident.getName());
  }
}
