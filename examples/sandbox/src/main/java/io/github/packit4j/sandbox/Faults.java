package io.github.packit4j.sandbox;

import java.util.List;

/**
 * Things that go wrong on purpose.
 *
 * <pre>{@code
 * sandbox.faults().on(RequestMatcher.any().host("koji.fedoraproject.org").xmlRpc("build"))
 *     .dropAfterCall();
 * sandbox.faults().on(RequestMatcher.any().path("/pull-request/new$")).nth(2).respond(503, "busy");
 * sandbox.faults().on(RequestMatcher.any().method("POST").path("/updates")).afterEffect()
 *     .respond(504, "Gateway Timeout");
 * sandbox.faults().onMessage("buildsys.build.state.change").twice();
 * sandbox.faults().rejectPush("rpms/python-ogr", "f44", "hook says no");
 * }</pre>
 *
 * <p>A fault applies once unless {@link Fault#times} or {@link Fault#always} says otherwise; of
 * several that match, the one added first applies and the others do not see the request.
 * Thread-safe.
 */
public interface Faults {

  /** Begins a fault for requests that match; it takes effect when its last method is called. */
  Fault on(RequestMatcher matcher);

  /**
   * Begins a fault for messages of a topic; it takes effect when its last method is called.
   *
   * @param topic full topic, or one without {@code org.fedoraproject.prod.}
   */
  MessageFault onMessage(String topic);

  /**
   * Refuses pushes to a branch with a reason, as a hook of the server would, until {@link
   * #clear()}.
   *
   * @param repository path such as {@code rpms/python-ogr}, which means the package and all its
   *     forks, or {@code forks/packit/rpms/python-ogr}
   * @param branch exact branch, or {@code *} for all; it may begin or end with {@code *}
   */
  void rejectPush(String repository, String branch, String reason);

  /**
   * Describes the faults that applied to nothing so far, those without a last method included: a
   * test whose fault never happens proves nothing.
   */
  List<String> unused();

  /** Removes all faults. Messages that a fault has held back come with {@link Messages#flush()}. */
  void clear();
}
