package io.github.packit4j.sandbox;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Picks requests by method, host, path, XML-RPC method or any other property. Immutable; conditions
 * add up.
 */
public final class RequestMatcher {

  private final Predicate<RecordedRequest> condition;
  private final String description;

  private RequestMatcher(Predicate<RecordedRequest> condition, String description) {
    this.condition = condition;
    this.description = description;
  }

  /** Matches every request. */
  public static RequestMatcher any() {
    return new RequestMatcher(request -> true, "any request");
  }

  /** Also requires an HTTP method. */
  public RequestMatcher method(String method) {
    return and(request -> request.method().equals(method), "method " + method);
  }

  /** Also requires a host. */
  public RequestMatcher host(String host) {
    return and(request -> request.host().equals(host), "host " + host);
  }

  /**
   * Also requires that a regular expression occurs in the decoded path (anchor it with {@code ^}
   * and {@code $} to match the whole of it).
   */
  public RequestMatcher path(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return and(request -> pattern.matcher(request.path()).find(), "path " + regex);
  }

  /** Also requires an XML-RPC method. */
  public RequestMatcher xmlRpc(String name) {
    return and(request -> request.xmlRpcMethod().filter(name::equals).isPresent(), "call " + name);
  }

  /** Also requires a text in the body. */
  public RequestMatcher bodyContaining(String text) {
    return and(request -> request.bodyText().contains(text), "body with '" + text + "'");
  }

  /** Also requires a condition. */
  public RequestMatcher where(Predicate<RecordedRequest> extra) {
    return and(extra, "a condition");
  }

  /** Tells whether a request meets all conditions. */
  public boolean matches(RecordedRequest request) {
    return condition.test(request);
  }

  /** Describes the conditions. */
  @Override
  public String toString() {
    return description;
  }

  private RequestMatcher and(Predicate<RecordedRequest> extra, String what) {
    return new RequestMatcher(condition.and(extra), description + ", " + what);
  }
}
