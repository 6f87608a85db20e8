package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.FileChanges;
import io.github.packit4j.sandbox.internal.forge.Project;
import java.util.List;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTag;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's JSON of what is in a repository: files, tags, refs, commits. */
final class GitHubContents {

  private GitHubContents() {}

  /** Returns an entry of a directory, or, with content, a file. */
  static ObjectNode entry(
      Project project, String ref, String path, String type, String sha, int size) {
    String api = GitHubJson.API + "repos/" + project.fullName();
    boolean file = type.equals("file");
    String self = api + "/contents/" + path + "?ref=" + ref;
    String git = api + (file ? "/git/blobs/" : "/git/trees/") + sha;
    String html =
        GitHubJson.WEB + project.fullName() + (file ? "/blob/" : "/tree/") + ref + "/" + path;
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

  static ObjectNode tag(Project project, String name, String commit) {
    String api = GitHubJson.API + "repos/" + project.fullName();
    ObjectNode json = Json.object();
    json.set("commit", commitLink(project, commit));
    json.put("name", name);
    json.put("node_id", GitHubPeople.node("03:Ref" + name));
    json.put("tarball_url", api + "/tarball/" + name);
    return json.put("zipball_url", api + "/zipball/" + name);
  }

  static ObjectNode commitLink(Project project, String commit) {
    return Json.object()
        .put("sha", commit)
        .put("url", GitHubJson.API + "repos/" + project.fullName() + "/commits/" + commit);
  }

  static ObjectNode tag(Project project, RevTag tag) {
    String api = GitHubJson.API + "repos/" + project.fullName() + "/git/";
    PersonIdent tagger = tag.getTaggerIdent();
    String commit = tag.getObject().name();
    ObjectNode json = Json.object();
    json.put("node_id", GitHubPeople.node("03:Tag" + tag.name()));
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

  static ObjectNode ref(Project project, String name, String type, String sha) {
    String api = GitHubJson.API + "repos/" + project.fullName() + "/git/";
    ObjectNode json = Json.object();
    json.put("ref", name);
    json.put("node_id", GitHubPeople.node("03:Ref" + name));
    json.put("url", api + name);
    json.set(
        "object",
        Json.object()
            .put("sha", sha)
            .put("type", type)
            .put("url", api + (type.equals("tag") ? "tags/" : "commits/") + sha));
    return json;
  }

  static ObjectNode commit(Project project, RevCommit commit) {
    String api = GitHubJson.API + "repos/" + project.fullName();
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
              .put("html_url", GitHubJson.WEB + project.fullName() + "/commit/" + parent.name()));
    }
    ObjectNode json = Json.object();
    json.putNull("author");
    json.put("comments_url", api + "/commits/" + commit.name() + "/comments");
    json.set("commit", git);
    json.putNull("committer");
    json.put("html_url", GitHubJson.WEB + project.fullName() + "/commit/" + commit.name());
    json.put("node_id", GitHubPeople.node("06:Commit" + commit.name()));
    json.set("parents", parents);
    json.put("sha", commit.name());
    return json.put("url", api + "/commits/" + commit.name());
  }

  /** Returns a commit as it is shown alone, with the files that it changes. */
  static ObjectNode commitWithFiles(Project project, RevCommit commit) {
    String api = GitHubJson.API + "repos/" + project.fullName();
    ArrayNode files = Json.array();
    List<FileChanges.FileChange> changes = FileChanges.of(project.repository(), commit);
    changes.forEach(
        change -> {
          String ref = commit.name() + "/" + change.path();
          files.add(
              Json.object()
                  .put("additions", change.additions())
                  .put("blob_url", GitHubJson.WEB + project.fullName() + "/blob/" + ref)
                  .put("changes", change.additions() + change.deletions())
                  .put("contents_url", api + "/contents/" + change.path())
                  .put("deletions", change.deletions())
                  .put("filename", change.path())
                  .put("patch", change.patch())
                  .put("raw_url", GitHubJson.WEB + project.fullName() + "/raw/" + ref)
                  .put("sha", change.blob())
                  .put("status", change.status()));
        });
    int additions = FileChanges.additions(changes);
    int deletions = FileChanges.deletions(changes);
    ObjectNode json = commit(project, commit);
    json.set("files", files);
    json.set(
        "stats",
        Json.object()
            .put("additions", additions)
            .put("deletions", deletions)
            .put("total", additions + deletions));
    return json;
  }

  private static ObjectNode person(PersonIdent ident) {
    return Json.object()
        .put("date", Dates.gitHub(ident.getWhenAsInstant()))
        .put("email", ident.getEmailAddress())
        .put("name", ident.getName());
  }
}
