package io.github.packit4j.http.support;

import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * What became of one call: where it went in the end, as it was meant, and with which credentials.
 * Confined to the thread of that call.
 */
final class CallTrace {

  private final List<String> secrets = new ArrayList<>();
  private final boolean wholeBody;
  private HttpUrl url;

  CallTrace(HttpUrl url, boolean wholeBody) {
    this.url = url;
    this.wholeBody = wholeBody;
  }

  /** Whether the call is over only when the body has arrived in full. */
  boolean wholeBody() {
    return wholeBody;
  }

  void sent(String headerValue) {
    secrets.add(headerValue);
    int space = headerValue.lastIndexOf(' ');
    if (space >= 0) {
      secrets.add(headerValue.substring(space + 1));
    }
  }

  void redirected(HttpUrl target) {
    url = target;
  }

  List<String> secrets() {
    return List.copyOf(secrets);
  }

  /** The last address, before any interceptor of the program's own client changed it. */
  HttpUrl url() {
    return url;
  }
}
