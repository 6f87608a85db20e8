package io.github.packit4j.distgit.lookaside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.DistGitException;
import io.github.packit4j.distgit.HashType;
import io.github.packit4j.distgit.LookasideLocation;
import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.http.KerberosException;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.testing.PromptSockets;
import io.github.packit4j.http.testing.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookasideCacheTest {

  private static final String PACKAGE = "python-ogr";
  private static final String ARCHIVE = "python-ogr-0.51.0.tar.gz";
  private static final Recordings RECORDED = new Recordings();

  @StartStop public final MockWebServer server = PromptSockets.webServer();
  @TempDir Path directory;
  private final OkHttpClient client = new OkHttpClient();
  private final List<Duration> pauses = new ArrayList<>();
  private final List<TransferListener.Progress> progress = new ArrayList<>();
  private LookasideCache cache;
  private Path archive;
  private SourceEntry entry;

  @BeforeEach
  void prepare() throws IOException {
    cache = builder("/repo/pkgs").build();
    archive = directory.resolve(ARCHIVE);
    Files.writeString(archive, RECORDED.responseBody("download"));
    Files.setLastModifiedTime(archive, FileTime.from(Instant.ofEpochSecond(1_700_000_000)));
    entry = SourceEntry.ofFile(HashType.SHA512, archive);
  }

  private LookasideCache.Builder builder(String base) {
    return LookasideCache.builder(
            LookasideLocation.namespaced(
                server.url(base).uri(), server.url(base + "/upload.cgi").uri()))
        .httpClient(client)
        .retryPolicy(
            new RetryPolicy(
                3, Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(30)))
        .transferListener(progress::add)
        .sleeper(pauses::add);
  }

  /** The body of a request with its boundary replaced by the one of the recordings. */
  private static String body(RecordedRequest request) {
    String type = request.getHeaders().get("Content-Type");
    assertThat(type).startsWith("multipart/form-data; boundary=------------------------");
    assertThat(request.getHeaders().get("Content-Length")).isNotNull();
    String boundary = type.substring(type.indexOf('=') + 1);
    return request.getBody().utf8().replace(boundary, Recordings.BOUNDARY);
  }

  private void answer(String... names) {
    for (String name : names) {
      server.enqueue(RECORDED.response(name));
    }
  }

  @Test
  void uploadsAsRecorded() throws InterruptedException {
    answer("check-missing", "upload");

    UploadOutcome outcome = cache.upload(PACKAGE, archive, entry);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            UploadOutcome.Uploaded.class,
            uploaded -> {
              assertThat(uploaded.size()).isEqualTo(580);
              assertThat(uploaded.message()).endsWith("stored OK");
            });
    RecordedRequest check = Requests.taken(server);
    assertThat(check.getRequestLine())
        .isEqualTo("POST " + RECORDED.path("check-missing") + " HTTP/1.1");
    assertThat(body(check)).isEqualTo(RECORDED.requestBody("check-missing"));
    RecordedRequest upload = Requests.taken(server);
    assertThat(body(upload)).isEqualTo(RECORDED.requestBody("upload"));
    assertThat(upload.getHeaders().get("Authorization")).isNull();
    assertThat(progress)
        .last()
        .isEqualTo(
            new TransferListener.Progress(
                TransferListener.Direction.UPLOAD, ARCHIVE, 580, OptionalLong.of(580)));
  }

  @Test
  void sendsNothingThatIsThere() {
    answer("check-available");
    assertThat(cache.upload(PACKAGE, archive, entry))
        .isEqualTo(new UploadOutcome.AlreadyThere(entry));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void acceptsThatSomebodyElseWasFaster() {
    answer("check-missing", "upload-again");
    assertThat(cache.upload(PACKAGE, archive, entry))
        .isEqualTo(new UploadOutcome.AlreadyThere(entry));
  }

  @Test
  void countsAFileAsStoredThoughTheServerCouldNotTellOthers() throws IOException {
    Path file = Files.writeString(directory.resolve("fm.txt"), "fm");
    answer("check-missing", "upload-notification-failure");
    assertThat(cache.upload("hello", file, SourceEntry.ofFile(HashType.SHA512, file)))
        .isInstanceOfSatisfying(
            UploadOutcome.Uploaded.class,
            uploaded -> assertThat(uploaded.message()).contains("Status: 500"));
  }

  @Test
  void uploadsMd5WhereAllowed() throws InterruptedException {
    SourceEntry md5 = SourceEntry.ofFile(HashType.MD5, archive);
    answer("check-missing", "md5-upload-where-allowed");
    LookasideCache old = builder("/repo/md5").build();
    assertThat(old.upload(PACKAGE, archive, md5)).isInstanceOf(UploadOutcome.Uploaded.class);
    assertThat(body(Requests.taken(server)))
        .isEqualTo(RECORDED.requestBody("md5-check-where-allowed"));
    assertThat(body(Requests.taken(server)))
        .startsWith(
            RECORDED
                .requestBody("md5-upload-where-allowed")
                .replace("--" + Recordings.BOUNDARY + "--\r\n", ""));
  }

  @Test
  void explainsRefusals() {
    answer("check-unknown-module");
    assertThatThrownBy(() -> cache.upload("no-such", archive, entry))
        .isInstanceOf(SourceNotFoundException.class)
        .hasMessageContaining("Module \"rpms/no-such\" does not exist!");

    answer("kerberos-no-credentials");
    assertThatThrownBy(() -> cache.upload(PACKAGE, archive, entry))
        .isInstanceOf(LookasideAuthenticationException.class)
        .hasMessageContaining("Kerberos ticket");

    answer("not-in-packager-group");
    assertThatThrownBy(() -> cache.upload(PACKAGE, archive, entry))
        .isInstanceOf(LookasideAuthenticationException.class)
        .hasMessageContaining("packager group");

    answer("check-missing", "upload-md5-refused");
    assertThatThrownBy(() -> cache.upload(PACKAGE, archive, entry))
        .isInstanceOfSatisfying(LookasideException.class, e -> assertThat(e.status()).hasValue(406))
        .hasMessageContaining("md5 are no longer allowed");

    for (String wrong :
        List.of("upload-bad-checksum", "upload-uppercase-hash", "upload-truncated-body")) {
      answer("check-missing", wrong);
      assertThatThrownBy(() -> cache.upload(PACKAGE, archive, entry))
          .isInstanceOf(SourceVerificationException.class)
          .hasMessageContaining("check failed");
    }
    assertThat(pauses).isEmpty();
  }

  @Test
  void explainsEveryOtherRecordedError() {
    Stream.of(
            "upload-no-fields",
            "upload-no-checksum",
            "upload-no-file",
            "upload-two-names",
            "upload-bad-mtime")
        .forEach(
            name -> {
              answer("check-missing", name);
              assertThatThrownBy(() -> cache.upload(PACKAGE, archive, entry))
                  .isInstanceOfSatisfying(
                      LookasideException.class, e -> assertThat(e.status()).hasValue(400))
                  .hasMessageContaining(RECORDED.responseBody(name).strip());
            });
  }

  /** A cache of the program's may be anywhere; where it sends the program may not. */
  @Test
  void isNotLedIntoANetworkThatIsNotPublic() {
    MockResponse away =
        new MockResponse.Builder()
            .code(302)
            .setHeader("Location", "http://169.254.169.254/latest/meta-data")
            .build();
    server.enqueue(away);
    assertThatThrownBy(() -> cache.download(PACKAGE, entry, directory.resolve("other")))
        .isInstanceOfSatisfying(
            LookasideException.class, e -> assertThat(e.mayPassByItself()).isFalse())
        .hasMessageContaining("169.254.169.254")
        .hasMessageContaining("not public");
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void asksAgainBeforeSendingAgain() {
    answer("check-missing");
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    answer("check-missing", "upload");
    assertThat(cache.upload(PACKAGE, archive, entry)).isInstanceOf(UploadOutcome.Uploaded.class);
    assertThat(server.getRequestCount()).isEqualTo(4);
    assertThat(pauses).hasSize(1);
  }

  @Test
  void noticesThatABrokenUploadArrived() {
    answer("check-missing");
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    answer("check-available");
    assertThat(cache.upload(PACKAGE, archive, entry)).isInstanceOf(UploadOutcome.Uploaded.class);
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void givesUpOnAServerThatStaysBroken() {
    for (int i = 0; i < 3; i++) {
      answer("check-missing", "upload-file-field-without-filename");
    }
    assertThatThrownBy(() -> cache.upload(PACKAGE, archive, entry))
        .isInstanceOfSatisfying(
            LookasideException.class, e -> assertThat(e.status()).hasValue(500));
    assertThat(server.getRequestCount()).isEqualTo(6);
  }

  @Test
  void refusesAnAnswerThatIsNone() {
    server.enqueue(new MockResponse.Builder().body("<html>login</html>").build());
    assertThatThrownBy(() -> cache.upload(PACKAGE, archive, entry))
        .isInstanceOf(LookasideException.class)
        .hasMessageContaining("neither 'Available' nor 'Missing'");
  }

  @Test
  void authenticatesWithTheFirstRequest() throws InterruptedException {
    LookasideCache kerberos =
        builder("/repo/pkgs").negotiateTokens(host -> "token-for-" + host).build();
    answer("check-missing", "upload", "head-available");
    kerberos.upload(PACKAGE, archive, entry);
    assertThat(kerberos.contains(PACKAGE, entry)).isTrue();
    String expected = "Negotiate token-for-" + server.getHostName();
    assertThat(Requests.taken(server).getHeaders().get("Authorization")).isEqualTo(expected);
    assertThat(Requests.taken(server).getHeaders().get("Authorization")).isEqualTo(expected);
    assertThat(Requests.taken(server).getHeaders().get("Authorization")).isNull();
  }

  @Test
  void saysThatThereIsNoTicket() {
    LookasideCache kerberos =
        builder("/repo/pkgs")
            .negotiateTokens(
                host -> {
                  throw new KerberosException("no ticket for " + host, new IOException("expired"));
                })
            .build();
    assertThatThrownBy(() -> kerberos.upload(PACKAGE, archive, entry))
        .isInstanceOf(LookasideAuthenticationException.class)
        .hasMessageContaining("no ticket for");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void refusesHashesThatAreNone() {
    for (String hash : List.of("ab", "A".repeat(128), "\r\n--".repeat(32), "g".repeat(128))) {
      assertThatThrownBy(() -> cache.upload(PACKAGE, archive, SourceEntry.sha512(hash, "a.tar.gz")))
          .isInstanceOf(LookasideException.class)
          .hasMessageContaining("hash is not one");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void keepsTheTokenFromOtherHosts() {
    try (MockWebServer other = PromptSockets.webServer()) {
      other.start();
      LookasideCache kerberos =
          builder("/repo/pkgs").negotiateTokens(host -> "secret-token").build();
      server.enqueue(
          new MockResponse.Builder()
              .code(307)
              .setHeader("Location", other.url("/steal").toString())
              .build());
      assertThatThrownBy(() -> kerberos.upload(PACKAGE, archive, entry))
          .isInstanceOf(LookasideException.class)
          .message()
          .doesNotContain("secret-token");
      assertThat(other.getRequestCount()).isZero();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void looksUpByHead() throws InterruptedException {
    answer("head-available", "head-missing");
    assertThat(cache.contains(PACKAGE, entry)).isTrue();
    assertThat(cache.contains(PACKAGE, entry)).isFalse();
    assertThat(Requests.taken(server).getRequestLine())
        .isEqualTo("HEAD " + RECORDED.path("head-available") + " HTTP/1.1");
    server.enqueue(new MockResponse.Builder().code(400).build());
    assertThatThrownBy(() -> cache.contains(PACKAGE, entry)).isInstanceOf(LookasideException.class);
  }

  @Test
  void downloadsAsRecorded() throws Exception {
    Path target = directory.resolve("download");
    answer("download");
    DownloadedSource source = cache.download(PACKAGE, entry, target);
    assertThat(source).isEqualTo(new DownloadedSource(target.resolve(ARCHIVE), 580, entry.hash()));
    assertThat(source.entry()).isEqualTo(entry);
    assertThat(Files.getLastModifiedTime(source.path()).toInstant())
        .isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    RecordedRequest request = Requests.taken(server);
    assertThat(request.getRequestLine())
        .isEqualTo("GET " + RECORDED.path("download") + " HTTP/1.1");
    assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("identity");

    assertThat(cache.download(PACKAGE, entry, target)).isEqualTo(source);
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(files(target)).containsExactly(ARCHIVE);
  }

  /** What a link leads to may change, and is not this directory's. */
  @Test
  void aLinkIsNoFile() throws IOException {
    Path target = Files.createDirectories(directory.resolve("download"));
    Files.createSymbolicLink(target.resolve(ARCHIVE), archive);
    answer("download");
    cache.download(PACKAGE, entry, target);
    assertThat(target.resolve(ARCHIVE)).isRegularFile().hasContent(Files.readString(archive));
    assertThat(Files.isSymbolicLink(target.resolve(ARCHIVE))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 400, 401, 405, 500})
  void anotherAnswerIsNotMissing(int status) {
    server.enqueue(new MockResponse.Builder().code(status).build());
    LookasideCache once = builder("/repo/pkgs").retryPolicy(RetryPolicy.none()).build();
    assertThatThrownBy(() -> once.contains(PACKAGE, entry))
        .isInstanceOfSatisfying(
            LookasideException.class, e -> assertThat(e.status()).hasValue(status));
  }

  @Test
  void encodesNamesInAddresses() throws InterruptedException {
    answer("download-space-and-plus");
    SourceEntry odd =
        SourceEntry.sha512(RECORDED.field("upload-space-and-plus", "sha512sum"), "a b+c~d.tar.gz");
    assertThat(cache.download(PACKAGE, odd, directory).size()).isEqualTo(2);
    assertThat(Requests.taken(server).getRequestLine())
        .isEqualTo("GET " + RECORDED.path("download-space-and-plus") + " HTTP/1.1");
  }

  @Test
  void keepsNothingThatIsWrong() throws IOException {
    Path target = directory.resolve("download");
    answer("download-missing");
    assertThatThrownBy(() -> cache.download(PACKAGE, entry, target))
        .isInstanceOf(SourceNotFoundException.class);
    answer("download-space-and-plus");
    assertThatThrownBy(() -> cache.download(PACKAGE, entry, target))
        .isInstanceOf(SourceVerificationException.class)
        .hasMessageContaining(entry.hash());
    assertThat(files(target)).isEmpty();
  }

  @Test
  void repeatsADownloadThatBreaksOff() throws IOException {
    Path target = directory.resolve("download");
    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(100_000))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    answer("download");
    assertThat(cache.download(PACKAGE, entry, target).size()).isEqualTo(580);
    assertThat(files(target)).containsExactly(ARCHIVE);
    assertThat(pauses).hasSize(1);
  }

  @Test
  void transfersSeveralFilesAtOnce() throws Exception {
    Path target = directory.resolve("download");
    ExecutorService threads = Executors.newFixedThreadPool(3);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String target = String.valueOf(request.getTarget());
            if (target.contains("/missing/")) {
              return RECORDED.response("download-missing");
            }
            return new MockResponse.Builder().body(target.contains("/one/") ? "1" : "2").build();
          }
        });
    SourceEntry one =
        SourceEntry.ofFile(HashType.SHA512, Files.writeString(directory.resolve("one"), "1"));
    SourceEntry two =
        SourceEntry.ofFile(HashType.SHA512, Files.writeString(directory.resolve("two"), "2"));
    SourceEntry missing = SourceEntry.sha512(one.hash(), "missing");
    try {
      assertThat(cache.downloadAll(PACKAGE, List.of(one, two), target, threads))
          .extracting(DownloadedSource::entry)
          .containsExactly(one, two);
      assertThatThrownBy(
              () ->
                  cache.downloadAll(
                      PACKAGE, List.of(missing, one, two), directory.resolve("2"), threads))
          .isInstanceOf(SourceNotFoundException.class);
      assertThat(files(directory.resolve("2"))).containsExactly("one", "two");
      assertThat(cache.missing(PACKAGE, List.of(one, missing))).containsExactly(missing);
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return RECORDED.response("check-available");
            }
          });
      assertThat(
              cache.uploadAll(
                  PACKAGE,
                  List.of(
                      new LookasideCache.Upload(directory.resolve("one"), one),
                      new LookasideCache.Upload(directory.resolve("two"), two)),
                  threads))
          .containsExactly(
              new UploadOutcome.AlreadyThere(one), new UploadOutcome.AlreadyThere(two));
    } finally {
      threads.shutdown();
    }
  }

  /** Recorded exchanges that no operation of ours can meet, and why. */
  private static final Map<String, String> LEFT_OUT =
      Map.ofEntries(
          Map.entry("check-missing-urlencoded", "we send multipart forms, as rpkg does"),
          Map.entry("check-uppercase-hash", "answers as check-missing"),
          Map.entry("upload-unknown-module", "the check before it says so already"),
          Map.entry("check-default-namespace", "we always send the namespace"),
          Map.entry("check-after-bad-mtime", "answers as check-available"),
          Map.entry("upload-file-name-with-path", "refused before anything is sent"),
          Map.entry("check-file-name-with-path", "refused before anything is sent"),
          Map.entry("upload-same-name-other-content", "answers as upload"),
          Map.entry("download-plus-unescaped", "we escape the plus sign"),
          Map.entry("download-range", "whole files are downloaded"),
          Map.entry("download-via-lookaside-alias", "another name of the same"),
          Map.entry("get-upload-cgi", "upload.cgi is only posted to"),
          Map.entry("md5-download-old-path", "the new path exists for every file"),
          Map.entry("kerberos-check", "curl's view of it; the header is tested with a token"),
          Map.entry("kerberos-upload", "curl's view of it; the header is tested with a token"),
          Map.entry("kerberos-user-outside-group", "answers as not-in-packager-group"),
          Map.entry("kerberos-no-ticket", "answers as kerberos-no-credentials"));

  @Test
  void everyRecordedExchangeIsTestedOrExplained() throws IOException {
    Path self = Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java");
    String source = Files.readString(self);
    for (String name : RECORDED.names()) {
      int uses = source.split("\"" + name + "\"", -1).length - 1;
      assertThat(uses).as(name).isPositive();
      assertThat(LEFT_OUT.containsKey(name))
          .as(name)
          .isEqualTo(source.contains("entry(\"" + name + "\""));
    }
  }

  @Test
  void refusesHostileNames() {
    for (String name : List.of("../evil", "/etc/passwd", "..", "a/b", "a\\b", "a\0b")) {
      SourceEntry hostile = SourceEntry.sha512(entry.hash(), name);
      assertThatThrownBy(() -> cache.download(PACKAGE, hostile, directory))
          .isInstanceOf(DistGitException.class);
      assertThatThrownBy(() -> cache.upload(PACKAGE, archive, hostile))
          .isInstanceOf(DistGitException.class);
    }
    assertThatThrownBy(
            () -> cache.download(PACKAGE, new SourceEntry("sha512", "../..", "a"), directory))
        .isInstanceOf(DistGitException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  private static List<String> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
