package io.github.packit4j.core.internal.workspace;

import io.github.packit4j.distgit.lookaside.SourceDownloader;
import io.github.packit4j.http.RetryPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Archives that can be downloaded, without a network; any other address answers with 404. */
public final class ServedArchives {

  private final Map<String, String> served = new HashMap<>();
  private final AtomicInteger requests = new AtomicInteger();

  /** Serves a text from now on. */
  public void serve(URI address, String content) {
    served.put(address.toString(), content);
  }

  /** Tells how many requests there were. */
  public int requests() {
    return requests.get();
  }

  /** Gives a new store in a directory. */
  public ArchiveStore store(Path directory) {
    OkHttpClient http = new OkHttpClient.Builder().addInterceptor(this::answer).build();
    return new ArchiveStore(
        SourceDownloader.builder().httpClient(http).retryPolicy(RetryPolicy.none()).build(),
        directory);
  }

  private Response answer(Interceptor.Chain chain) {
    requests.incrementAndGet();
    String address = chain.request().url().toString();
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(served.containsKey(address) ? 200 : 404)
        .message("")
        .body(
            ResponseBody.create(
                served.getOrDefault(address, ""), MediaType.get("application/gzip")))
        .build();
  }
}
