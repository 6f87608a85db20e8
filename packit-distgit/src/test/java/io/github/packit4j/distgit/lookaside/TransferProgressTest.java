package io.github.packit4j.distgit.lookaside;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.distgit.HashType;
import io.github.packit4j.distgit.LookasideLocation;
import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.distgit.lookaside.TransferListener.Direction;
import io.github.packit4j.distgit.lookaside.TransferListener.Progress;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.testing.PromptSockets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a listener is told adds up. */
class TransferProgressTest {

  private static final int STEP = 1 << 16;

  @StartStop public final MockWebServer server = PromptSockets.webServer();
  @TempDir Path directory;
  private final List<Progress> told = new CopyOnWriteArrayList<>();
  private LookasideCache cache;

  @BeforeEach
  void connect() {
    cache =
        LookasideCache.builder(
                LookasideLocation.namespaced(
                    server.url("/repo").uri(), server.url("/upload.cgi").uri()))
            .httpClient(new OkHttpClient())
            .retryPolicy(
                new RetryPolicy(
                    2, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)))
            .transferListener(told::add)
            .sleeper(pause -> {})
            .build();
  }

  private Path file(int size) throws IOException {
    return Files.write(directory.resolve("a.tar.gz"), new byte[size]);
  }

  private static MockResponse answer(byte[] body) {
    return new MockResponse.Builder().body(new Buffer().write(body)).build();
  }

  /** Grows to the whole by at least 64 KiB a call, the last one aside. */
  private void assertAddsUp(List<Progress> calls, Direction direction, long size) {
    long before = 0;
    for (int i = 0; i < calls.size(); i++) {
      Progress call = calls.get(i);
      assertThat(call.direction()).isEqualTo(direction);
      assertThat(call.fileName()).isEqualTo("a.tar.gz");
      long step = call.transferred() - before;
      assertThat(step).isGreaterThanOrEqualTo(i == calls.size() - 1 ? 1 : STEP);
      before = call.transferred();
    }
    assertThat(before).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, STEP - 1, STEP, STEP + 1, 3 * STEP, 300_000})
  void ofAnUpload(int size) throws IOException {
    Path file = file(size);
    server.enqueue(answer("Missing".getBytes(StandardCharsets.UTF_8)));
    server.enqueue(answer("a.tar.gz stored OK".getBytes(StandardCharsets.UTF_8)));

    cache.upload("hello", file, SourceEntry.ofFile(HashType.SHA512, file));

    assertThat(told).allSatisfy(call -> assertThat(call.total()).hasValue(size));
    assertAddsUp(told, Direction.UPLOAD, size);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, STEP - 1, STEP, STEP + 1, 3 * STEP, 300_000})
  void ofADownload(int size) throws IOException {
    SourceEntry entry = SourceEntry.ofFile(HashType.SHA512, file(size));
    server.enqueue(answer(new byte[size]));

    cache.download("hello", entry, directory.resolve("downloads"));

    assertThat(told).allSatisfy(call -> assertThat(call.total()).hasValue(size));
    assertAddsUp(told, Direction.DOWNLOAD, size);
  }

  @Test
  void hasNoTotalWhereTheServerDoesNotSay() throws IOException {
    SourceEntry entry = SourceEntry.ofFile(HashType.SHA512, file(300_000));
    server.enqueue(
        new MockResponse.Builder()
            .chunkedBody(new Buffer().write(new byte[300_000]), 50_000)
            .build());

    cache.download("hello", entry, directory.resolve("downloads"));

    assertThat(told).allSatisfy(call -> assertThat(call.total()).isEqualTo(OptionalLong.empty()));
    assertAddsUp(told, Direction.DOWNLOAD, 300_000);
  }

  @Test
  void beginsAgainWithARepeatedAttempt() throws IOException {
    SourceEntry entry = SourceEntry.ofFile(HashType.SHA512, file(300_000));
    server.enqueue(
        new MockResponse.Builder()
            .body(new Buffer().write(new byte[300_000]))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    server.enqueue(answer(new byte[300_000]));

    cache.download("hello", entry, directory.resolve("downloads"));

    assertThat(told.size()).isGreaterThanOrEqualTo(5);
    assertAddsUp(told.subList(told.size() - 5, told.size()), Direction.DOWNLOAD, 300_000);
  }
}
