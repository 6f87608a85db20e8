package io.github.packit4j.koji;

import io.github.packit4j.http.Secret;
import io.github.packit4j.http.testing.PromptSockets;
import io.github.packit4j.koji.model.KojiValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/**
 * A hub in memory with the real one's rules for sessions and call numbers: the number of a
 * committed call is stored, the same again is a RetryError, a lower one a SequenceError, an expired
 * session is renewed with its number kept. Trouble can be queued for the next calls of a method.
 */
final class FakeHub extends Dispatcher implements AutoCloseable {
  /** What goes wrong with one request. */
  enum Trouble {
    DROP_BEFORE,
    DROP_AFTER,
    BAD_GATEWAY_BEFORE,
    BAD_GATEWAY_AFTER,
    UNAVAILABLE,
    OFFLINE,
    LOCKED,
    EXPIRE,
    FORGET_SESSION,
    ADVANCE_NUMBER,
    TAKE_NUMBER
  }

  record Seen(
      String path, String method, List<@Nullable Object> arguments, Map<String, String> headers) {}

  record Fault(int code, String message) {}

  /** A method of the hub. */
  @FunctionalInterface
  interface Method {
    @Nullable Object apply(List<@Nullable Object> arguments);
  }

  final MockWebServer server = PromptSockets.webServer();
  final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
  private final FakeSessions sessions = new FakeSessions();
  final List<List<@Nullable Object>> builds = new ArrayList<>();
  final List<String> sideTags = new ArrayList<>();
  private final Map<String, Deque<Trouble>> troubles = new HashMap<>();
  private final Map<String, Method> methods = new HashMap<>();
  private boolean wrote;

  FakeHub() throws Exception {
    server.setDispatcher(this);
    server.start();
    answer("getAPIVersion", arguments -> 1);
    answer("getLoggedInUser", arguments -> user());
    answer("logout", arguments -> null);
    answer("multiCall", this::multiCall);
    write(
        "build",
        arguments -> {
          builds.add(arguments);
          return 100 + builds.size();
        });
    write(
        "createSideTag",
        arguments -> {
          sideTags.add(arguments.get(0) + "-side-" + (sideTags.size() + 30));
          return sideTag(sideTags.size() - 1);
        });
    answer("listTasks", arguments -> tasks());
    answer(
        "listSideTags",
        arguments -> {
          List<Object> tags = new ArrayList<>();
          for (int i = 0; i < sideTags.size(); i++) {
            tags.add(sideTag(i));
          }
          return tags;
        });
  }

  private List<Object> multiCall(List<@Nullable Object> arguments) {
    List<Object> results = new ArrayList<>();
    for (Object call : (List<?>) java.util.Objects.requireNonNull(arguments.get(0))) {
      KojiValue struct = KojiValue.of(call);
      List<@Nullable Object> inner = new ArrayList<>();
      struct.member("params").asList().forEach(value -> inner.add(value.toJava().orElse(null)));
      Method method = methods.get(struct.member("methodName").asString());
      Object result =
          method == null ? new Fault(1000, "Invalid method: " + call) : method.apply(inner);
      results.add(
          result instanceof Fault fault
              ? XmlRpcDom.faultStruct(fault.code(), fault.message())
              : Collections.singletonList(result));
    }
    return results;
  }

  private static Map<String, Object> user() {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("id", 2);
    user.put("name", "packit");
    user.put("status", 0);
    return user;
  }

  private Map<String, Object> sideTag(int index) {
    Map<String, Object> tag = new LinkedHashMap<>();
    tag.put("name", sideTags.get(index));
    tag.put("id", 30 + index);
    return tag;
  }

  private List<Object> tasks() {
    List<Object> tasks = new ArrayList<>();
    for (int i = builds.size(); i > 0; i--) {
      List<@Nullable Object> request = new ArrayList<>(builds.get(i - 1).subList(0, 2));
      boolean options = builds.get(i - 1).size() > 2;
      request.add(options ? builds.get(i - 1).get(2) : Map.of());
      Map<String, Object> task = new LinkedHashMap<>();
      task.put("id", 100 + i);
      task.put("method", "build");
      task.put("state", 0);
      task.put("request", request);
      tasks.add(task);
    }
    return tasks;
  }

  java.net.URI uri() {
    return server.url("/kojihub").uri();
  }

  /** A client with an account, for which time passes by its waits alone. */
  KojiClient client(FakeClock clock) {
    return KojiClient.builder(uri())
        .authentication(KojiAuthentication.password("packit", Secret.of("x")))
        .clock(clock)
        .sleeper(clock)
        .build();
  }

  /** Makes the next calls of a method go wrong, one each. */
  void trouble(String method, Trouble... next) {
    troubles.computeIfAbsent(method, key -> new ArrayDeque<>()).addAll(List.of(next));
  }

  void answer(String method, Method result) {
    methods.put(method, result);
  }

  void write(String method, Method result) {
    methods.put(
        method,
        arguments -> {
          wrote = true;
          return result.apply(arguments);
        });
  }

  long count(String method) {
    return seen.stream().filter(call -> call.method().equals(method)).count();
  }

  @Override
  public synchronized MockResponse dispatch(RecordedRequest request) throws InterruptedException {
    try {
      XmlRpcDom.Call call = XmlRpcDom.call(request.getBody().toByteArray());
      Map<String, String> headers = new HashMap<>();
      request.getHeaders().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
      seen.add(new Seen(request.getTarget(), call.method(), call.arguments(), headers));
      Deque<Trouble> queue = troubles.getOrDefault(call.method(), new ArrayDeque<>());
      return respond(call, headers, queue.poll());
    } catch (Exception e) {
      return new MockResponse.Builder().code(400).body(String.valueOf(e)).build();
    }
  }

  private MockResponse respond(
      XmlRpcDom.Call call, Map<String, String> headers, @Nullable Trouble trouble) {
    if (trouble == Trouble.DROP_BEFORE) {
      return dropped();
    }
    if (trouble == Trouble.BAD_GATEWAY_BEFORE || trouble == Trouble.UNAVAILABLE) {
      return status(trouble == Trouble.UNAVAILABLE ? 503 : 502);
    }
    if (trouble == Trouble.OFFLINE) {
      return xml(XmlRpcDom.fault(1014, "outage until 12:00 UTC"));
    }
    if (trouble == Trouble.LOCKED) {
      return xml(XmlRpcDom.fault(1001, "file is locked"));
    }
    @Nullable Object result = execute(call, headers, trouble);
    if (trouble == Trouble.DROP_AFTER) {
      return dropped();
    }
    if (trouble == Trouble.BAD_GATEWAY_AFTER) {
      return status(502);
    }
    return xml(
        result instanceof Fault fault
            ? XmlRpcDom.fault(fault.code(), fault.message())
            : XmlRpcDom.response(result));
  }

  private @Nullable Object execute(
      XmlRpcDom.Call call, Map<String, String> headers, @Nullable Trouble trouble) {
    boolean login = call.method().equals("login") || call.method().equals("sslLogin");
    Optional<FakeSessions.Session> session = Optional.empty();
    if (headers.containsKey("Koji-Session-Id")) {
      if (trouble == Trouble.FORGET_SESSION) {
        sessions.forget(headers);
      }
      session = sessions.find(headers);
      if (session.isEmpty()) {
        return new Fault(1002, "Invalid session or bad credentials");
      }
      session.get().disturb(headers, trouble);
      Optional<Fault> fault = session.get().check(call.method(), headers, login);
      if (fault.isPresent()) {
        return fault.get();
      }
    }
    if (login) {
      return sessions.logIn(call, session);
    }
    Method method = methods.get(call.method());
    if (method == null) {
      return new Fault(1000, "Invalid method: " + call.method());
    }
    wrote = false;
    @Nullable Object result = method.apply(call.arguments());
    if (wrote && session.isEmpty()) {
      return new Fault(1004, "you must be logged in for this operation");
    }
    if (wrote) {
      session.get().store(headers);
    }
    return result;
  }

  private static MockResponse xml(String body) {
    return new MockResponse.Builder().addHeader("Content-Type", "text/xml").body(body).build();
  }

  private static MockResponse status(int code) {
    return new MockResponse.Builder().code(code).body("<html>proxy</html>").build();
  }

  private static MockResponse dropped() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }

  @Override
  public void close() {
    server.close();
  }
}
