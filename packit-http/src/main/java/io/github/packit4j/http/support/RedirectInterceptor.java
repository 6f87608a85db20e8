package io.github.packit4j.http.support;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Follows redirects, outside of authorisation and retry so that each hop gets its own. A read is
 * followed anywhere except from https to http. A write is repeated with its method and body, and
 * only on the same origin: nothing written for one server is handed to another one.
 */
final class RedirectInterceptor implements Interceptor {

  private static final int MAX_REDIRECTS = 10;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final Set<String> CREDENTIALS =
      Set.of("Authorization", "Cookie", "Proxy-Authorization", "PRIVATE-TOKEN", "JOB-TOKEN");

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    for (int hops = 0; ; hops++) {
      Response response = chain.proceed(request);
      Request next = REDIRECTS.contains(response.code()) ? follow(request, response) : null;
      if (next == null) {
        return response;
      }
      response.close();
      if (hops == MAX_REDIRECTS) {
        throw new ProtocolException("more than " + MAX_REDIRECTS + " redirects");
      }
      request = next;
      CallTrace trace = request.tag(CallTrace.class);
      if (trace != null) {
        trace.redirected(request.url());
      }
    }
  }

  private static @Nullable Request follow(Request request, Response response) {
    String location = response.header("Location");
    HttpUrl target = location == null ? null : request.url().resolve(location);
    if (target == null || (request.url().isHttps() && !target.isHttps())) {
      return null;
    }
    boolean sameOrigin = Origin.of(target).equals(Origin.of(request.url()));
    Request.Builder next = request.newBuilder().url(target);
    if (!READS.contains(request.method())) {
      if (response.code() == 303) {
        next.get();
      } else if (!sameOrigin) {
        return null;
      }
    }
    if (!sameOrigin) {
      CREDENTIALS.forEach(next::removeHeader);
    }
    return next.build();
  }
}
