package io.github.packit4j.distgit.lookaside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.packit4j.distgit.HashType;
import io.github.packit4j.distgit.LookasideLocation;
import io.github.packit4j.distgit.SourceEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final int BLOCK = 1 << 16;

  private TransferBenchmark() {}

  /** Takes the size in MiB, 1024 by default, and the number of rounds, 5 by default. */
  public static void main(String[] arguments) throws IOException {
    long size = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 1024) << 20;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    Path directory = Files.createTempDirectory("transfer-benchmark-");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, size));
    server.start();
    try {
      run(
          URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
          directory,
          size,
          rounds);
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  private static void run(URI base, Path directory, long size, int rounds) throws IOException {
    OkHttpClient client = new OkHttpClient();
    SourceDownloader downloader =
        SourceDownloader.builder()
            .allowPrivateAddresses()
            .httpClient(client)
            .maxBytes(size)
            .build();
    LookasideCache cache =
        LookasideCache.builder(
                LookasideLocation.namespaced(base.resolve("/pkgs"), base.resolve("/upload.cgi")))
            .httpClient(client)
            .build();
    Path file = directory.resolve("big.tar.gz");
    Comparison download =
        new Comparison(
            "download, SHA-512, file",
            size,
            // New files for both: replacing one makes some file systems write the old one out
            // first.
            () -> {
              Files.deleteIfExists(directory.resolve("plain"));
              Files.deleteIfExists(file);
            },
            () -> plainDownload(client, base, directory),
            () -> downloader.download(base.resolve("/big.tar.gz"), directory, "big.tar.gz"));
    download.round(0); // Both are compiled now, and the file is there.
    Path sent = Files.move(file, directory.resolve("sent.tar.gz"));
    SourceEntry entry = SourceEntry.ofFile(HashType.SHA512, sent);
    Comparison upload =
        new Comparison(
            "upload of a file",
            size,
            () -> {},
            () -> plainUpload(client, base, sent),
            () -> cache.upload("big", sent, entry));
    upload.round(0);
    download.forget();
    upload.forget();
    for (int round = 1; round <= rounds; round++) {
      download.round(round);
      upload.round(round);
    }
    download.summary();
    upload.summary();
    Files.delete(sent);
    Files.deleteIfExists(file);
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

  /** One transfer, by plain OkHttp and by this library. */
  private static final class Comparison {

    private final String name;
    private final double mebibytes;
    private final Transfer preparation;
    private final Transfer plain;
    private final Transfer ours;
    private final List<Double> plainSpeeds = new ArrayList<>();
    private final List<Double> ourSpeeds = new ArrayList<>();
    private final List<Double> plainCpu = new ArrayList<>();
    private final List<Double> ourCpu = new ArrayList<>();

    Comparison(String name, long size, Transfer preparation, Transfer plain, Transfer ours) {
      this.name = name;
      this.mebibytes = size >> 20;
      this.preparation = preparation;
      this.plain = plain;
      this.ours = ours;
    }

    /** Runs both, the one first in one round and the other in the next: the disk is shared. */
    void round(int number) throws IOException {
      if (number % 2 == 0) {
        run(plain, plainSpeeds, plainCpu);
        run(ours, ourSpeeds, ourCpu);
      } else {
        run(ours, ourSpeeds, ourCpu);
        run(plain, plainSpeeds, plainCpu);
      }
      System.out.printf(
          "round %d, %-25s plain OkHttp %5.0f MiB/s, packit4j %5.0f MiB/s%n",
          number, name, last(plainSpeeds), last(ourSpeeds));
    }

    void forget() {
      plainSpeeds.clear();
      ourSpeeds.clear();
      plainCpu.clear();
      ourCpu.clear();
    }

    void summary() {
      System.out.printf(
          "median,  %-25s plain OkHttp %5.0f MiB/s, packit4j %5.0f MiB/s: factor %.2f%n",
          name, median(plainSpeeds), median(ourSpeeds), median(ourSpeeds) / median(plainSpeeds));
      // The client's own share, which a busy machine changes little.
      System.out.printf(
          "median,  %-25s plain OkHttp %5.2f ms of CPU a MiB, packit4j %5.2f: factor %.2f%n",
          name, median(plainCpu), median(ourCpu), median(plainCpu) / median(ourCpu));
    }

    private void run(Transfer transfer, List<Double> speeds, List<Double> cpu) throws IOException {
      preparation.run();
      long start = System.nanoTime();
      long cpuStart = CPU.getCurrentThreadCpuTime();
      transfer.run();
      cpu.add((CPU.getCurrentThreadCpuTime() - cpuStart) / 1e6 / mebibytes);
      speeds.add(mebibytes / ((System.nanoTime() - start) / 1e9));
    }

    private static double last(List<Double> speeds) {
      return speeds.get(speeds.size() - 1);
    }

    private static double median(List<Double> speeds) {
      List<Double> sorted = speeds.stream().sorted().toList();
      int middle = sorted.size() / 2;
      return sorted.size() % 2 == 1
          ? sorted.get(middle)
          : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
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
