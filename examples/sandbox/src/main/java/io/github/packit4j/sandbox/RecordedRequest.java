package io.github.packit4j.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request that reached the sandbox. Immutable. */
public final class RecordedRequest {

  private final int number;
  private final String method;
  private final URI uri;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final Optional<String> xmlRpcMethod;

  /**
   * Creates a record.
   *
   * @param number position among all requests, from 1
   * @param method HTTP method
   * @param uri URL as the client named it
   * @param headers headers by lower-case name
   * @param body body as sent, chunks joined, still compressed if it was
   * @param xmlRpcMethod method name if the body is an XML-RPC call
   */
  public RecordedRequest(
      int number,
      String method,
      URI uri,
      Map<String, List<String>> headers,
      byte[] body,
      Optional<String> xmlRpcMethod) {
    this.number = number;
    this.method = method;
    this.uri = uri;
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
    this.xmlRpcMethod = xmlRpcMethod;
  }

  /** Returns the position among all requests, from 1. */
  public int number() {
    return number;
  }

  /** Returns the HTTP method. */
  public String method() {
    return method;
  }

  /** Returns the URL as the client named it. */
  public URI uri() {
    return uri;
  }

  /** Returns the host the client named. */
  public String host() {
    return uri.getHost();
  }

  /** Returns the decoded path. */
  public String path() {
    return uri.getPath();
  }

  /** Returns the first value of a header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Returns the headers by lower-case name. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** Returns the body as sent. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns the body as UTF-8 text. */
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns the method name of an XML-RPC call. */
  public Optional<String> xmlRpcMethod() {
    return xmlRpcMethod;
  }

  /** Returns method and URL, with the XML-RPC method if there is one. */
  @Override
  public String toString() {
    return method + " " + uri + xmlRpcMethod.map(name -> " " + name).orElse("");
  }
}
