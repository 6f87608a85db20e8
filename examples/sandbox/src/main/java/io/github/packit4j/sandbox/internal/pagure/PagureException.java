package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
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

  /** A refusal by one of Pagure's codes with its own text. */
  static PagureException of(int status, String code) {
    return of(status, code, ErrorCodes.text(code));
  }

  static PagureException invalid() {
    return of(400, "EINVALIDREQ");
  }

  static PagureException invalid(String errors) {
    return with(400, "EINVALIDREQ", ErrorCodes.text("EINVALIDREQ"), text(errors));
  }

  /** Problems of a form, by field. */
  static PagureException invalidFields(Map<String, String> problems) {
    ObjectNode errors = Json.object();
    problems.forEach((field, problem) -> errors.set(field, Json.array().add(problem)));
    return with(400, "EINVALIDREQ", ErrorCodes.text("EINVALIDREQ"), errors);
  }

  static PagureException badToken(@Nullable String errors) {
    JsonNode reason = errors == null ? null : text(errors);
    return with(401, "EINVALIDTOK", ErrorCodes.text("EINVALIDTOK"), reason);
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }

  static PagureException noProject() {
    return of(404, "ENOPROJECT");
  }

  static PagureException noPullRequest() {
    return of(404, "ENOREQ");
  }

  static PagureException tooLow() {
    return of(401, "ENOTHIGHENOUGH");
  }

  static PagureException pullRequestsOff() {
    return of(404, "EPULLREQUESTSDISABLED");
  }

  static PagureException issuesOff() {
    return of(404, "ETRACKERDISABLED");
  }

  static PagureException mayNotClose() {
    return of(403, "ENOPRCLOSE");
  }

  static PagureException conflicts() {
    return of(409, "EPRCONFLICTS");
  }

  static PagureException blocked() {
    return of(403, "EUBLOCKED");
  }

  /** An HTML page where Pagure has no JSON to say. */
  static PagureException html(int status) {
    return new PagureException(HttpResponse.html(status), "status " + status);
  }
}
