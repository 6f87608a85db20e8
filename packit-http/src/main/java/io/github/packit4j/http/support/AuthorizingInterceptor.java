package io.github.packit4j.http.support;

import java.io.IOException;
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
    CallTrace trace = request.tag(CallTrace.class);
    Request.Builder authorized = request.newBuilder();
    headers.forEach(
        (name, value) -> {
          authorized.header(name, value);
          if (trace != null) {
            trace.sent(value);
          }
        });
    return chain.proceed(authorized.build());
  }
}
