package io.github.packit4j.sandbox.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * An answer.
 *
 * @param status HTTP status
 * @param headers headers in order, without length and date
 * @param body body
 */
public record HttpResponse(int status, List<Header> headers, byte[] body) {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{0,9})");

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

  /** Returns the usual words for the status; none for a rare one. */
  String reason() {
    return switch (status) {
      case 200 -> "OK";
      case 201 -> "Created";
      case 202 -> "Accepted";
      case 204 -> "No Content";
      case 206 -> "Partial Content";
      case 302 -> "Found";
      case 304 -> "Not Modified";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict";
      case 429 -> "Too Many Requests";
      case 500 -> "Internal Server Error";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default -> "";
    };
  }

  /** Returns this answer with one more header. */
  public HttpResponse with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new HttpResponse(status, more, body);
  }

  /** Returns the part that a header {@code Range: bytes=from-to} asks for; else all of it. */
  public HttpResponse inRange(String range) {
    Matcher matcher = RANGE.matcher(range);
    if (!matcher.matches()) {
      return this;
    }
    int from = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2).isEmpty() ? body.length - 1 : Integer.parseInt(matcher.group(2));
    int to = Math.min(last, body.length - 1);
    if (from > to) {
      return empty(416).with("Content-Range", "bytes */" + body.length);
    }
    return new HttpResponse(206, headers, Arrays.copyOfRange(body, from, to + 1))
        .with("Content-Range", "bytes " + from + "-" + to + "/" + body.length);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
