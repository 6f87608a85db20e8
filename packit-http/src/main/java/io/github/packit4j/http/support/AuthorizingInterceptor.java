package io.github.packit4j.http.support;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Adds the headers of an {@link Authorizer} to one request, and remembers them to mask them. */
final class AuthorizingInterceptor implements Interceptor {

  private final Authorizer authorizer;

  AuthorizingInterceptor(Authorizer authorizer) {
    this.authorizer = authorizer;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Map<String, String> headers = authorizer.headers(request.url());
    if (headers.isEmpty()) {
      return chain.proceed(request);
    }
    SentSecrets sent = request.tag(SentSecrets.class);
    Request.Builder authorized = request.newBuilder();
    headers.forEach(
        (name, value) -> {
          authorized.header(name, value);
          if (sent != null) {
            sent.add(value);
          }
        });
    return chain.proceed(authorized.build());
  }

  /** The credentials that went out with one call. Confined to the thread of that call. */
  static final class SentSecrets {

    private final List<String> values = new ArrayList<>();

    void add(String headerValue) {
      values.add(headerValue);
      int space = headerValue.lastIndexOf(' ');
      if (space >= 0) {
        values.add(headerValue.substring(space + 1));
      }
    }

    List<String> values() {
      return List.copyOf(values);
    }
  }
}
