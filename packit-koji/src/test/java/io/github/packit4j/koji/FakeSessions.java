package io.github.packit4j.koji;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sessions of a {@link FakeHub}, with the real one's rules for keys and call numbers. */
final class FakeSessions {
  private static final String NUMBER = "Koji-Session-Callnum";

  private final Map<Long, Session> sessions = new HashMap<>();
  private long nextId = 5;
  private int logins;

  /** One session. */
  static final class Session {
    private final long id;
    private String key = "";
    private long storedNumber = -1;
    private boolean expired;

    private Session(long id) {
      this.id = id;
    }

    void disturb(Map<String, String> headers, FakeHub.@Nullable Trouble trouble) {
      if (trouble == FakeHub.Trouble.EXPIRE) {
        expired = true;
      } else if (trouble == FakeHub.Trouble.ADVANCE_NUMBER) {
        storedNumber = number(headers).orElseThrow() + 7;
      } else if (trouble == FakeHub.Trouble.TAKE_NUMBER) {
        storedNumber = number(headers).orElseThrow();
      }
    }

    Optional<FakeHub.Fault> check(String method, Map<String, String> headers, boolean login) {
      if (expired && !login) {
        return Optional.of(new FakeHub.Fault(1007, "session \"" + id + "\" has expired"));
      }
      long number = number(headers).orElse(Long.MAX_VALUE);
      if (number < storedNumber) {
        return Optional.of(
            new FakeHub.Fault(1008, "%d > %d (session %d)".formatted(storedNumber, number, id)));
      }
      return number > storedNumber
          ? Optional.empty()
          : Optional.of(
              new FakeHub.Fault(
                  1009,
                  "unable to retry call %d (method %s) for session %d"
                      .formatted(number, method, id)));
    }

    void store(Map<String, String> headers) {
      number(headers).ifPresent(number -> storedNumber = number);
    }
  }

  private static Optional<Long> number(Map<String, String> headers) {
    return Optional.ofNullable(headers.get(NUMBER)).map(Long::valueOf);
  }

  private static long id(Map<String, String> headers) {
    return Long.parseLong(Objects.requireNonNull(headers.get("Koji-Session-Id")));
  }

  void forget(Map<String, String> headers) {
    sessions.remove(id(headers));
  }

  Optional<Session> find(Map<String, String> headers) {
    return Optional.ofNullable(sessions.get(id(headers)))
        .filter(session -> session.key.equals(headers.get("Koji-Session-Key")));
  }

  /** Opens a session, or renews an expired one, which keeps its number. */
  Object logIn(XmlRpcDom.Call call, Optional<Session> expired) {
    Object last =
        call.arguments().isEmpty() ? null : call.arguments().get(call.arguments().size() - 1);
    boolean renew =
        last instanceof Map<?, ?> keywords && Boolean.TRUE.equals(keywords.get("renew"));
    if (expired.isPresent() && !renew) {
      return new FakeHub.Fault(1002, "Already logged in");
    }
    Session session = expired.orElseGet(() -> new Session(nextId++));
    sessions.put(session.id, session);
    session.key = "2-KEY" + ++logins;
    session.expired = false;
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("session-id", session.id);
    answer.put("session-key", session.key);
    answer.put("header-auth", true);
    return answer;
  }
}
