package io.github.packit4j.sandbox.internal.http;

import io.github.packit4j.sandbox.internal.http.HttpResponse.Header;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Passes requests on to a server outside of the sandbox, as a reverse proxy does. */
public final class RealServer implements HttpHandler {

  /** What is about one connection only, or made anew for the next one. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "expect",
          "content-length",
          "host");

  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private final String base;
  private final OkHttpClient client;

  /**
   * Creates a handler.
   *
   * @param base where the server is; its path comes before that of the requests
   * @param client how to reach it
   * @throws IllegalArgumentException if the base is no HTTP URL
   */
  public RealServer(URI base, OkHttpClient client) {
    String scheme = String.valueOf(base.getScheme());
    if (!scheme.matches("https?") || base.getHost() == null || base.getQuery() != null) {
      throw new IllegalArgumentException(
          "A host can be led to a URL such as http://localhost:8080, not to " + base);
    }
    this.base = base.toString().replaceAll("/+$", "");
    // Redirects, errors and retries are the business of the client that asks.
    this.client =
        client.newBuilder().followRedirects(false).retryOnConnectionFailure(false).build();
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    try (Response response = client.newCall(outgoing(request)).execute()) {
      List<Header> headers = new ArrayList<>();
      response
          .headers()
          .forEach(
              header -> {
                if (isPassedOn(header.getFirst())) {
                  headers.add(new Header(header.getFirst(), header.getSecond()));
                }
              });
      return new HttpResponse(response.code(), headers, response.body().bytes());
    } catch (IOException e) {
      return HttpResponse.text(502, "The sandbox did not reach " + base + ": " + e + "\n");
    }
  }

  private Request outgoing(HttpRequest request) {
    String query = request.uri().getRawQuery();
    Request.Builder outgoing =
        new Request.Builder()
            .url(base + request.rawPath() + (query == null ? "" : "?" + query))
            .method(request.method(), body(request))
            // Without it the client would ask for a compressed answer and inflate it on the way.
            .header("Accept-Encoding", "identity");
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (isPassedOn(name)) {
                outgoing.removeHeader(name);
                values.forEach(value -> outgoing.addHeader(name, value));
              }
            });
    return outgoing.build();
  }

  private static @Nullable RequestBody body(HttpRequest request) {
    if (request.body().length == 0 && !WITH_BODY.contains(request.method())) {
      return null;
    }
    // The type goes along with the other headers, as it was written.
    return RequestBody.create(request.body(), (@Nullable MediaType) null);
  }

  private static boolean isPassedOn(String header) {
    return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
  }
}
