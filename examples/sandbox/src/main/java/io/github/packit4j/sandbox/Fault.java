package io.github.packit4j.sandbox;

import java.time.Duration;

/** A fault being described; the last call, one that says what happens, makes it effective. */
public interface Fault {

  /** Lets the first {@code n - 1} matching requests pass. */
  Fault nth(int n);

  /** Applies to this many requests. */
  Fault times(int count);

  /** Applies to every matching request. */
  Fault always();

  /** Answers with a status and a text; the call is not executed. */
  void respond(int status, String body);

  /**
   * Answers with a status, a content type, a text and one more header, such as {@code Retry-After};
   * the call is not executed.
   */
  void respond(int status, String contentType, String body, String headerName, String headerValue);

  /** Answers with an XML-RPC fault; the call is not executed. */
  void xmlRpcFault(int code, String message);

  /** Executes the call and delays its answer. */
  void delay(Duration duration);

  /** Closes the connection without executing the call. */
  void dropBeforeCall();

  /** Executes the call and closes the connection instead of answering. */
  void dropAfterCall();

  /** Executes the call, sends the head and half of the body, and closes the connection. */
  void truncate();
}
