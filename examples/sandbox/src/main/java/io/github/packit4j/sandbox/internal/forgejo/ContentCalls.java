package io.github.packit4j.sandbox.internal.forgejo;

import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.Listing;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls that read a repository. */
final class ContentCalls {

  private static final int MAX_INLINE = 10 * 1024 * 1024;

  private ContentCalls() {}

  static void addTo(ForgejoApi api) {
    api.get("/branches", ContentCalls::branches);
    api.get("/branches/{branch*}", ContentCalls::branch);
    api.get("/tags", ContentCalls::tags);
    api.get("/tags/{tag*}", ContentCalls::tag);
    api.get("/commits", ContentCalls::commits);
    api.get("/git/commits/{sha}", ContentCalls::commit);
    api.get("/contents", call -> contents(call, ""));
    api.get("/contents/", call -> contents(call, ""));
    api.get("/contents/{path*}", call -> contents(call, call.path("path")));
    api.get("/raw/{path*}", ContentCalls::raw);
  }

  private static HttpResponse branches(ApiCall call) {
    boolean mayPush = call.may(UpstreamRole.WRITE);
    return ForgejoApi.page(
        call,
        call.project().branches().stream()
            .map(name -> ForgejoGitJson.branch(call.project(), name, mayPush))
            .toList());
  }

  private static HttpResponse branch(ApiCall call) {
    String name = call.path("branch");
    if (call.project().commitOf("refs/heads/" + name).isEmpty()) {
      throw ForgeRefusal.notFound("Branch " + name);
    }
    return ForgejoApi.found(
        ForgejoGitJson.branch(call.project(), name, call.may(UpstreamRole.WRITE)));
  }

  private static HttpResponse tags(ApiCall call) {
    List<ObjectNode> all = new ArrayList<>();
    call.project()
        .repository()
        .tags()
        .keySet()
        .forEach(name -> all.add(0, ForgejoGitJson.tag(call.project(), name)));
    return ForgejoApi.page(call, all);
  }

  private static HttpResponse tag(ApiCall call) {
    String name = call.path("tag");
    if (call.project().commitOf("refs/tags/" + name).isEmpty()) {
      throw ForgeRefusal.notFound("Tag " + name);
    }
    return ForgejoApi.found(ForgejoGitJson.tag(call.project(), name));
  }

  private static HttpResponse commits(ApiCall call) {
    Project project = call.project();
    String ref = call.request().query("sha").orElse(project.defaultBranch());
    return ForgejoApi.commitPage(
        call,
        project.log(ref).stream()
            .map(one -> project.repository().commit(one.id()).orElseThrow())
            .map(one -> ForgejoGitJson.commit(project, one))
            .toList());
  }

  private static HttpResponse commit(ApiCall call) {
    Project project = call.project();
    return ForgejoApi.found(
        ForgejoGitJson.commit(
            project,
            project
                .repository()
                .commit(call.path("sha"))
                .orElseThrow(() -> ForgeRefusal.notFound("Tag " + call.path("sha")))));
  }

  private static HttpResponse contents(ApiCall call, String path) {
    Project project = call.project();
    String ref = call.request().query("ref").orElse(project.defaultBranch());
    String commit =
        project.commitOf(ref).orElseThrow(() -> ForgeRefusal.notFound("Content " + path));
    Optional<byte[]> file = path.isEmpty() ? Optional.empty() : project.file(ref, path);
    if (file.isPresent()) {
      String sha = project.repository().blob(ref, path).orElseThrow();
      ObjectNode json =
          ForgejoGitJson.entry(project, ref, commit, path, true, sha, file.get().length);
      if (file.get().length <= MAX_INLINE) {
        json.put("content", Base64.getEncoder().encodeToString(file.get()));
        json.put("encoding", "base64");
      }
      return ForgejoApi.found(json);
    }
    ArrayNode entries = io.github.packit4j.sandbox.internal.Json.array();
    Listing.of(project, ref, path)
        .forEach(
            (entry, isFile) -> {
              String sha = project.repository().blob(ref, entry).orElse(Numbers.digits(entry, 40));
              int size = project.file(ref, entry).map(content -> content.length).orElse(0);
              entries.add(ForgejoGitJson.entry(project, ref, commit, entry, isFile, sha, size));
            });
    if (entries.isEmpty() && !path.isEmpty()) {
      throw ForgeRefusal.notFound("Content " + path);
    }
    return ForgejoApi.found(entries);
  }

  private static HttpResponse raw(ApiCall call) {
    Project project = call.project();
    String ref = call.request().query("ref").orElse(project.defaultBranch());
    return project
        .file(ref, call.path("path"))
        .map(content -> HttpResponse.of(200, "application/octet-stream", content))
        .orElseThrow(() -> ForgeRefusal.notFound("Content " + call.path("path")));
  }
}
