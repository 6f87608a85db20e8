package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls that read a repository: files, branches, tags, commits, archives. */
final class ContentCalls {

  private static final String RAW = "application/vnd.github.raw";
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(60, new byte[] {'\n'});

  private ContentCalls() {}

  static void addTo(GitHubApi api) {
    api.on("/contents", (request, project, path) -> contents(request, project, ""));
    api.on("/contents/", (request, project, path) -> contents(request, project, ""));
    api.on("/contents/{path*}", (r, project, path) -> contents(r, project, path.get("path")));
    api.on("/tags", ContentCalls::tags);
    api.on("/branches", ContentCalls::branches);
    api.on("/branches/{branch}", ContentCalls::branch);
    api.on("/commits", ContentCalls::commits);
    api.on("/commits/{ref*}", ContentCalls::commit);
    api.on("/git/ref/{ref*}", (request, project, path) -> ref(project, path.get("ref")));
    api.on("/git/refs/{ref*}", (request, project, path) -> ref(project, path.get("ref")));
    api.on("/git/tags/{sha}", (request, project, path) -> tagObject(project, path.get("sha")));
    api.on(
        "/tarball/{ref*}", (request, project, path) -> archive(project, path, "/legacy.tar.gz/"));
    api.on("/zipball/{ref*}", (request, project, path) -> archive(project, path, "/legacy.zip/"));
  }

  private static Optional<HttpResponse> contents(
      HttpRequest request, GitHubProject project, String path) {
    String ref = request.query("ref").orElse(project.defaultBranch());
    Optional<byte[]> file = path.isEmpty() ? Optional.empty() : project.file(ref, path);
    if (file.isPresent()) {
      if (request.header("accept").orElse("").contains(RAW)) {
        return Optional.of(HttpResponse.of(200, RAW + "; charset=utf-8", file.get()));
      }
      String sha = project.repository().blob(ref, path).orElseThrow();
      ObjectNode json = GitHubContents.entry(project, ref, path, "file", sha, file.get().length);
      json.put("content", LINES.encodeToString(file.get()) + "\n");
      return GitHubApi.found(json.put("encoding", "base64"));
    }
    ArrayNode entries = directory(project, ref, path);
    return entries.isEmpty() ? Optional.empty() : GitHubApi.found(entries);
  }

  private static ArrayNode directory(GitHubProject project, String ref, String path) {
    String prefix = path.isEmpty() ? "" : path + "/";
    Map<String, Boolean> isFile = new LinkedHashMap<>();
    for (String file : project.files(ref)) {
      if (file.startsWith(prefix)) {
        String entry = prefix + file.substring(prefix.length()).split("/")[0];
        isFile.merge(entry, file.equals(entry), (one, other) -> false);
      }
    }
    ArrayNode entries = Json.array();
    isFile.forEach(
        (entry, file) -> {
          String sha = project.repository().blob(ref, entry).orElse(Numbers.digits(entry, 40));
          int size = project.file(ref, entry).map(content -> content.length).orElse(0);
          entries.add(GitHubContents.entry(project, ref, entry, file ? "file" : "dir", sha, size));
        });
    return entries;
  }

  private static Optional<HttpResponse> tags(
      HttpRequest request, GitHubProject project, Routes.Variables path) {
    List<ObjectNode> tags = new ArrayList<>();
    project
        .repository()
        .tags()
        .forEach((name, commit) -> tags.add(0, GitHubContents.tag(project, name, commit)));
    return GitHubApi.page(request, tags);
  }

  private static Optional<HttpResponse> branches(
      HttpRequest request, GitHubProject project, Routes.Variables path) {
    List<ObjectNode> branches = new ArrayList<>();
    project
        .repository()
        .refs("refs/heads/")
        .forEach((name, commit) -> branches.add(branch(project, name, commit)));
    return GitHubApi.page(request, branches);
  }

  private static ObjectNode branch(GitHubProject project, String name, String commit) {
    ObjectNode json = Json.object().put("name", name);
    json.set("commit", GitHubContents.commitLink(project, commit));
    ObjectNode checks = Json.object().put("enforcement_level", "off");
    checks.set("contexts", Json.array());
    ObjectNode protection = Json.object().put("enabled", false);
    protection.set("required_status_checks", checks);
    json.put("protected", false);
    json.set("protection", protection);
    String api = GitHubJson.API + "repos/" + project.fullName() + "/branches/";
    return json.put("protection_url", api + name + "/protection");
  }

  private static Optional<HttpResponse> branch(
      HttpRequest request, GitHubProject project, Routes.Variables path) {
    String name = path.get("branch");
    return project
        .commitOf("refs/heads/" + name)
        .flatMap(commit -> GitHubApi.found(branch(project, name, commit)));
  }

  private static Optional<HttpResponse> commits(
      HttpRequest request, GitHubProject project, Routes.Variables path) {
    String ref = request.query("sha").orElse(project.defaultBranch());
    return GitHubApi.page(
        request,
        project.log(ref).stream()
            .map(commit -> project.repository().commit(commit.id()).orElseThrow())
            .map(commit -> GitHubContents.commit(project, commit))
            .toList());
  }

  private static Optional<HttpResponse> commit(
      HttpRequest request, GitHubProject project, Routes.Variables path) {
    Optional<RevCommit> commit = project.repository().commit(path.get("ref"));
    return commit.flatMap(c -> GitHubApi.found(GitHubContents.commit(project, c)));
  }

  private static Optional<HttpResponse> ref(GitHubProject project, String name) {
    String full = "refs/" + name;
    return Optional.ofNullable(project.repository().refs("refs/").get(name))
        .flatMap(
            sha -> {
              boolean isCommit = project.commitOf(full).filter(sha::equals).isPresent();
              return GitHubApi.found(
                  GitHubContents.ref(project, full, isCommit ? "commit" : "tag", sha));
            });
  }

  private static Optional<HttpResponse> tagObject(GitHubProject project, String sha) {
    return project
        .repository()
        .tagObject(sha)
        .flatMap(tag -> GitHubApi.found(GitHubContents.tag(project, tag)));
  }

  private static Optional<HttpResponse> archive(
      GitHubProject project, Routes.Variables path, String kind) {
    return project
        .commitOf(path.get("ref"))
        .map(
            commit ->
                HttpResponse.redirect(
                    302,
                    "https://codeload.github.com/" + project.fullName() + kind + path.get("ref")));
  }
}
