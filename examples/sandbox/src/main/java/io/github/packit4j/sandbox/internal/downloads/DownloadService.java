package io.github.packit4j.sandbox.internal.downloads;

import static java.util.Objects.requireNonNull;

import io.github.packit4j.sandbox.Downloads;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.http.HttpHandler;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Serves files under any URL. */
public final class DownloadService implements Downloads, HttpHandler {

  private final Clock clock;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, URI> redirects = new ConcurrentHashMap<>();
  private final Set<String> removed = ConcurrentHashMap.newKeySet();
  private volatile boolean anything;

  /** Creates a service without files. */
  public DownloadService(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void serve(URI uri, byte[] content) {
    requireNonNull(content, "content");
    removed.remove(key(uri));
    files.put(key(uri), content.clone());
  }

  @Override
  public void redirect(URI from, URI to) {
    removed.remove(key(from));
    redirects.put(key(from), to);
  }

  @Override
  public void remove(URI uri) {
    files.remove(key(uri));
    redirects.remove(key(uri));
    removed.add(key(uri));
  }

  @Override
  public void serveAnything() {
    anything = true;
  }

  @Override
  public byte[] contentOf(URI uri) {
    byte[] content = files.get(key(uri));
    return content != null ? content.clone() : GeneratedArchive.of(uri);
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    String key = key(request.uri());
    URI target = redirects.get(key);
    if (target != null) {
      return HttpResponse.redirect(302, target.toString());
    }
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return HttpResponse.html(405);
    }
    if (removed.contains(key) || !(anything || files.containsKey(key))) {
      return HttpResponse.html(404);
    }
    byte[] content = contentOf(request.uri());
    return HttpResponse.of(200, "application/octet-stream", content)
        .with("Last-Modified", Dates.http(clock.instant()))
        .with("ETag", '"' + Numbers.hex("SHA-256", content).substring(0, 16) + '"');
  }

  private static String key(URI uri) {
    String query = uri.getQuery() == null ? "" : "?" + uri.getQuery();
    return uri.getHost() + uri.getPath() + query;
  }
}
