package io.github.packit4j.distgit.forge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import tools.jackson.databind.json.JsonMapper;

/**
 * As much of a Pagure as forking and opening a pull request takes, with its bad habits: it accepts
 * equal pull requests, and a fork answers before its git is there. One request can be made to fail.
 */
final class TinyPagure implements AutoCloseable {

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
    TRUNCATED(true),
    HTML(true),
    REDIRECT(false);

    private final boolean takesEffect;

    Fault(boolean takesEffect) {
      this.takesEffect = takesEffect;
    }
  }

  private final MockWebServer server = new MockWebServer();
  private final MockWebServer stranger = new MockWebServer();
  private final List<String> tokensAtStranger = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Map<String, Object>> pullRequests = new ArrayList<>();
  private final AtomicInteger faultAt = new AtomicInteger();
  private volatile Fault fault = Fault.NONE;
  private int forks;
  private int branchQuestions;

  TinyPagure() {
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
            String token = request.getHeaders().get("Authorization");
            if (token != null) {
              tokensAtStranger.add(token);
            }
            return new MockResponse.Builder().body("{\"strange\":true}").build();
          }
        });
    server.setServerSocketFactory(PromptSockets.server());
    try {
      server.start();
      stranger.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets everything. */
  synchronized void reset() {
    fail(0, Fault.NONE);
    pullRequests.clear();
    tokensAtStranger.clear();
    forks = 0;
    branchQuestions = 0;
  }

  /** Makes the n-th request from now fail, counted from 1. */
  void fail(int request, Fault kind) {
    requests.clear();
    faultAt.set(request);
    fault = kind;
  }

  URI url() {
    return server.url("/").uri();
  }

  private synchronized MockResponse answer(RecordedRequest request) {
    requests.add(request.getMethod() + " " + request.getUrl().encodedPath());
    Fault now = requests.size() == faultAt.get() ? fault : Fault.NONE;
    if (now != Fault.NONE && !now.takesEffect) {
      return spoil(now, new MockResponse.Builder());
    }
    MockResponse.Builder good = handle(request);
    return now == Fault.NONE ? good.build() : spoil(now, good);
  }

  private MockResponse spoil(Fault kind, MockResponse.Builder good) {
    return switch (kind) {
      case INTERNAL_ERROR, INTERNAL_ERROR_AFTERWARDS -> html(500);
      case BAD_GATEWAY, BAD_GATEWAY_AFTERWARDS -> html(502);
      case TOO_MANY -> new MockResponse.Builder().code(429).addHeader("Retry-After", "5").build();
      case RESET, RESET_AFTERWARDS -> good.onResponseStart(new SocketEffect.CloseSocket()).build();
      case STALL_AFTERWARDS -> good.onResponseStart(SocketEffect.Stall.INSTANCE).build();
      case TRUNCATED -> good.onResponseBody(new SocketEffect.CloseSocket()).build();
      case HTML -> html(200);
      case REDIRECT ->
          new MockResponse.Builder().code(302).addHeader("Location", stranger.url("/x")).build();
      case NONE -> good.build();
    };
  }

  private static MockResponse html(int status) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "text/html; charset=utf-8")
        .body("<html><body>Something is wrong</body></html>")
        .build();
  }

  private MockResponse.Builder handle(RecordedRequest request) {
    String call = request.getMethod() + " " + request.getUrl().encodedPath();
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    return switch (call) {
      case "POST /api/0/-/whoami" -> json(200, Map.of("username", "packit"));
      case "GET /api/0/fork/packit/rpms/hello" ->
          forks == 0
              ? json(404, Map.of("error", "Project not found", "error_code", "ENOPROJECT"))
              : json(200, Map.of("fullname", "forks/packit/rpms/hello"));
      case "POST /api/0/fork" -> fork();
      case "GET /api/0/fork/packit/rpms/hello/git/branches" ->
          branchQuestions++ == 0
              ? json(404, Map.of())
              : json(200, Map.of("branches", List.of("rawhide"), "total_branches", 1));
      case "GET /api/0/rpms/hello/pull-requests" -> json(200, Map.of("requests", pullRequests));
      case "POST /api/0/rpms/hello/pull-request/new" -> open(Recording.parse(body));
      default -> json(404, Map.of("error", "unexpected " + call));
    };
  }

  private MockResponse.Builder fork() {
    if (forks > 0) {
      return json(
          400,
          Map.of("error", "Repo \"forks/packit/hello\" already exists", "error_code", "ENOCODE"));
    }
    forks++;
    return json(200, Map.of("message", "Project forking queued"));
  }

  private MockResponse.Builder open(Map<String, String> form) {
    Map<String, Object> made =
        Map.of(
            "id", pullRequests.size() + 1,
            "title", form.getOrDefault("title", ""),
            "initial_comment", form.getOrDefault("initial_comment", ""),
            "status", "Open",
            "branch", form.getOrDefault("branch_to", ""),
            "branch_from", form.getOrDefault("branch_from", ""),
            "user", Map.of("name", "packit"),
            "repo_from", Map.of("fullname", "forks/packit/rpms/hello"));
    pullRequests.add(made);
    return json(200, made);
  }

  private static MockResponse.Builder json(int status, Object body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(JsonMapper.shared().writeValueAsString(body));
  }

  synchronized int pullRequestCount() {
    return pullRequests.size();
  }

  synchronized int forkCount() {
    return forks;
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  List<String> tokensAtStranger() {
    return List.copyOf(tokensAtStranger);
  }

  @Override
  public void close() {
    server.close();
    stranger.close();
  }
}
