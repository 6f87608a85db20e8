package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A refusal in Pagure's shape. */
final class PagureException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient HttpResponse response;

  private PagureException(HttpResponse response, String message) {
    super(message);
    this.response = response;
  }

  /** The answer to send. */
  HttpResponse response() {
    return response;
  }

  static PagureException of(int status, String code, String error) {
    return with(status, code, error, null);
  }

  private static PagureException with(
      int status, String code, String error, @Nullable JsonNode errors) {
    ObjectNode body = Json.object().put("error", error).put("error_code", code);
    if (errors != null) {
      body.set("errors", errors);
    }
    return new PagureException(HttpResponse.json(status, body), error);
  }

  static PagureException invalid() {
    return of(400, "EINVALIDREQ", "Invalid or incomplete input submitted");
  }

  static PagureException invalid(String errors) {
    return with(
        400,
        "EINVALIDREQ",
        "Invalid or incomplete input submitted",
        Json.array().add(errors).get(0));
  }

  static PagureException invalidField(String field, String problem) {
    ObjectNode errors = Json.object();
    errors.set(field, Json.array().add(problem));
    return with(400, "EINVALIDREQ", "Invalid or incomplete input submitted", errors);
  }

  static PagureException required(String field) {
    return invalidField(field, "This field is required.");
  }

  static PagureException badToken(@Nullable String errors) {
    return with(
        401,
        "EINVALIDTOK",
        "Invalid or expired token. Please visit https://src.fedoraproject.org/settings#nav-api-tab"
            + " to get or renew your API token.",
        errors == null ? null : Json.array().add(errors).get(0));
  }

  static PagureException noProject() {
    return of(404, "ENOPROJECT", "Project not found");
  }

  static PagureException noPullRequest() {
    return of(404, "ENOREQ", "Pull-Request not found");
  }

  static PagureException tooLow() {
    return of(
        401, "ENOTHIGHENOUGH", "You do not have sufficient permissions to perform this action");
  }

  static PagureException pullRequestsOff() {
    return of(404, "EPULLREQUESTSDISABLED", "Pull-Request have been deactivated for this project");
  }

  static PagureException mayNotClose() {
    return of(
        403, "ENOPRCLOSE", "You are not allowed to merge/close pull-request for this project");
  }

  static PagureException conflicts() {
    return of(409, "EPRCONFLICTS", "This pull-request conflicts and thus cannot be merged");
  }

  /** An HTML page where Pagure has no JSON to say. */
  static PagureException html(int status) {
    return new PagureException(HttpResponse.html(status), "status " + status);
  }
}
