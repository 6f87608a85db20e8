package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.internal.downloads.GeneratedArchive;
import io.github.packit4j.sandbox.internal.git.GitHttp;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.Routes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A forge's git access, archives, release files and patches, at its web address. */
public abstract class ForgeWeb {

  private final ForgeSite site;
  private final GitHttp git;

  /** Where things are. */
  protected final Routes routes = new Routes();

  /** Creates a site that only has git. */
  protected ForgeWeb(ForgeSite site, GitHttp git) {
    this.site = site;
    this.git = git;
  }

  /** Answers a request; empty if nothing is there. */
  public final Optional<HttpResponse> handle(HttpRequest request) {
    return git.handle(request, site::remote)
        .or(() -> site.locked(() -> routes.handle(request)))
        .filter(answer -> answer.status() != 404 || answer.body().length > 0);
  }

  /** Returns nothing, which lets a download be looked for. */
  protected static HttpResponse nothing() {
    return HttpResponse.empty(404);
  }

  /** Returns the archive of a ref in a directory; its kind is told by the name of the file. */
  protected final HttpResponse archive(String fullName, String ref, String directory, String file) {
    Optional<Project> project =
        site.find(fullName).filter(found -> found.commitOf(ref).isPresent());
    if (project.isEmpty()) {
      return nothing();
    }
    Map<String, byte[]> files = project.get().repository().contents(ref);
    if (file.endsWith(".zip")) {
      return attachment("application/zip", file, GeneratedArchive.zip(directory, files));
    }
    return file.endsWith(".tar.gz")
        ? attachment("application/gzip", file, GeneratedArchive.tarGz(directory, files))
        : nothing();
  }

  /** Returns a file that is attached to a release. */
  protected final HttpResponse asset(String fullName, String tag, String file) {
    return site.find(fullName)
        .flatMap(project -> project.shelf().ofTag(tag))
        .filter(release -> !release.draft())
        .flatMap(release -> Optional.ofNullable(release.content().assets().get(file)))
        .map(content -> attachment("application/octet-stream", file, content))
        .orElseGet(ForgeWeb::nothing);
  }

  private static HttpResponse attachment(String type, String name, byte[] content) {
    return HttpResponse.of(200, type, content)
        .with("Content-Disposition", "attachment; filename=" + name);
  }

  /** Returns a pull request as patches; the file is {@code NUMBER.patch}. */
  protected final HttpResponse patch(String fullName, String file, String contentType) {
    if (!file.matches("\\d{1,9}\\.patch")) {
      return nothing();
    }
    int number = Integer.parseInt(file.substring(0, file.length() - ".patch".length()));
    return site.find(fullName)
        .flatMap(project -> project.tracker().pull(number))
        .map(pull -> Patches.of(pull).getBytes(StandardCharsets.UTF_8))
        .map(text -> HttpResponse.of(200, contentType, text))
        .orElseGet(ForgeWeb::nothing);
  }
}
