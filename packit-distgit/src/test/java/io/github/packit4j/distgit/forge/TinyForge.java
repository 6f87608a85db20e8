package io.github.packit4j.distgit.forge;

import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.GitForTests;
import io.github.packit4j.http.testing.PromptSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.ByteString;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * As much of a forge as it takes to fork {@code rpms/hello}, push a branch and open a pull request:
 * its interface, and its git over HTTP. It is worse than any real one: it accepts any number of
 * equal pull requests, and a fork answers before its git is there. One request can be made to fail.
 */
abstract class TinyForge implements AutoCloseable {

  static final String TOKEN = "the-token";

  /** What goes wrong with one request. */
  enum Fault {
    NONE(false),
    INTERNAL_ERROR(false),
    INTERNAL_ERROR_AFTERWARDS(true),
    BAD_GATEWAY(false),
    BAD_GATEWAY_AFTERWARDS(true),
    TOO_MANY(false),
    RESET(false),
    RESET_AFTERWARDS(true),
    STALL_AFTERWARDS(true),
    STALL_IN_BODY(true),
    TRUNCATED(true),
    HTML(true),
    REDIRECT(false);

    private final boolean takesEffect;

    Fault(boolean takesEffect) {
      this.takesEffect = takesEffect;
    }

    boolean isStall() {
      return this == STALL_AFTERWARDS || this == STALL_IN_BODY;
    }

    /** Whether it differs from its namesake only in what the server did before it failed. */
    boolean isAfterwards() {
      return name().endsWith("_AFTERWARDS");
    }
  }

  private final MockWebServer server = PromptSockets.webServer();
  private final MockWebServer stranger = PromptSockets.webServer();
  private final List<String> tokensAtStranger = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final GitForTests git = new GitForTests("rawhide");
  private final List<Map<String, Object>> pullRequests = new ArrayList<>();
  private Optional<GitForTests> fork = Optional.empty();
  private int forkings;
  private int questionsForTheFork;
  private int pushes;
  private volatile int faultAt;
  private volatile Fault fault = Fault.NONE;

  TinyForge() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    stranger.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            for (String header : List.of("Authorization", "PRIVATE-TOKEN")) {
              Optional.ofNullable(request.getHeaders().get(header))
                  .ifPresent(tokensAtStranger::add);
            }
            return new MockResponse.Builder().body("{\"strange\":true}").build();
          }
        });
    try {
      server.start();
      stranger.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TinyForge of(ForgeType type) {
    return switch (type) {
      case PAGURE -> new TinyPagure();
      case GITHUB -> new TinyGitHub(type, "/api/v3");
      case FORGEJO -> new TinyGitHub(type, "/api/v1");
      case GITLAB -> new TinyGitLab();
    };
  }

  abstract ForgeType type();

  /** Answers a request of the interface: the method and the path as it was sent. */
  abstract MockResponse.Builder api(String call, RecordedRequest request);

  /** Where git finds the fork. */
  abstract String forkPath();

  /** Forgets everything. */
  final synchronized void reset() {
    fail(0, Fault.NONE);
    pullRequests.clear();
    tokensAtStranger.clear();
    fork = Optional.empty();
    forkings = 0;
    questionsForTheFork = 0;
    pushes = 0;
  }

  /** Makes the n-th request from now fail, counted from 1. */
  final void fail(int request, Fault kind) {
    requests.clear();
    faultAt = request;
    fault = kind;
  }

  final URI url() {
    return server.url("/").uri();
  }

  private synchronized MockResponse answer(RecordedRequest request) {
    HttpUrl url = request.getUrl();
    String call = request.getMethod() + " " + url.encodedPath();
    requests.add(url.encodedQuery() == null ? call : call + "?" + url.encodedQuery());
    Fault now = requests.size() == faultAt ? fault : Fault.NONE;
    if (now != Fault.NONE && !now.takesEffect) {
      return spoil(now, new MockResponse.Builder());
    }
    MockResponse.Builder good =
        url.encodedPath().contains(".git/") ? git(request) : api(call, request);
    return now == Fault.NONE ? good.build() : spoil(now, good);
  }

  private MockResponse spoil(Fault kind, MockResponse.Builder good) {
    return switch (kind) {
      case INTERNAL_ERROR, INTERNAL_ERROR_AFTERWARDS -> html(500);
      case BAD_GATEWAY, BAD_GATEWAY_AFTERWARDS -> html(502);
      case TOO_MANY -> new MockResponse.Builder().code(429).addHeader("Retry-After", "5").build();
      case RESET, RESET_AFTERWARDS -> good.onResponseStart(new SocketEffect.CloseSocket()).build();
      case STALL_AFTERWARDS -> good.onResponseStart(SocketEffect.Stall.INSTANCE).build();
      case STALL_IN_BODY -> good.onResponseBody(SocketEffect.Stall.INSTANCE).build();
      case TRUNCATED -> good.onResponseBody(new SocketEffect.CloseSocket()).build();
      case HTML -> html(200);
      case REDIRECT ->
          new MockResponse.Builder()
              .code(302)
              .addHeader("Location", stranger.url(lastPath()))
              .build();
      case NONE -> good.build();
    };
  }

  private String lastPath() {
    String last = requests.get(requests.size() - 1);
    return last.substring(last.indexOf(' ') + 1);
  }

  private static MockResponse html(int status) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "text/html; charset=utf-8")
        .body("<html><body>Something is wrong</body></html>")
        .build();
  }

  private MockResponse.Builder git(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    int cut = path.indexOf(".git/");
    Optional<GitForTests> repository =
        path.substring(0, cut).equals("/rpms/hello")
            ? Optional.of(git)
            : fork.filter(there -> path.substring(0, cut).equals(forkPath()));
    boolean advertising = path.endsWith("/info/refs");
    String service =
        advertising
            ? request.getUrl().queryParameter("service")
            : path.substring(path.lastIndexOf('/') + 1);
    boolean writing = "git-receive-pack".equals(service);
    if (repository.isEmpty() || service == null) {
      return json(404, Map.of());
    }
    if (writing && request.getHeaders().get("Authorization") == null) {
      return json(401, Map.of()).addHeader("WWW-Authenticate", "Basic realm=\"git\"");
    }
    byte[] answer =
        repository
            .get()
            .answer(
                service,
                advertising,
                request.getHeaders().get("Git-Protocol"),
                "gzip".equals(request.getHeaders().get("Content-Encoding")),
                body(request).toByteArray());
    pushes += writing && !advertising ? 1 : 0;
    return new MockResponse.Builder()
        .addHeader(
            "Content-Type",
            "application/x-" + service + (advertising ? "-advertisement" : "-result"))
        .body(new Buffer().write(answer));
  }

  static ByteString body(RecordedRequest request) {
    return request.getBody() == null ? ByteString.EMPTY : request.getBody();
  }

  static JsonNode parsed(RecordedRequest request) {
    return JsonMapper.shared().readTree(body(request).utf8());
  }

  static MockResponse.Builder json(int status, Object body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(JsonMapper.shared().writeValueAsString(body));
  }

  /** Makes the fork; false if there is one. */
  final boolean makeFork() {
    if (fork.isPresent()) {
      return false;
    }
    forkings++;
    fork = Optional.of(new GitForTests("rawhide"));
    return true;
  }

  final boolean isForked() {
    return fork.isPresent();
  }

  /** Says whether the fork's git is there by now: not when it is asked for the first time. */
  final boolean isForkReady() {
    return questionsForTheFork++ > 0;
  }

  final List<Map<String, Object>> pullRequests() {
    return pullRequests;
  }

  final Map<String, Object> add(Map<String, Object> pullRequest) {
    pullRequests.add(pullRequest);
    return pullRequest;
  }

  final synchronized int pullRequestCount() {
    return pullRequests.size();
  }

  final synchronized int forkCount() {
    return forkings;
  }

  final synchronized Optional<CommitId> pushed(String branch) {
    return fork.flatMap(there -> there.branch(branch));
  }

  /** How many packs arrived. */
  final synchronized int pushCount() {
    return pushes;
  }

  final List<String> requests() {
    return List.copyOf(requests);
  }

  final List<String> tokensAtStranger() {
    return List.copyOf(tokensAtStranger);
  }

  @Override
  public void close() {
    server.close();
    stranger.close();
  }
}
