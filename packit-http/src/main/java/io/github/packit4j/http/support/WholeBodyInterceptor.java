package io.github.packit4j.http.support;

import io.github.packit4j.http.HttpContentException;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Reads the whole body within the attempt that brought it, so that a connection that breaks in the
 * midst of it is repeated like one that breaks before. Streamed answers pass through.
 */
final class WholeBodyInterceptor implements Interceptor {

  private static final int CHUNK = 8192;

  private final long maxBodyBytes;

  WholeBodyInterceptor(long maxBodyBytes) {
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    CallTrace trace = request.tag(CallTrace.class);
    Response response = chain.proceed(request);
    if (trace == null || !trace.wholeBody()) {
      return response;
    }
    try (ResponseBody body = response.body()) {
      return response
          .newBuilder()
          .body(ResponseBody.create(read(chain.call(), request, body.source()), body.contentType()))
          .build();
    }
  }

  private byte[] read(Call call, Request request, BufferedSource source) throws IOException {
    Buffer content = new Buffer();
    while (source.read(content, CHUNK) != -1) {
      if (content.size() > maxBodyBytes) {
        call.cancel(); // OkHttp would read on for a while, to use the connection again.
        throw new HttpContentException(
            request.method(),
            Redaction.uri(request.url()),
            "the body is larger than the " + maxBodyBytes + " bytes allowed");
      }
    }
    return content.readByteArray();
  }
}
