package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file as Pagure's web pages give it out, with the type that its name and content suggest. */
final class RawFile {

  private static final String BINARY = "application/octet-stream";

  /** Endings that Python's {@code mimetypes} knows; other files are told by their content. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("css", "text/css"),
          Map.entry("csv", "text/csv"),
          Map.entry("htm", "text/html"),
          Map.entry("html", "text/html"),
          Map.entry("js", "text/javascript"),
          Map.entry("json", "application/json"),
          Map.entry("md", "text/markdown"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("png", "image/png"),
          Map.entry("py", "text/x-python"),
          Map.entry("sh", "application/x-sh"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("xml", "text/xml"));

  private RawFile() {}

  /**
   * Returns a file of a branch or commit. The page takes no names of tags, and an empty file is to
   * it one that is not there.
   */
  static Optional<HttpResponse> of(BareRepository repository, String ref, String path) {
    if (!RepositoryCalls.isBranchOrCommit(repository, ref)) {
      return Optional.empty();
    }
    return repository
        .file(ref, path)
        .filter(content -> content.length > 0)
        .map(content -> answer(path, content));
  }

  private static HttpResponse answer(String path, byte[] content) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    String type =
        Optional.ofNullable(TYPES.get(ending))
            .orElseGet(() -> isBinary(content) ? BINARY : "text/plain");
    String charset = type.startsWith("text/") ? "; charset=" + charset(content) : "";
    boolean active = List.of("html", "htm", "js", "svg").contains(ending);
    HttpResponse answer = HttpResponse.of(200, (active ? BINARY : type) + charset, content);
    return (active ? answer.with("Content-Disposition", "attachment") : answer)
        .with("X-Content-Type-Options", "nosniff");
  }

  private static boolean isBinary(byte[] content) {
    for (byte b : content) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  /** The real server guesses, too, and then leans strongly to UTF-8. */
  private static String charset(byte[] content) {
    return StandardCharsets.US_ASCII
            .newEncoder()
            .canEncode(new String(content, StandardCharsets.ISO_8859_1))
        ? "ascii"
        : "utf-8";
  }
}
