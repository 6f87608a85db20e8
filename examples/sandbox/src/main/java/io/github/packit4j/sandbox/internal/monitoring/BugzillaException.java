package io.github.packit4j.sandbox.internal.monitoring;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpResponse;

/** A refusal with one of Bugzilla's codes. */
final class BugzillaException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;

  BugzillaException(int status, int code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static BugzillaException noSuchBug(String id) {
    return new BugzillaException(404, 101, "Bug #" + id + " does not exist.");
  }

  static BugzillaException unknownField(String name) {
    return new BugzillaException(400, 108, "Can't use " + name + " as a field name.");
  }

  static BugzillaException missing(String function, String field) {
    return new BugzillaException(
        400,
        50,
        "The function %s requires a %s argument, and that argument was not set."
            .formatted(function, field));
  }

  HttpResponse response() {
    return HttpResponse.json(
        status,
        Json.object()
            .put("code", code)
            .put("documentation", "https://bugzilla.redhat.com/docs/en/html/api/index.html")
            .put("error", true)
            .put("message", getMessage()));
  }
}
