package io.github.packit4j.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox's services under other host names, as behind a proxy that exchanges the names in
 * addresses, headers and texts. What the services themselves have never heard of, nobody can have
 * found by guessing.
 */
final class OtherHosts implements Interceptor {

  private final Map<String, String> theirs;
  private final Set<String> asked = Collections.synchronizedSet(new TreeSet<>());

  /**
   * @param theirs the sandbox's name for each name that clients use
   */
  OtherHosts(Map<String, String> theirs) {
    this.theirs = new LinkedHashMap<>(theirs);
  }

  /** Returns the hosts that clients have named. */
  Set<String> asked() {
    return Set.copyOf(asked);
  }

  /** Puts the names that clients use in the place of the sandbox's. */
  String outside(String text) {
    String outside = text;
    for (Map.Entry<String, String> name : theirs.entrySet()) {
      outside = outside.replace(name.getValue(), name.getKey());
    }
    return outside;
  }

  private String inside(String text) {
    String inside = text;
    for (Map.Entry<String, String> name : theirs.entrySet()) {
      inside = inside.replace(name.getKey(), name.getValue());
    }
    return inside;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    asked.add(request.url().host());
    HttpUrl url = request.url();
    String host = theirs.getOrDefault(url.host(), url.host());
    Response answer =
        chain.proceed(
            request
                .newBuilder()
                .url(url.newBuilder().host(host).build())
                .method(request.method(), inside(request.body()))
                .build());
    Headers.Builder headers = new Headers.Builder();
    answer.headers().forEach(pair -> headers.add(pair.getFirst(), outside(pair.getSecond())));
    Response.Builder outside = answer.newBuilder().request(request).headers(headers.build());
    MediaType type = answer.body().contentType();
    if (isText(type)) {
      outside.body(ResponseBody.create(outside(answer.body().string()), type));
    }
    return outside.build();
  }

  private @Nullable RequestBody inside(@Nullable RequestBody body) throws IOException {
    if (body == null || !isText(body.contentType())) {
      return body;
    }
    Buffer buffer = new Buffer();
    body.writeTo(buffer);
    byte[] text = inside(buffer.readUtf8()).getBytes(StandardCharsets.UTF_8);
    return RequestBody.create(text, body.contentType());
  }

  private static boolean isText(@Nullable MediaType type) {
    return type != null
        && (type.type().equals("text")
            || type.subtype().matches("json|xml|.*\\+json|x-www-form-urlencoded"));
  }
}
