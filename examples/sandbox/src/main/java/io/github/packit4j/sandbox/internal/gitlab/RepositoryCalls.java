package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.Listing;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.eclipse.jgit.revwalk.RevCommit;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls that read a repository. */
final class RepositoryCalls {

  private RepositoryCalls() {}

  static void addTo(GitLabApi api) {
    api.get("/repository/branches", RepositoryCalls::branches);
    api.get("/repository/branches/{branch}", RepositoryCalls::branch);
    api.get("/repository/tags", RepositoryCalls::tags);
    api.get("/repository/tags/{tag}", RepositoryCalls::tag);
    api.get("/repository/commits", RepositoryCalls::commits);
    api.get("/repository/commits/{ref}", RepositoryCalls::commit);
    api.get("/repository/files/{path}", RepositoryCalls::file);
    api.get("/repository/files/{path}/raw", RepositoryCalls::raw);
    api.get("/repository/tree", RepositoryCalls::tree);
  }

  private static HttpResponse branches(ApiCall call) {
    boolean mayPush = call.may(UpstreamRole.WRITE);
    return GitLabApi.page(
        call,
        call.project().branches().stream()
            .map(name -> GitLabGitJson.branch(call.project(), name, mayPush))
            .toList());
  }

  private static HttpResponse branch(ApiCall call) {
    String name = call.path("branch");
    if (call.project().commitOf("refs/heads/" + name).isEmpty()) {
      throw ForgeRefusal.notFound("Branch");
    }
    return GitLabApi.found(
        GitLabGitJson.branch(call.project(), name, call.may(UpstreamRole.WRITE)));
  }

  private static HttpResponse tags(ApiCall call) {
    List<ObjectNode> all = new ArrayList<>();
    call.project()
        .repository()
        .tags()
        .keySet()
        .forEach(name -> all.add(0, GitLabGitJson.tag(call.project(), name)));
    return GitLabApi.page(call, all);
  }

  private static HttpResponse tag(ApiCall call) {
    String name = call.path("tag");
    if (call.project().commitOf("refs/tags/" + name).isEmpty()) {
      throw ForgeRefusal.notFound("Tag");
    }
    return GitLabApi.found(GitLabGitJson.tag(call.project(), name));
  }

  private static HttpResponse commits(ApiCall call) {
    Project project = call.project();
    String ref = call.request().query("ref_name").orElse(project.defaultBranch());
    return GitLabApi.page(
        call,
        project.log(ref).stream()
            .map(one -> project.repository().commit(one.id()).orElseThrow())
            .map(one -> GitLabGitJson.commit(project, one))
            .toList());
  }

  private static HttpResponse commit(ApiCall call) {
    RevCommit commit =
        call.project()
            .repository()
            .commit(call.path("ref"))
            .orElseThrow(() -> ForgeRefusal.notFound("Commit"));
    return GitLabApi.found(GitLabGitJson.whole(call.project(), commit));
  }

  private static String ref(ApiCall call) {
    return call.request().query("ref").orElseThrow(() -> ForgeRefusal.invalid("ref", "is missing"));
  }

  private static byte[] content(ApiCall call) {
    String ref = ref(call);
    if (call.project().commitOf(ref).isEmpty()) {
      throw ForgeRefusal.notFound("Commit");
    }
    return call.project()
        .file(ref, call.path("path"))
        .orElseThrow(() -> ForgeRefusal.notFound("File"));
  }

  private static HttpResponse file(ApiCall call) {
    byte[] content = content(call);
    String ref = ref(call);
    String path = call.path("path");
    String name = path.substring(path.lastIndexOf('/') + 1);
    String commit = call.project().commitOf(ref).orElseThrow();
    String blob = call.project().repository().blob(ref, path).orElseThrow();
    String hash = Numbers.hex("SHA-256", content);
    ObjectNode json = Json.object();
    json.put("blob_id", blob);
    json.put("commit_id", commit);
    json.put("content", Base64.getEncoder().encodeToString(content));
    json.put("content_sha256", hash);
    json.put("encoding", "base64");
    json.put("file_name", name);
    json.put("file_path", path);
    json.put("last_commit_id", commit);
    json.put("ref", ref);
    json.put("size", content.length);
    return GitLabApi.found(json)
        .with("X-Gitlab-Blob-Id", blob)
        .with("X-Gitlab-Commit-Id", commit)
        .with("X-Gitlab-Content-Sha256", hash)
        .with("X-Gitlab-Encoding", "base64")
        .with("X-Gitlab-File-Name", name)
        .with("X-Gitlab-File-Path", path)
        .with("X-Gitlab-Last-Commit-Id", commit)
        .with("X-Gitlab-Ref", ref)
        .with("X-Gitlab-Size", Integer.toString(content.length));
  }

  private static HttpResponse raw(ApiCall call) {
    return HttpResponse.of(200, "text/plain; charset=utf-8", content(call));
  }

  private static HttpResponse tree(ApiCall call) {
    Project project = call.project();
    String ref = call.request().query("ref").orElse(project.defaultBranch());
    String path = call.request().query("path").orElse("");
    List<ObjectNode> all = new ArrayList<>();
    Listing.of(project, ref, path)
        .forEach(
            (entry, isFile) ->
                all.add(
                    Json.object()
                        .put(
                            "id",
                            project.repository().blob(ref, entry).orElse(Numbers.digits(entry, 40)))
                        .put("mode", isFile ? "100644" : "040000")
                        .put("name", entry.substring(entry.lastIndexOf('/') + 1))
                        .put("path", entry)
                        .put("type", isFile ? "blob" : "tree")));
    if (all.isEmpty()) {
      throw ForgeRefusal.notFound("Tree");
    }
    return GitLabApi.page(call, all);
  }
}
