package io.github.packit4j.sandbox.internal.http;

/** Answers requests. */
@FunctionalInterface
public interface HttpHandler {

  /** Returns the answer; it may be one of failure, but not an exception. */
  HttpResponse handle(HttpRequest request);
}
