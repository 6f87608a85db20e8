package io.github.packit4j.http.support;

import io.github.packit4j.http.HttpStatusException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/** A complete answer: status, headers and the whole body, within the caller's bound. */
public final class HttpReply {

  private static final int EXCERPT_LENGTH = 500;

  private final String method;
  private final URI uri;
  private final int status;
  private final Headers headers;
  private final byte[] body;
  private final List<String> secrets;
  private final @Nullable Duration retryAfter;

  HttpReply(
      String method,
      URI uri,
      int status,
      Headers headers,
      byte[] body,
      List<String> secrets,
      @Nullable Duration retryAfter) {
    this.method = method;
    this.uri = uri;
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.secrets = List.copyOf(secrets);
    this.retryAfter = retryAfter;
  }

  HttpReply withBodyOf(HttpReply cached) {
    return new HttpReply(
        method, uri, cached.status, cached.headers, cached.body, secrets, retryAfter);
  }

  /**
   * The method of the request.
   *
   * @return the method, in upper case
   */
  public String method() {
    return method;
  }

  /**
   * Where the answer came from, after redirects, without secrets.
   *
   * @return the URI
   */
  public URI uri() {
    return uri;
  }

  /**
   * The status code.
   *
   * @return a number between 100 and 599
   */
  public int status() {
    return status;
  }

  /**
   * Whether the status is one of 200 to 299.
   *
   * @return true for success
   */
  public boolean isSuccessful() {
    return status >= 200 && status < 300;
  }

  /**
   * The last value of a header.
   *
   * @param name the header's name in any case
   * @return the value, or empty
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * All headers.
   *
   * @return the headers as OkHttp has them
   */
  public Headers headers() {
    return headers;
  }

  /**
   * The body.
   *
   * @return a copy of the inflated bytes
   */
  public byte[] bytes() {
    return body.clone();
  }

  /**
   * The body as text, in the character set that the answer names, else UTF-8.
   *
   * @return the text
   */
  public String text() {
    MediaType type = header("Content-Type").map(MediaType::parse).orElse(null);
    Charset charset = type == null ? null : type.charset(StandardCharsets.UTF_8);
    return new String(body, charset == null ? StandardCharsets.UTF_8 : charset);
  }

  /**
   * The start of the body, fit to be shown: one line, bounded, secrets masked.
   *
   * @return the excerpt; empty where the body is
   */
  public String excerpt() {
    String flat = Redaction.text(text(), secrets).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return flat.length() <= EXCERPT_LENGTH ? flat : flat.substring(0, EXCERPT_LENGTH) + "…";
  }

  /**
   * How long the server asks to wait before the next try.
   *
   * @return the wait, or empty
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /**
   * Returns this answer if it is a success.
   *
   * @return this
   * @throws HttpStatusException if the status is not one of 200 to 299
   */
  public HttpReply requireSuccess() {
    if (!isSuccessful()) {
      throw failure();
    }
    return this;
  }

  /**
   * This answer as an exception.
   *
   * @return the exception, not thrown
   */
  public HttpStatusException failure() {
    return new HttpStatusException(method, uri, status, excerpt(), retryAfter);
  }

  /**
   * What was sent to authenticate, to be masked in anything that is shown.
   *
   * @return the values
   */
  public List<String> secrets() {
    return secrets;
  }

  byte[] body() {
    return body;
  }

  @Override
  public String toString() {
    return "HttpReply[" + method + " " + uri + " -> " + status + "]";
  }
}
