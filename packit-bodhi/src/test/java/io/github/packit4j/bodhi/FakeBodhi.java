package io.github.packit4j.bodhi;

import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.testing.PromptSockets;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/**
 * A Bodhi on loopback that logs accounts in as the real one does and answers everything else from
 * queues of prepared answers, one queue per method and path.
 */
public final class FakeBodhi extends Dispatcher implements AutoCloseable {
  static final String CSRF = "0123456789abcdef";

  private final MockWebServer server = PromptSockets.webServer();
  private final Map<String, Deque<Function<Call, MockResponse>>> answers = new LinkedHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  public FakeBodhi() {
    server.setDispatcher(this);
    try {
      server.start();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A client that never really waits. */
  public BodhiClient.Builder client() {
    return BodhiClient.builder()
        .baseUrl(uri())
        .sleeper(pause -> {})
        .retryPolicy(
            new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(9), Duration.ofMinutes(1)))
        .authentication(BodhiAuthentication.token(Secret.of("ACCESS_TOKEN")));
  }

  public URI uri() {
    return server.url("/").uri();
  }

  /** Answers the next such request; the last answer given for a path stays. */
  public FakeBodhi on(String method, String path, int status, String json) {
    return on(method, path, call -> json(status, json));
  }

  public FakeBodhi on(String method, String path, Function<Call, MockResponse> answer) {
    answers.computeIfAbsent(method + " " + path, key -> new ArrayDeque<>()).add(answer);
    return this;
  }

  public static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** The calls of a method below a path. */
  public List<Call> calls(String method, String path) {
    return calls.stream()
        .filter(call -> call.method().equals(method) && call.path().startsWith(path))
        .toList();
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    Call call = Call.of(request);
    calls.add(call);
    Deque<Function<Call, MockResponse>> prepared = answers.get(call.method() + " " + call.path());
    if (prepared != null) {
      synchronized (prepared) {
        Function<Call, MockResponse> next =
            prepared.size() > 1 ? prepared.removeFirst() : prepared.getFirst();
        return next.apply(call);
      }
    }
    return switch (call.path()) {
      case "/oidc/login-token" ->
          call.header("Authorization").startsWith("Bearer ")
              ? new MockResponse.Builder()
                  .code(202)
                  .addHeader("Set-Cookie", "auth_tkt=TICKET; Path=/; SameSite=Strict")
                  .body("{}")
                  .build()
              : json(401, "{\"status\": \"error\"}");
      case "/csrf" ->
          new MockResponse.Builder()
              .addHeader("Set-Cookie", "session=SESSION; Path=/; HttpOnly")
              .body("{\"csrf_token\": \"" + CSRF + "\"}")
              .build();
      default -> json(404, "{\"status\": \"error\", \"errors\": []}");
    };
  }

  @Override
  public void close() {
    server.close();
  }

  /** A request as it arrived. */
  public record Call(
      String method,
      String path,
      Map<String, List<String>> query,
      Map<String, List<String>> form,
      Map<String, String> headers) {

    static Call of(RecordedRequest request) {
      HttpUrl url = request.getUrl();
      Map<String, List<String>> query = new LinkedHashMap<>();
      url.queryParameterNames().forEach(name -> query.put(name, url.queryParameterValues(name)));
      Map<String, String> headers = new LinkedHashMap<>();
      request.getHeaders().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
      String body = request.getBody() == null ? "" : request.getBody().utf8();
      return new Call(request.getMethod(), url.encodedPath(), query, parse(body), headers);
    }

    /** The fields of a form, which is also the shape of a query. */
    public static Map<String, List<String>> parse(String form) {
      Map<String, List<String>> fields = new LinkedHashMap<>();
      Arrays.stream(form.split("&"))
          .filter(field -> !field.isEmpty())
          .forEach(
              field -> {
                int equals = field.indexOf('=');
                fields
                    .computeIfAbsent(decode(field.substring(0, equals)), name -> new ArrayList<>())
                    .add(decode(field.substring(equals + 1)));
              });
      return fields;
    }

    public String query(String name) {
      return query.getOrDefault(name, List.of("")).get(0);
    }

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }

    private static String decode(String text) {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
  }
}
