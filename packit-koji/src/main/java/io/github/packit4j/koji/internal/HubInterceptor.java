package io.github.packit4j.koji.internal;

import io.github.packit4j.http.support.Origin;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sees each single request: adds the session's headers, for the hub only and not for where it may
 * redirect to, and notes when a request left without the hub's whole answer coming back.
 */
final class HubInterceptor implements Interceptor {
  private final Origin hub;
  private final long maxResponseBytes;

  HubInterceptor(Origin hub, long maxResponseBytes) {
    this.hub = hub;
    this.maxResponseBytes = maxResponseBytes;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    CallHeaders headers = request.tag(CallHeaders.class);
    if (headers != null && Origin.of(request.url()).equals(hub)) {
      Request.Builder extended = request.newBuilder();
      headers.addTo(extended);
      request = extended.build();
    }
    CallAttempts attempts = request.tag(CallAttempts.class);
    try {
      Response response = chain.proceed(request);
      // Reads the body here, where an answer that is cut off can still be asked for again.
      response.body().source().request(maxResponseBytes + 1);
      if (attempts != null && response.code() >= 500) {
        attempts.lostTrack();
      }
      return response;
    } catch (ConnectException | NoRouteToHostException | UnknownHostException e) {
      throw e;
    } catch (IOException e) {
      if (attempts != null) {
        attempts.lostTrack();
      }
      throw e;
    }
  }
}
