package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.internal.downloads.GeneratedArchive;
import io.github.packit4j.sandbox.internal.forge.Patches;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.git.GitHttp;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** GitHub's git access, archives, release assets and raw files. */
public final class GitHubWeb {

  private static final String CODELOAD = "https://codeload.github.com/";

  private final GitHubService projects;
  private final GitHttp git;
  private final Routes site = new Routes();
  private final Routes codeload = new Routes();
  private final Routes raw = new Routes();

  GitHubWeb(GitHubService projects, GitHttp git) {
    this.projects = projects;
    this.git = git;
    site.get("/{owner}/{repo}/archive/refs/tags/{tag*}", (r, path) -> named(path, "refs/tags/"));
    site.get("/{owner}/{repo}/archive/refs/heads/{tag*}", (r, path) -> named(path, "refs/heads/"));
    site.get("/{owner}/{repo}/archive/{ref}/{file}", (r, path) -> archive(path, path.get("file")));
    site.get("/{owner}/{repo}/archive/{tag*}", (r, path) -> named(path, ""));
    site.get("/{owner}/{repo}/releases/download/{tag}/{file}", (r, path) -> asset(path));
    codeload.get("/{owner}/{repo}/tar.gz/{ref*}", (r, path) -> content(path, false));
    codeload.get("/{owner}/{repo}/zip/{ref*}", (r, path) -> content(path, true));
    codeload.get("/{owner}/{repo}/legacy.tar.gz/{ref*}", (r, path) -> content(path, false));
    codeload.get("/{owner}/{repo}/legacy.zip/{ref*}", (r, path) -> content(path, true));
    site.get("/{owner}/{repo}/pull/{file}", (r, path) -> patch(path));
    raw.get("/{owner}/{repo}/refs/heads/{ref}/{file*}", (r, path) -> file(path));
    raw.get("/{owner}/{repo}/{ref}/{file*}", (r, path) -> file(path));
  }

  /** Answers {@code github.com}; empty if nothing is there. */
  public Optional<HttpResponse> site(HttpRequest request) {
    return git.handle(request, projects::remote)
        .or(() -> site.handle(request).filter(answer -> answer.status() != 404));
  }

  /** Answers {@code codeload.github.com}; empty if nothing is there. */
  public Optional<HttpResponse> codeload(HttpRequest request) {
    return codeload.handle(request).filter(answer -> answer.status() != 404);
  }

  /** Answers {@code raw.githubusercontent.com}. */
  public HttpResponse raw(HttpRequest request) {
    return raw.handle(request).orElseGet(() -> HttpResponse.text(404, "404: Not Found"));
  }

  private Optional<Project> find(Routes.Variables path) {
    return projects.locked(() -> projects.find(path.get("owner") + "/" + path.get("repo")));
  }

  private HttpResponse named(Routes.Variables path, String prefix) {
    String name = path.get("tag");
    String ref = name.replaceFirst("\\.(tar\\.gz|zip)$", "");
    return redirect(path, prefix + ref, name);
  }

  private HttpResponse archive(Routes.Variables path, String file) {
    return redirect(path, path.get("ref"), file);
  }

  /** The site answers with a redirect to the host that has the archives. */
  private HttpResponse redirect(Routes.Variables path, String ref, String file) {
    Optional<Project> project = find(path);
    if (project.isEmpty() || project.get().commitOf(ref).isEmpty()) {
      return HttpResponse.html(404);
    }
    String kind = file.endsWith(".zip") ? "/zip/" : "/tar.gz/";
    return HttpResponse.redirect(302, CODELOAD + project.get().fullName() + kind + ref);
  }

  private HttpResponse content(Routes.Variables path, boolean zip) {
    String ref = path.get("ref");
    Optional<Project> project = find(path);
    if (project.isEmpty() || project.get().commitOf(ref).isEmpty()) {
      return HttpResponse.text(404, "404: Not Found");
    }
    String version = ref.replaceFirst("^refs/(tags|heads)/", "").replaceFirst("^v(?=\\d)", "");
    String directory = project.get().name() + "-" + version.replace('/', '-');
    Map<String, byte[]> files = project.get().repository().contents(ref);
    return zip
        ? attachment("application/zip", directory + ".zip", GeneratedArchive.zip(directory, files))
        : attachment(
            "application/x-gzip", directory + ".tar.gz", GeneratedArchive.tarGz(directory, files));
  }

  private static HttpResponse attachment(String type, String name, byte[] content) {
    return HttpResponse.of(200, type, content)
        .with("Content-Disposition", "attachment; filename=" + name);
  }

  private HttpResponse patch(Routes.Variables path) {
    String file = path.get("file");
    return find(path)
        .filter(project -> file.matches("\\d{1,9}\\.patch"))
        .flatMap(
            project ->
                projects.locked(
                    () ->
                        project
                            .tracker()
                            .pull(Integer.parseInt(file.replace(".patch", "")))
                            .map(Patches::of)))
        .map(
            text ->
                HttpResponse.of(
                    200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8)))
        .orElseGet(() -> HttpResponse.html(404));
  }

  private HttpResponse asset(Routes.Variables path) {
    return find(path)
        .flatMap(
            project ->
                project.releases().stream()
                    .filter(release -> !release.draft() && release.tag().equals(path.get("tag")))
                    .findFirst())
        .flatMap(release -> Optional.ofNullable(release.assets().get(path.get("file"))))
        .map(content -> attachment("application/octet-stream", path.get("file"), content))
        .orElseGet(() -> HttpResponse.html(404));
  }

  private HttpResponse file(Routes.Variables path) {
    return find(path)
        .flatMap(project -> project.file(path.get("ref"), path.get("file")))
        .map(content -> HttpResponse.of(200, "text/plain; charset=utf-8", content))
        .orElseGet(() -> HttpResponse.text(404, "404: Not Found"));
  }
}
