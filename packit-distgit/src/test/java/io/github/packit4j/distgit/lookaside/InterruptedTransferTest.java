package io.github.packit4j.distgit.lookaside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.HashType;
import io.github.packit4j.distgit.LookasideLocation;
import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.http.testing.PromptSockets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread that is interrupted in the middle of a transfer: it ends, and leaves nothing behind. */
class InterruptedTransferTest {

  private static final int SIZE = 1 << 20;

  @StartStop public final MockWebServer server = PromptSockets.webServer();
  @TempDir Path directory;
  private final List<TransferListener.Progress> told = new ArrayList<>();
  private Path file;
  private LookasideCache cache;

  @BeforeEach
  void connect() throws IOException {
    file = Files.write(directory.resolve("a.tar.gz"), new byte[SIZE]);
    cache =
        LookasideCache.builder(
                LookasideLocation.namespaced(
                    server.url("/repo").uri(), server.url("/upload.cgi").uri()))
            .httpClient(new OkHttpClient())
            .transferListener(this::interrupt)
            .sleeper(pause -> assertThat(pause).as("a pause before another attempt").isNull())
            .build();
  }

  private void interrupt(TransferListener.Progress progress) {
    told.add(progress);
    Thread.currentThread().interrupt();
  }

  @Test
  void aDownload() throws IOException {
    SourceEntry entry = SourceEntry.ofFile(HashType.SHA512, file);
    Path target = Files.createDirectory(directory.resolve("downloads"));
    server.enqueue(new MockResponse.Builder().body(new Buffer().write(new byte[SIZE])).build());

    assertThatThrownBy(() -> cache.download("hello", entry, target))
        .isInstanceOfSatisfying(
            LookasideException.class, e -> assertThat(e.mayPassByItself()).isTrue());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(told.get(told.size() - 1).transferred()).isLessThan(SIZE);
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void anUpload() {
    SourceEntry entry = SourceEntry.ofFile(HashType.SHA512, file);
    server.enqueue(new MockResponse.Builder().body("Missing").build());
    server.enqueue(new MockResponse.Builder().body("a.tar.gz stored OK").build());

    assertThatThrownBy(() -> cache.upload("hello", file, entry))
        .isInstanceOfSatisfying(
            LookasideException.class, e -> assertThat(e.mayPassByItself()).isTrue());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(told.get(told.size() - 1).transferred()).isLessThan(SIZE);
    assertThat(server.getRequestCount()).isLessThanOrEqualTo(2);
  }
}
