package io.github.packit4j.koji.internal;

import java.util.OptionalLong;
import okhttp3.Request;

/**
 * The headers that tie a request to a session.
 *
 * @param session the session
 * @param callNumber the number of a call that must be executed once
 */
record CallHeaders(SessionKey session, OptionalLong callNumber) {
  static CallHeaders unnumbered(SessionKey session) {
    return new CallHeaders(session, OptionalLong.empty());
  }

  static CallHeaders numbered(SessionKey session, long number) {
    return new CallHeaders(session, OptionalLong.of(number));
  }

  void addTo(Request.Builder request) {
    request.header("Koji-Session-Id", Long.toString(session.id()));
    request.header("Koji-Session-Key", session.key().reveal());
    callNumber.ifPresent(
        number -> {
          request.header("Koji-Session-Callnum", Long.toString(number));
          // Hubs 1.31 to 1.34 look for the number under this name only.
          request.header("Koji-Callnum", Long.toString(number));
        });
  }
}
