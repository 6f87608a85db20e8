package io.github.packit4j.distgit.lookaside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.packit4j.distgit.HashType;
import io.github.packit4j.distgit.LookasideLocation;
import io.github.packit4j.distgit.SourceEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.HashingSink;
import okio.HashingSource;
import okio.Okio;
import okio.Sink;

/**
 * Compares downloads and uploads of a large file with plain OkHttp doing the same work, on
 * loopback. Run it with a small heap to see that files are streamed; see the module's README.
 */
public final class TransferBenchmark {

  private static final int BLOCK = 1 << 16;

  private TransferBenchmark() {}

  /** Takes the size in MiB, 1024 by default. */
  public static void main(String[] arguments) throws IOException {
    long size = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 1024) << 20;
    Path directory = Files.createTempDirectory("transfer-benchmark-");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, size));
    server.start();
    try {
      run(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), directory, size);
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  private static void run(URI base, Path directory, long size) throws IOException {
    OkHttpClient client = new OkHttpClient();
    SourceDownloader downloader =
        SourceDownloader.builder().httpClient(client).maxBytes(size).build();
    LookasideCache cache =
        LookasideCache.builder(
                LookasideLocation.namespaced(base.resolve("/pkgs"), base.resolve("/upload.cgi")))
            .httpClient(client)
            .build();
    Path file = directory.resolve("big.tar.gz");
    for (int round = 1; round <= 3; round++) {
      System.out.println("round " + round);
      report("plain OkHttp download, hashed", size, () -> plainDownload(client, base, directory));
      report(
          "SourceDownloader             ",
          size,
          () -> downloader.download(base.resolve("/big.tar.gz"), directory, "big.tar.gz"));
      SourceEntry entry = SourceEntry.ofFile(HashType.SHA512, file);
      report("plain OkHttp upload          ", size, () -> plainUpload(client, base, file));
      report("LookasideCache upload        ", size, () -> cache.upload("big", file, entry));
    }
    Files.delete(file);
    Files.deleteIfExists(directory.resolve("plain"));
    Files.delete(directory);
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
    System.out.println(
        "largest heap allowed: " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
  }

  /** Something to measure. */
  private interface Transfer {
    void run() throws IOException;
  }

  private static void report(String name, long size, Transfer transfer) throws IOException {
    long start = System.nanoTime();
    transfer.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("  %s %7.0f MiB/s%n", name, (size >> 20) / seconds);
  }

  private static void plainDownload(OkHttpClient client, URI base, Path directory)
      throws IOException {
    Request request =
        new Request.Builder()
            .url(base.resolve("/big.tar.gz").toString())
            .header("Accept-Encoding", "identity")
            .build();
    try (Response response = client.newCall(request).execute();
        HashingSource hashed = HashingSource.sha512(response.body().source());
        Sink file = Okio.sink(directory.resolve("plain"));
        BufferedSink out = Okio.buffer(file)) {
      out.writeAll(hashed);
    }
  }

  private static void plainUpload(OkHttpClient client, URI base, Path file) throws IOException {
    Request request =
        new Request.Builder()
            .url(base.resolve("/plain").toString())
            .post(RequestBody.create(file.toFile(), null))
            .build();
    try (Response response = client.newCall(request).execute();
        HashingSink discarded = HashingSink.md5(Okio.blackhole())) {
      if (response.code() != 200) {
        throw new IOException("status " + response.code() + discarded);
      }
    }
  }

  private static void handle(HttpExchange exchange, long size) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(200, size);
        byte[] block = new byte[BLOCK];
        try (OutputStream out = exchange.getResponseBody()) {
          for (long sent = 0; sent < size; sent += BLOCK) {
            out.write(block, 0, (int) Math.min(BLOCK, size - sent));
          }
        }
        return;
      }
      long received = 0;
      byte[] block = new byte[BLOCK];
      try (InputStream in = exchange.getRequestBody()) {
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
          received += n;
        }
      }
      String answer = received < size ? "Missing\n" : "File big.tar.gz size 1 stored OK\n";
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
