package io.github.packit4j.sandbox.internal.forgejo;

import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.FileChanges;
import io.github.packit4j.sandbox.internal.forge.Project;
import java.util.List;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Forgejo's JSON of what is in a repository. */
final class ForgejoGitJson {

  private ForgejoGitJson() {}

  /** Returns a commit as branches and webhooks have it. */
  static ObjectNode brief(Project project, RevCommit commit) {
    ObjectNode json = Json.object();
    json.putNull("added");
    json.set("author", person(commit.getAuthorIdent()));
    json.set("committer", person(commit.getCommitterIdent()));
    json.put("id", commit.name());
    json.put("message", commit.getFullMessage());
    json.putNull("modified");
    json.putNull("removed");
    json.put("timestamp", Dates.gitHub(commit.getCommitterIdent().getWhenAsInstant()));
    json.put("url", project.webUrl() + "/commit/" + commit.name());
    json.set("verification", unsigned());
    return json;
  }

  private static ObjectNode person(PersonIdent ident) {
    return Json.object()
        .put("email", ident.getEmailAddress())
        .put("name", ident.getName())
        .put("username", "");
  }

  private static ObjectNode unsigned() {
    ObjectNode json = Json.object().put("payload", "");
    json.put("reason", "gpg.error.not_signed_commit");
    json.put("signature", "").putNull("signer");
    return json.put("verified", false);
  }

  static ObjectNode branch(Project project, String name, boolean mayPush) {
    ObjectNode json = Json.object();
    json.set(
        "commit", brief(project, project.repository().commit("refs/heads/" + name).orElseThrow()));
    json.put("effective_branch_protection_name", "");
    json.put("enable_status_check", false);
    json.put("name", name);
    json.put("protected", false);
    json.put("required_approvals", 0);
    json.set("status_check_contexts", Json.array());
    json.put("user_can_merge", mayPush);
    return json.put("user_can_push", mayPush);
  }

  static ObjectNode tag(Project project, String name) {
    String id = project.refTarget("refs/tags/" + name).orElseThrow();
    RevCommit commit = project.repository().commit("refs/tags/" + name).orElseThrow();
    String message =
        project
            .repository()
            .tagObject(id)
            .map(tag -> tag.getFullMessage())
            .orElse(commit.getFullMessage());
    String archive = project.webUrl() + "/archive/" + name;
    ObjectNode json = Json.object();
    json.set("archive_download_count", Json.object().put("tar_gz", 0).put("zip", 0));
    json.set("commit", link(project, commit));
    json.put("id", id);
    json.put("message", message.strip());
    json.put("name", name);
    json.put("tarball_url", archive + ".tar.gz");
    return json.put("zipball_url", archive + ".zip");
  }

  private static ObjectNode link(Project project, RevCommit commit) {
    return Json.object()
        .put("created", Dates.gitHub(commit.getCommitterIdent().getWhenAsInstant()))
        .put("sha", commit.name())
        .put("url", ForgejoJson.api(project) + "/git/commits/" + commit.name());
  }

  static ObjectNode commit(Project project, RevCommit commit) {
    String self = ForgejoJson.api(project) + "/git/commits/" + commit.name();
    String time = Dates.gitHub(commit.getCommitterIdent().getWhenAsInstant());
    ObjectNode git = Json.object();
    git.set("author", dated(commit.getAuthorIdent()));
    git.set("committer", dated(commit.getCommitterIdent()));
    git.put("message", commit.getFullMessage());
    git.set(
        "tree",
        Json.object()
            .put("created", time)
            .put("sha", commit.name())
            .put("url", ForgejoJson.api(project) + "/git/trees/" + commit.name()));
    git.put("url", self);
    git.set("verification", unsigned());
    List<FileChanges.FileChange> changes = FileChanges.of(project.repository(), commit);
    ArrayNode files = Json.array();
    changes.forEach(
        change ->
            files.add(Json.object().put("filename", change.path()).put("status", change.status())));
    ArrayNode parents = Json.array();
    for (RevCommit parent : commit.getParents()) {
      parents.add(
          Json.object()
              .put("created", "0001-01-01T00:00:00Z")
              .put("sha", parent.name())
              .put("url", ForgejoJson.api(project) + "/git/commits/" + parent.name()));
    }
    int additions = FileChanges.additions(changes);
    int deletions = FileChanges.deletions(changes);
    ObjectNode json = Json.object();
    json.putNull("author");
    json.set("commit", git);
    json.putNull("committer");
    json.put("created", time);
    json.set("files", files);
    json.put("html_url", project.webUrl() + "/commit/" + commit.name());
    json.set("parents", parents);
    json.put("sha", commit.name());
    json.set(
        "stats",
        Json.object()
            .put("additions", additions)
            .put("deletions", deletions)
            .put("total", additions + deletions));
    return json.put("url", self);
  }

  private static ObjectNode dated(PersonIdent ident) {
    return Json.object()
        .put("date", Dates.gitHub(ident.getWhenAsInstant()))
        .put("email", ident.getEmailAddress())
        .put("name", ident.getName());
  }

  /** Returns an entry of a directory, or, with content, a file. */
  static ObjectNode entry(
      Project project, String ref, String commit, String path, boolean file, String sha, int size) {
    String api = ForgejoJson.api(project);
    String self = api + "/contents/" + path + "?ref=" + ref;
    String git = api + (file ? "/git/blobs/" : "/git/trees/") + sha;
    String html = project.webUrl() + "/src/commit/" + commit + "/" + path;
    ObjectNode json = Json.object();
    json.set("_links", Json.object().put("git", git).put("html", html).put("self", self));
    json.putNull("content");
    json.put("download_url", file ? project.webUrl() + "/raw/commit/" + commit + "/" + path : null);
    json.putNull("encoding");
    json.put("git_url", git);
    json.put("html_url", html);
    json.put("last_commit_sha", commit);
    json.put("name", path.substring(path.lastIndexOf('/') + 1));
    json.put("path", path);
    json.put("sha", sha);
    json.put("size", file ? size : 0);
    json.putNull("submodule_git_url");
    json.putNull("target");
    json.put("type", file ? "file" : "dir");
    return json.put("url", self);
  }
}
