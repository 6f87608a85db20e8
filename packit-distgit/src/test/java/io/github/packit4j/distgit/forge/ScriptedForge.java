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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A forge on this machine that answers what a test tells it to, and remembers what it was asked. A
 * call that it was not told of is answered with 501, which no client takes for anything.
 */
final class ScriptedForge implements AutoCloseable {

  static final String TOKEN = "the-token";
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final ForgeType type;
  private final MockWebServer server = PromptSockets.webServer();
  private final OkHttpClient client =
      new OkHttpClient.Builder().socketFactory(PromptSockets.client()).build();
  private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
  private final Map<String, MockResponse> firstAnswers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final List<Duration> sleeps = new CopyOnWriteArrayList<>();

  private volatile int writeFailure;

  /** A request as it arrived. */
  record Asked(String call, Headers headers, String body) {

    /** The body as JSON. */
    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }
  }

  ScriptedForge(ForgeType type) {
    this.type = type;
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
    if (type == ForgeType.GITLAB) {
      on("GET /api/v4/projects/rpms%2Fhello", "{'id': 7, 'path_with_namespace': 'rpms/hello'}");
    }
  }

  private MockResponse answer(RecordedRequest request) {
    String call = request.getMethod() + " " + request.getTarget();
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    asked.add(new Asked(call, request.getHeaders(), body));
    if (writeFailure != 0 && !call.startsWith("GET ") && !call.endsWith("/whoami")) {
      return response(writeFailure, "{}");
    }
    MockResponse first = firstAnswers.remove(call);
    if (first != null) {
      return first;
    }
    MockResponse exact = answers.get(call);
    return exact != null
        ? exact
        : answers.getOrDefault(
            call.replaceFirst("[?].*", ""), new MockResponse.Builder().code(501).build());
  }

  /** Answers a call, with or without its query, with JSON whose quotes are single ones. */
  ScriptedForge on(String call, String json) {
    return on(call, 200, json);
  }

  /** Answers a call with a status and headers, each as {@code name: value}. */
  ScriptedForge on(String call, int status, String json, String... headers) {
    answers.put(call, response(status, json, headers));
    return this;
  }

  /** Answers a call for the first time; afterwards as {@link #on} says. */
  ScriptedForge once(String call, String json) {
    firstAnswers.put(call, response(200, json));
    return this;
  }

  private static MockResponse response(int status, String json, String... headers) {
    Headers.Builder all = new Headers.Builder().add("Content-Type", "application/json");
    for (String header : headers) {
      all.add(header);
    }
    return new MockResponse(status, all.build(), json.replace('\'', '"'));
  }

  /** Answers a call with a page for people. */
  ScriptedForge page(String call, int status, String text) {
    answers.put(
        call,
        new MockResponse(status, Headers.of("Content-Type", "text/html; charset=utf-8"), text));
    return this;
  }

  /** Answers every request that would change something with a status. */
  void failWrites(int status) {
    writeFailure = status;
  }

  URI url() {
    return URI.create("http://" + host());
  }

  /** Host and port. */
  String host() {
    return server.getHostName() + ":" + server.getPort();
  }

  Forges.Builder forges() {
    return Forges.builder()
        .httpClient(client)
        .forge(url(), type)
        .retryPolicy(RetryPolicy.none())
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .sleeper(sleeps::add);
  }

  /** The project {@code rpms/hello}, for an account with a token. */
  ForgeProject project() {
    return project(ForgeCredential.token(Secret.of(TOKEN)));
  }

  ForgeProject project(ForgeCredential credential) {
    return forges().credential(host(), credential).build().project(url() + "/rpms/hello");
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  List<String> calls() {
    return asked.stream().map(Asked::call).toList();
  }

  /** The last request with a method. */
  Asked last(String method) {
    return asked.stream()
        .filter(one -> one.call().startsWith(method + " "))
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new AssertionError("no " + method + " in " + calls()));
  }

  /** The values of a header of the last request. */
  Optional<String> lastHeader(String name) {
    return Optional.ofNullable(asked.get(asked.size() - 1).headers().get(name));
  }

  List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  @Override
  public void close() {
    server.close();
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }
}
