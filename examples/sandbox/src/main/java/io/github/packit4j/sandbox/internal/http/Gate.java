package io.github.packit4j.sandbox.internal.http;

import io.github.packit4j.sandbox.RecordedRequest;

/** Decides when a request that has arrived goes on to its service. */
@FunctionalInterface
public interface Gate {

  /**
   * Waits for the request's turn.
   *
   * @param client which client it comes from
   * @param request the request, not numbered yet
   * @return ends the turn, when the service has done its part
   */
  Runnable enter(String client, RecordedRequest request);
}
