package io.github.packit4j.distgit.forge;

import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.testing.PromptSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okio.Buffer;

/**
 * Answers with recorded exchanges, and holds the requests it gets against the recorded ones. Its
 * client reaches it under any host name.
 */
final class ReplayServer implements AutoCloseable {

  /** Parts of recorded requests that are a matter of taste of the recorded client. */
  private static final Set<String> TASTE =
      Set.of(
          "page",
          "per_page",
          "limit",
          "with_commits",
          "recursive",
          "maintainer_can_modify",
          "sort",
          "direction",
          "order_by",
          "scope");

  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final MockWebServer server = PromptSockets.webServer();
  private final List<Recording> script = new CopyOnWriteArrayList<>();
  private final Set<Recording> used = new LinkedHashSet<>();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final List<Duration> sleeps = new CopyOnWriteArrayList<>();

  /** A request as it arrived. */
  record Sent(String method, String host, String target, String authorization, String body) {}

  ReplayServer() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ReplayServer play(Recording... recordings) {
    script.addAll(Arrays.asList(recordings));
    return this;
  }

  int port() {
    return server.getPort();
  }

  OkHttpClient client() {
    Interceptor toServer =
        chain -> {
          Request request = chain.request();
          HttpUrl url =
              request
                  .url()
                  .newBuilder()
                  .scheme("http")
                  .host(server.getHostName())
                  .port(server.getPort())
                  .build();
          return chain.proceed(
              request.newBuilder().url(url).header("X-Test-Host", request.url().host()).build());
        };
    return new OkHttpClient.Builder().addInterceptor(toServer).build();
  }

  Forges.Builder forges() {
    return Forges.builder()
        .httpClient(client())
        .retryPolicy(RetryPolicy.none())
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .sleeper(sleeps::add);
  }

  ForgeProject project(String address) {
    URI uri = URI.create(address);
    return forges()
        .token(uri.getHost(), Secret.of("token-of-" + uri.getHost()))
        .forge(URI.create("https://src.example.test"), ForgeType.PAGURE)
        .build()
        .project(uri);
  }

  private MockResponse answer(RecordedRequest request) {
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    sent.add(
        new Sent(
            request.getMethod(),
            String.valueOf(request.getHeaders().get("X-Test-Host")),
            request.getTarget(),
            String.valueOf(request.getHeaders().get("Authorization")),
            body));
    List<Recording> fitting =
        script.stream()
            .filter(r -> r.method().equals(request.getMethod()))
            .filter(r -> same(r.path(), request.getUrl().encodedPath()))
            .toList();
    if (fitting.isEmpty()) {
      problems.add("nothing recorded for " + request.getMethod() + " " + request.getTarget());
      return new MockResponse.Builder().code(599).build();
    }
    Recording chosen =
        fitting.stream()
            .filter(r -> !used.contains(r))
            .findFirst()
            .orElse(fitting.get(fitting.size() - 1));
    used.add(chosen);
    chosen.differences(query(request.getUrl()), body).stream()
        .filter(text -> !TASTE.contains(text.split("[ :]")[1]))
        .forEach(text -> problems.add(chosen + ": " + text));
    MockResponse.Builder response = new MockResponse.Builder().code(chosen.status());
    chosen.headers().forEach(response::addHeader);
    return response.body(new Buffer().write(chosen.body())).build();
  }

  private static boolean same(String recorded, String asked) {
    return recorded.replace("%2f", "%2F").equals(asked);
  }

  private static Map<String, String> query(HttpUrl url) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String name : url.queryParameterNames()) {
      all.put(name, String.valueOf(url.queryParameter(name)));
    }
    return all;
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  List<Sent> sent() {
    return List.copyOf(sent);
  }

  List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  List<Recording> unused() {
    List<Recording> rest = new ArrayList<>(script);
    rest.removeAll(used);
    return rest;
  }

  @Override
  public void close() {
    server.close();
  }
}
