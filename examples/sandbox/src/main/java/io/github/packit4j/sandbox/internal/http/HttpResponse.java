package io.github.packit4j.sandbox.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An answer.
 *
 * @param status HTTP status
 * @param headers headers in order, without length and date
 * @param body body
 */
public record HttpResponse(int status, List<Header> headers, byte[] body) {

  public HttpResponse {
    headers = List.copyOf(headers);
  }

  /**
   * A header.
   *
   * @param name name
   * @param value value
   */
  public record Header(String name, String value) {}

  /** Returns an answer with a body of some content type. */
  public static HttpResponse of(int status, String contentType, byte[] body) {
    return new HttpResponse(status, List.of(new Header("Content-Type", contentType)), body);
  }

  /** Returns a JSON answer. */
  public static HttpResponse json(int status, JsonNode body) {
    return of(status, "application/json", utf8(body.toString()));
  }

  /** Returns a successful JSON answer. */
  public static HttpResponse json(JsonNode body) {
    return json(200, body);
  }

  /** Returns a plain text answer. */
  public static HttpResponse text(int status, String body) {
    return of(status, "text/plain", utf8(body));
  }

  /** Returns an HTML page that says no more than its status. */
  public static HttpResponse html(int status) {
    String page =
        "<!DOCTYPE html>\n<html><head><title>" + status + "</title></head><body></body></html>\n";
    return of(status, "text/html; charset=utf-8", utf8(page));
  }

  /** Returns an answer without a body. */
  public static HttpResponse empty(int status) {
    return new HttpResponse(status, List.of(), new byte[0]);
  }

  /** Returns a redirect. */
  public static HttpResponse redirect(int status, String location) {
    return empty(status).with("Location", location);
  }

  /** Returns this answer with one more header. */
  public HttpResponse with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new HttpResponse(status, more, body);
  }

  /** Returns the part of this answer that a Range header asks for. */
  HttpResponse range(int from, int to) {
    return new HttpResponse(206, headers, Arrays.copyOfRange(body, from, to + 1));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
