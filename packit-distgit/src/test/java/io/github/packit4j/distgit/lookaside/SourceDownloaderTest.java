package io.github.packit4j.distgit.lookaside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.DistGitException;
import io.github.packit4j.distgit.HashType;
import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.distgit.openpgp.Fingerprint;
import io.github.packit4j.distgit.openpgp.OpenPgpKeys;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.testing.PromptSockets;
import io.github.packit4j.http.testing.Requests;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceDownloaderTest {

  private static final String NAME = "hello-2.0.tar.gz";
  private static final Fingerprint RELEASE =
      Fingerprint.parse("54F2CE95FF5E8C4B85F90DF7C6577C9A4E221AE3");

  @StartStop public final MockWebServer server = PromptSockets.webServer();
  @TempDir Path directory;
  private final List<Duration> pauses = new ArrayList<>();
  private SourceDownloader downloader;

  @BeforeEach
  void prepare() {
    downloader = builder().allowPrivateAddresses().build();
  }

  private SourceDownloader.Builder builder() {
    return SourceDownloader.builder()
        .httpClient(new OkHttpClient())
        .retryPolicy(
            new RetryPolicy(
                3, Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(60)))
        .sleeper(pauses::add)
        .clock(Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC))
        .maxBytes(1000);
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .noneMatch(name -> name.endsWith(".part"));
    }
  }

  private URI uri(String path) {
    return server.url(path).uri();
  }

  private static MockResponse body(String text) {
    return new MockResponse.Builder().body(text).build();
  }

  private static Buffer resource(String name) throws IOException {
    try (InputStream in = SourceDownloaderTest.class.getResourceAsStream("/signatures/" + name)) {
      return new Buffer().readFrom(Objects.requireNonNull(in, name));
    }
  }

  @Test
  void downloadsAfterRedirects() throws Exception {
    server.enqueue(
        new MockResponse.Builder().code(302).setHeader("Location", "/elsewhere").build());
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Encoding", "gzip")
            .setHeader("Content-Type", "application/x-gzip")
            .body("not gzip at all")
            .build());
    DownloadedSource source = downloader.download(uri("/a"), directory, NAME);
    assertThat(source.path()).isEqualTo(directory.resolve(NAME)).hasContent("not gzip at all");
    assertThat(source.sha512())
        .isEqualTo(SourceEntry.ofFile(HashType.SHA512, source.path()).hash());
    assertThat(source.size()).isEqualTo(15);
    Requests.taken(server);
    assertThat(Requests.taken(server).getTarget()).isEqualTo("/elsewhere");
  }

  @Test
  void refusesThisMachineUnlessItIsAllowed() {
    assertThatThrownBy(() -> builder().build().download(uri("/a"), directory, NAME))
        .isInstanceOfSatisfying(
            LookasideException.class, e -> assertThat(e.mayPassByItself()).isFalse())
        .hasMessageContaining("allow private addresses");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void hasADeadlineAndDoesNotBeginAgainThen() {
    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(900))
            .throttleBody(1, 1, TimeUnit.SECONDS)
            .build());
    SourceDownloader impatient =
        builder().allowPrivateAddresses().deadline(Duration.ofMillis(300)).build();
    assertThatThrownBy(() -> impatient.download(uri("/a"), directory, NAME))
        .isInstanceOf(LookasideException.class)
        .hasMessageContaining("not complete after PT0.3S");
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void anInterruptIsALookasideException() {
    server.enqueue(body("complete"));
    boolean flag;
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> downloader.download(uri("/a"), directory, NAME))
          .isInstanceOfSatisfying(
              LookasideException.class, e -> assertThat(e.mayPassByItself()).isTrue())
          .hasMessageContaining("interrupted");
    } finally {
      flag = Thread.interrupted();
    }
    assertThat(flag).as("the flag").isTrue();
    assertThat(pauses).isEmpty();
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    server.enqueue(new MockResponse.Builder().code(404).build());
    assertThatThrownBy(() -> downloader.download(uri("/a.tar.gz"), directory, NAME))
        .isInstanceOf(SourceNotFoundException.class)
        .hasMessageContaining("/a.tar.gz");
    assertThat(directory.resolve(NAME)).doesNotExist();
    assertThat(pauses).isEmpty();
  }

  @Test
  void masksTheAddressItIsSentTo() {
    server.enqueue(
        new MockResponse.Builder()
            .code(302)
            .setHeader("Location", "/there?X-Amz-Signature=tops3cret")
            .build());
    server.enqueue(new MockResponse.Builder().code(404).build());
    assertThatThrownBy(() -> downloader.download(uri("/a.tar.gz"), directory, NAME))
        .hasMessageContaining("/there")
        .hasMessageNotContaining("tops3cret");
  }

  @Test
  void triesAgainWhatBreaks() {
    server.enqueue(new MockResponse.Builder().code(502).build());
    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(900))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    server.enqueue(body("complete"));
    assertThat(downloader.download(uri("/a"), directory, NAME).size()).isEqualTo(8);
    assertThat(pauses).hasSize(2);
    for (int i = 0; i < 9; i++) {
      server.enqueue(
          new MockResponse.Builder()
              .body("x".repeat(900))
              .onResponseBody(new SocketEffect.CloseSocket())
              .build());
    }
    assertThatThrownBy(() -> downloader.download(uri("/b"), directory, "b"))
        .isInstanceOf(LookasideException.class);
    assertThat(directory.resolve("b")).doesNotExist();
  }

  @Test
  void keepsNothingTooLarge() {
    server.enqueue(body("x".repeat(1001)));
    server.enqueue(new MockResponse.Builder().chunkedBody("x".repeat(5000), 100).build());
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> downloader.download(uri("/a"), directory, NAME))
          .isInstanceOf(SourceVerificationException.class)
          .hasMessageContaining("1000 bytes");
      assertThat(directory.resolve(NAME)).doesNotExist();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text/html; charset=utf-8, anything, web page",
    "application/gzip, <html>, web page",
    "application/octet-stream, '\r\n<!DOCTYPE html><title>Log in', web page",
    "application/gzip, '', nothing",
  })
  void takesNoWebPageForAnArchive(String type, String content, String told) {
    server.enqueue(
        new MockResponse.Builder().setHeader("Content-Type", type).body(content).build());
    assertThatThrownBy(() -> downloader.download(uri("/a"), directory, NAME))
        .isInstanceOf(SourceVerificationException.class)
        .hasMessageContaining("the server sent")
        .hasMessageContaining(told)
        .hasMessageContaining("not an archive");
    assertThat(directory.resolve(NAME)).doesNotExist();
  }

  @Test
  void takesAWebPageThatIsASource() {
    server.enqueue(
        new MockResponse.Builder().setHeader("Content-Type", "text/html").body("<html>").build());
    assertThat(downloader.download(uri("/a"), directory, "manual.html").size()).isEqualTo(6);
  }

  @Test
  void triesMirrorsAndChecksTheHash() throws IOException {
    SourceEntry expected =
        SourceEntry.ofFile(
            HashType.SHA256, Files.writeString(directory.resolve("expected"), "right"));
    SourceRequest request =
        SourceRequest.builder()
            .uri(uri("/first"))
            .addMirrors(uri("/second"), uri("/third"))
            .fileName(NAME)
            .expectedHash(expected)
            .build();
    server.enqueue(new MockResponse.Builder().code(404).build());
    server.enqueue(body("wrong"));
    server.enqueue(body("right"));
    DownloadedSource source = downloader.download(request, directory);
    assertThat(source.path()).hasContent("right");
    assertThat(downloader.download(request, directory)).isEqualTo(source);
    assertThat(server.getRequestCount()).isEqualTo(3);

    Files.writeString(source.path(), "changed");
    for (int i = 0; i < 3; i++) {
      server.enqueue(body("wrong"));
    }
    assertThatThrownBy(() -> downloader.download(request, directory))
        .isInstanceOf(SourceVerificationException.class)
        .hasMessageContaining(expected.hash())
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(2));
    assertThat(source.path()).hasContent("changed");
  }

  @Test
  void checksTheSignature() throws IOException {
    OpenPgpKeys keys = OpenPgpKeys.parse(resource("keys.asc").readByteArray());
    SourceRequest request =
        SourceRequest.builder()
            .uri(uri("/release.txt"))
            .fileName("release.txt")
            .signature(new SourceSignature(uri("/release.txt.asc"), keys, Set.of(RELEASE)))
            .build();
    server.enqueue(new MockResponse.Builder().body(resource("release.txt.asc")).build());
    server.enqueue(body("not what was signed\n"));
    assertThatThrownBy(() -> downloader.download(request, directory))
        .isInstanceOf(SourceVerificationException.class)
        .hasMessageContaining("release.txt.asc");
    assertThat(directory.resolve("release.txt")).doesNotExist();

    server.enqueue(new MockResponse.Builder().body(resource("release.txt.asc")).build());
    server.enqueue(new MockResponse.Builder().body(resource("release.txt")).build());
    assertThat(downloader.download(request, directory).path()).exists();

    server.enqueue(new MockResponse.Builder().code(404).build());
    assertThatThrownBy(() -> downloader.download(request, directory))
        .isInstanceOf(SourceNotFoundException.class);
  }

  /** A hash says that it is the same file, not who made it. */
  @Test
  void checksTheSignatureOfAFileThatIsThereAlready() throws IOException {
    OpenPgpKeys keys = OpenPgpKeys.parse(resource("keys.asc").readByteArray());
    server.enqueue(new MockResponse.Builder().body(resource("release.txt")).build());
    DownloadedSource there = downloader.download(uri("/release.txt"), directory, "release.txt");
    SourceRequest request =
        SourceRequest.builder()
            .uri(uri("/release.txt"))
            .fileName("release.txt")
            .expectedHash(SourceEntry.ofFile(HashType.SHA256, there.path()))
            .signature(new SourceSignature(uri("/release.txt.asc"), keys, Set.of(RELEASE)))
            .build();

    server.enqueue(new MockResponse.Builder().code(404).build());
    assertThatThrownBy(() -> downloader.download(request, directory))
        .isInstanceOf(SourceNotFoundException.class)
        .hasMessageContaining("release.txt.asc");
  }

  @Test
  void refusesHostileNamesAndOtherSchemes() {
    for (String name : List.of("../evil", "/tmp/evil", "..", "a/b", "")) {
      assertThatThrownBy(() -> downloader.download(uri("/a"), directory, name))
          .isInstanceOf(DistGitException.class);
    }
    assertThatThrownBy(
            () -> downloader.download(URI.create("file:///etc/passwd"), directory, "passwd"))
        .isInstanceOf(LookasideException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "404, SourceNotFoundException",
    "410, SourceNotFoundException",
    "401, LookasideAuthenticationException",
    "403, LookasideAuthenticationException",
    "400, LookasideException",
    "204, LookasideException",
    "206, LookasideException",
  })
  void tellsAnswersApart(int status, String type) {
    server.enqueue(new MockResponse.Builder().code(status).build());
    assertThatThrownBy(() -> downloader.download(uri("/a"), directory, NAME))
        .isInstanceOfSatisfying(
            LookasideException.class, e -> assertThat(e.status()).hasValue(status))
        .extracting(e -> e.getClass().getSimpleName())
        .isEqualTo(type);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "a.tar.gz, false",
    "a.tar.zst, false",
    "a.tar.lzma, false",
    "a.tar, false",
    "a.tgz, false",
    "a.tbz2, false",
    "a.txz, false",
    "a.zip, false",
    "A.ZIP, false",
    "a.crate, false",
    "a.7z, false",
    "a.html, true",
    "a.txt, true",
    "tar.gz.html, true",
    "a.tar.gz.asc, true",
  })
  void aPageIsNoArchive(String name, boolean taken) {
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", "text/html; charset=utf-8")
            .body("<html>")
            .build());
    if (taken) {
      assertThat(downloader.download(uri("/a"), directory, name).size()).isEqualTo(6);
    } else {
      assertThatThrownBy(() -> downloader.download(uri("/a"), directory, name))
          .isInstanceOf(SourceVerificationException.class)
          .hasMessageContaining("web page");
    }
  }

  @Test
  void takesTheLargestFileThatIsAllowedAndNoLarger() {
    server.enqueue(body("x".repeat(1000)));
    assertThat(downloader.download(uri("/a"), directory, NAME).size()).isEqualTo(1000);
    server.enqueue(body("x".repeat(1001)));
    assertThatThrownBy(() -> downloader.download(uri("/a"), directory, "b.tar.gz"))
        .isInstanceOf(SourceVerificationException.class)
        .hasMessageContaining("larger than the 1000 bytes");
    server.enqueue(new MockResponse.Builder().chunkedBody("x".repeat(1001), 100).build());
    assertThatThrownBy(() -> downloader.download(uri("/a"), directory, "b.tar.gz"))
        .isInstanceOf(SourceVerificationException.class);
    assertThat(directory.resolve("b.tar.gz")).doesNotExist();
  }

  /** What is announced too large is not begun. */
  @Test
  void doesNotBeginWhatIsTooLarge() {
    List<TransferListener.Progress> told = new ArrayList<>();
    server.enqueue(body("x".repeat(200_000)));
    SourceDownloader listening =
        builder().allowPrivateAddresses().maxBytes(100_000).transferListener(told::add).build();
    assertThatThrownBy(() -> listening.download(uri("/a"), directory, NAME))
        .isInstanceOf(SourceVerificationException.class);
    assertThat(told).isEmpty();
  }

  @Test
  void doesNotReadALargeSignature() throws IOException {
    OpenPgpKeys keys = OpenPgpKeys.parse(resource("keys.asc").readByteArray());
    server.enqueue(body("x".repeat((1 << 18) + 1)));
    SourceRequest request =
        SourceRequest.builder()
            .uri(uri("/a"))
            .fileName(NAME)
            .signature(new SourceSignature(uri("/a.asc"), keys, Set.of(RELEASE)))
            .build();
    assertThatThrownBy(() -> downloader.download(request, directory))
        .isInstanceOf(SourceVerificationException.class)
        .hasMessageContaining("larger than the 262144 bytes");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }
}
