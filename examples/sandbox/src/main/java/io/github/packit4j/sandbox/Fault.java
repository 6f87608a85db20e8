package io.github.packit4j.sandbox;

import java.time.Duration;

/**
 * A fault being described. The last call, one that says what the client gets, makes it effective;
 * those before it say when and on top of what.
 */
public interface Fault {

  /**
   * Lets the first {@code n - 1} matching requests pass.
   *
   * @throws IllegalArgumentException if n is less than 1
   */
  Fault nth(int n);

  /**
   * Applies to this many requests.
   *
   * @throws IllegalArgumentException if that is less than 1
   */
  Fault times(int count);

  /** Applies to every matching request. */
  Fault always();

  /**
   * Executes the call before the client gets its error: what was asked for happens, and the client
   * does not learn of it. For {@link #respond}, {@link #xmlRpcFault} and {@link #neverAnswer},
   * which execute nothing otherwise.
   */
  Fault afterEffect();

  /** Adds a header to the answer of {@link #respond}, such as {@code Retry-After}. */
  Fault header(String name, String value);

  /** Answers with a status and a plain text; the call is not executed. */
  void respond(int status, String body);

  /** Answers with a status and a body of some content type; the call is not executed. */
  void respond(int status, String contentType, String body);

  /** Answers with an XML-RPC fault; the call is not executed. */
  void xmlRpcFault(int code, String message);

  /**
   * Leaves the client waiting, on a connection that stays open, until it gives up; the call is not
   * executed.
   */
  void neverAnswer();

  /** Executes the call and delays its answer. */
  void delay(Duration duration);

  /** Closes the connection without executing the call. */
  void dropBeforeCall();

  /** Executes the call and closes the connection instead of answering. */
  void dropAfterCall();

  /** Executes the call, sends the head and half of the body, and closes the connection. */
  void truncate();

  /**
   * Executes the call and sends its answer slowly: the head and the first bytes of the body at
   * once, then a byte after each pause.
   *
   * @param offset how many bytes come at once
   * @param pause pause before each further byte; one longer than the client's patience stalls it
   */
  void slowFrom(long offset, Duration pause);

  /**
   * Executes the call twice, one after the other, as when a proxy has sent the request again; the
   * client gets the second answer. Both are in the journal.
   */
  void twice();
}
