package io.github.packit4j.sandbox.internal.github;

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
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTag;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls that read a repository: files, branches, tags, commits, archives. */
final class ContentCalls {

  private static final String RAW = "application/vnd.github.raw";
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(60, new byte[] {'\n'});

  private static final int MAX_INLINE = 1024 * 1024;

  private ContentCalls() {}

  static void addTo(GitHubApi api) {
    api.get("/contents", call -> contents(call, ""));
    api.get("/contents/", call -> contents(call, ""));
    api.get("/contents/{path*}", call -> contents(call, call.path("path")));
    api.get("/tags", ContentCalls::tags);
    api.get("/branches", ContentCalls::branches);
    api.get("/branches/{branch}", ContentCalls::branch);
    api.get("/commits", ContentCalls::commits);
    api.get("/commits/{ref*}", ContentCalls::commit);
    api.get("/git/ref/{ref*}", ContentCalls::ref);
    api.get("/git/refs/{ref*}", ContentCalls::ref);
    api.on("POST", "/git/refs", ContentCalls::createRef);
    api.get("/git/tags/{sha}", ContentCalls::tagObject);
    api.get("/tarball/{ref*}", call -> archive(call, "/legacy.tar.gz/"));
    api.get("/zipball/{ref*}", call -> archive(call, "/legacy.zip/"));
  }

  private static HttpResponse contents(ApiCall call, String path) {
    Project project = call.project();
    String ref = call.request().query("ref").orElse(project.defaultBranch());
    Optional<byte[]> file = path.isEmpty() ? Optional.empty() : project.file(ref, path);
    if (file.isPresent()) {
      if (call.request().header("accept").orElse("").contains(RAW)) {
        return HttpResponse.of(200, RAW + "; charset=utf-8", file.get());
      }
      String sha = project.repository().blob(ref, path).orElseThrow();
      ObjectNode json = GitHubContents.entry(project, ref, path, "file", sha, file.get().length);
      boolean large = file.get().length > MAX_INLINE;
      json.put("content", large ? "" : LINES.encodeToString(file.get()) + "\n");
      return GitHubApi.found(json.put("encoding", large ? "none" : "base64"));
    }
    ArrayNode entries = directory(project, ref, path);
    if (entries.isEmpty()) {
      throw ForgeRefusal.notFound("Content");
    }
    return GitHubApi.found(entries);
  }

  private static ArrayNode directory(Project project, String ref, String path) {
    ArrayNode entries = Json.array();
    Listing.of(project, ref, path)
        .forEach(
            (entry, file) -> {
              String sha = project.repository().blob(ref, entry).orElse(Numbers.digits(entry, 40));
              int size = project.file(ref, entry).map(content -> content.length).orElse(0);
              entries.add(
                  GitHubContents.entry(project, ref, entry, file ? "file" : "dir", sha, size));
            });
    return entries;
  }

  private static HttpResponse tags(ApiCall call) {
    List<ObjectNode> tags = new ArrayList<>();
    call.project()
        .repository()
        .tags()
        .forEach((name, commit) -> tags.add(0, GitHubContents.tag(call.project(), name, commit)));
    return GitHubApi.page(call, tags);
  }

  private static HttpResponse branches(ApiCall call) {
    List<ObjectNode> branches = new ArrayList<>();
    call.project()
        .repository()
        .refs("refs/heads/")
        .forEach((name, commit) -> branches.add(branch(call.project(), name, commit)));
    return GitHubApi.page(call, branches);
  }

  private static ObjectNode branch(Project project, String name, String commit) {
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

  private static HttpResponse branch(ApiCall call) {
    String name = call.path("branch");
    String commit =
        call.project()
            .commitOf("refs/heads/" + name)
            .orElseThrow(() -> ForgeRefusal.notFound("Branch"));
    Project project = call.project();
    ObjectNode json = branch(project, name, commit);
    json.set(
        "_links",
        Json.object()
            .put("html", project.webUrl() + "/tree/" + name)
            .put("self", GitHubJson.API + "repos/" + project.fullName() + "/branches/" + name));
    json.set(
        "commit",
        GitHubContents.commit(project, project.repository().commit(commit).orElseThrow()));
    ((ObjectNode) json.at("/protection/required_status_checks")).set("checks", Json.array());
    return GitHubApi.found(json);
  }

  private static HttpResponse commits(ApiCall call) {
    Project project = call.project();
    String ref = call.request().query("sha").orElse(project.defaultBranch());
    return GitHubApi.page(
        call,
        project.log(ref).stream()
            .map(commit -> project.repository().commit(commit.id()).orElseThrow())
            .map(commit -> GitHubContents.commit(project, commit))
            .toList());
  }

  private static HttpResponse commit(ApiCall call) {
    String ref = call.path("ref");
    return call.project()
        .repository()
        .commit(ref)
        .map(commit -> GitHubApi.found(GitHubContents.commitWithFiles(call.project(), commit)))
        .orElseGet(() -> GitHubRefusals.message(422, "No commit found for SHA: " + ref));
  }

  private static HttpResponse ref(ApiCall call) {
    Project project = call.project();
    String name = call.path("ref");
    String sha =
        Optional.ofNullable(project.repository().refs("refs/").get(name))
            .orElseThrow(() -> ForgeRefusal.notFound("Reference"));
    return GitHubApi.found(ref(project, name, sha));
  }

  private static ObjectNode ref(Project project, String name, String sha) {
    boolean isCommit = project.commitOf("refs/" + name).filter(sha::equals).isPresent();
    return GitHubContents.ref(project, "refs/" + name, isCommit ? "commit" : "tag", sha);
  }

  private static HttpResponse createRef(ApiCall call) {
    String who = call.writer("contents=write").name();
    call.require(UpstreamRole.WRITE);
    Project project = call.project();
    String name = call.text("ref").orElse("");
    GitHubSchema.texts(call, "ref", "sha");
    if (name.matches("refs/(heads|tags)/.+") && !Repository.isValidRefName(name)) {
      return GitHubRefusals.message(422, name + " is not a valid ref name.");
    }
    String sha =
        call.text("sha")
            .filter(id -> id.matches("[0-9a-f]{40}") && project.commitOf(id).isPresent())
            .orElseThrow(() -> ForgeRefusal.invalid("Reference.sha", "Object does not exist"));
    if (!name.matches("refs/(heads|tags)/.+")) {
      throw ForgeRefusal.invalid("Reference.ref", "Reference name must start with 'refs/'.");
    }
    if (project.repository().refs("refs/").containsKey(name.substring(5))) {
      return GitHubRefusals.message(422, "Reference already exists");
    }
    project.setRef(name, sha, who);
    ObjectNode json = ref(project, name.substring(5), sha);
    return GitHubApi.created(json);
  }

  private static HttpResponse tagObject(ApiCall call) {
    RevTag tag =
        call.project()
            .repository()
            .tagObject(call.path("sha"))
            .orElseThrow(() -> ForgeRefusal.notFound("Tag"));
    return GitHubApi.found(GitHubContents.tag(call.project(), tag));
  }

  private static HttpResponse archive(ApiCall call, String kind) {
    String ref = call.path("ref");
    if (call.project().commitOf(ref).isEmpty()) {
      throw ForgeRefusal.notFound("Commit");
    }
    return HttpResponse.redirect(
        302, "https://codeload.github.com/" + call.project().fullName() + kind + ref);
  }
}
