package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.http.HttpRequest;

/** Checks the field {@code csrf_token}, the first one of every form. */
@FunctionalInterface
interface CsrfTokens {

  /** Tells whether a token belongs to the session of the request. */
  boolean isValid(HttpRequest request, String token);

  /** Reads the field. */
  default void check(HttpRequest request, ParameterReader reader, Problems problems) {
    reader
        .required("csrf_token", "Required")
        .filter(token -> !isValid(request, token))
        .ifPresent(
            token ->
                problems.body(
                    "csrf_token",
                    "CSRF tokens do not match.  This happens if you have the page open for a long"
                        + " time. Please reload the page and try to submit your data again. Make"
                        + " sure to save your input somewhere before reloading. "));
  }
}
