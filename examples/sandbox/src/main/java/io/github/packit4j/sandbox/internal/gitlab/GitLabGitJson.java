package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.FileChanges;
import io.github.packit4j.sandbox.internal.forge.Project;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.revwalk.RevCommit;
import tools.jackson.databind.node.ObjectNode;

/** GitLab's JSON of what is in a repository. */
final class GitLabGitJson {

  private GitLabGitJson() {}

  private static String time(Instant instant) {
    return GitLabJson.time(instant).replace("Z", "+00:00");
  }

  static ObjectNode commit(Project project, RevCommit commit) {
    ObjectNode json = Json.object();
    json.put("author_email", commit.getAuthorIdent().getEmailAddress());
    json.put("author_name", commit.getAuthorIdent().getName());
    json.put("authored_date", time(commit.getAuthorIdent().getWhenAsInstant()));
    json.put("committed_date", time(commit.getCommitterIdent().getWhenAsInstant()));
    json.put("committer_email", commit.getCommitterIdent().getEmailAddress());
    json.put("committer_name", commit.getCommitterIdent().getName());
    json.put("created_at", time(commit.getCommitterIdent().getWhenAsInstant()));
    json.put("id", commit.name());
    json.put("message", commit.getFullMessage());
    json.set(
        "parent_ids",
        Json.strings(Arrays.stream(commit.getParents()).map(RevCommit::name).toList()));
    json.put("short_id", commit.name().substring(0, 8));
    json.put("title", commit.getShortMessage());
    return json.put("web_url", project.webUrl() + "/-/commit/" + commit.name());
  }

  /** Returns a commit as it is shown alone. */
  static ObjectNode whole(Project project, RevCommit commit) {
    List<FileChanges.FileChange> changes = FileChanges.of(project.repository(), commit);
    int additions = FileChanges.additions(changes);
    int deletions = FileChanges.deletions(changes);
    ObjectNode json = commit(project, commit);
    json.putNull("last_pipeline");
    json.put("project_id", project.id());
    json.set(
        "stats",
        Json.object()
            .put("additions", additions)
            .put("deletions", deletions)
            .put("total", additions + deletions));
    return json.putNull("status");
  }

  static ObjectNode branch(Project project, String name, boolean mayPush) {
    ObjectNode commit =
        commit(project, project.repository().commit("refs/heads/" + name).orElseThrow());
    commit.set("trailers", Json.object());
    ObjectNode json = Json.object();
    json.put("can_push", mayPush);
    json.set("commit", commit);
    json.put("default", name.equals(project.defaultBranch()));
    json.put("developers_can_merge", false);
    json.put("developers_can_push", false);
    json.put("merged", false);
    json.put("name", name);
    json.put("protected", false);
    return json.put("web_url", project.webUrl() + "/-/tree/" + name);
  }

  static ObjectNode tag(Project project, String name) {
    String target = project.refTarget("refs/tags/" + name).orElseThrow();
    ObjectNode json = Json.object();
    json.set(
        "commit", commit(project, project.repository().commit("refs/tags/" + name).orElseThrow()));
    json.put(
        "message",
        project.repository().tagObject(target).map(tag -> tag.getFullMessage().strip()).orElse(""));
    json.put("name", name);
    json.put("protected", false);
    json.set(
        "release",
        project
            .shelf()
            .ofTag(name)
            .map(
                release ->
                    Json.object()
                        .put("description", release.content().body())
                        .put("tag_name", name))
            .orElse(null));
    return json.put("target", target);
  }
}
