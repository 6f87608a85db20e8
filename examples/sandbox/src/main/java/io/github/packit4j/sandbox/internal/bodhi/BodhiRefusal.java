package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.http.HttpResponse;

/** Ends a request with all that is wrong with it. */
final class BodhiRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problems problems;

  BodhiRefusal(Problems problems) {
    super(problems.toString());
    this.problems = problems;
  }

  /** Returns a refusal for one reason. */
  static BodhiRefusal of(int status, String location, String name, String description) {
    Problems problems = new Problems();
    problems.status(status);
    problems.add(location, name, description);
    return problems.refusal();
  }

  /** Returns a refusal for one reason in the body. */
  static BodhiRefusal body(String name, String description) {
    return of(400, "body", name, description);
  }

  HttpResponse response() {
    return problems.response();
  }
}
