package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.PackitException;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.testing.PromptSockets;
import io.github.packit4j.koji.call.UploadedFile;
import io.github.packit4j.koji.failure.KojiProtocolException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Adler32;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
  @TempDir private Path dir;
  private final MockWebServer server = PromptSockets.webServer();
  private final UploadHub hub = new UploadHub();
  private KojiClient koji;

  /** Takes files as the hub does: each piece overwrites from its offset on. */
  private static final class UploadHub extends Dispatcher {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final List<String> targets = new ArrayList<>();
    private int damageNext;
    private boolean loseLast;
    private boolean damageWhole;
    private boolean forget;
    private boolean shorten;
    private int shortReceipts;
    private final List<String> checks = new ArrayList<>();
    private int drop;

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
      byte[] body = request.getBody().toByteArray();
      if (request.getUrl().queryParameter("filename") != null) {
        targets.add(request.getTarget());
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(request.getHeaders().get("Koji-Session-Id")).isEqualTo("5");
        return receive(Integer.parseInt(request.getUrl().queryParameter("offset")), body);
      }
      String text = new String(body, StandardCharsets.UTF_8);
      if (text.contains(">login<")) {
        return xml(Map.of("session-id", 5, "session-key", "2-K", "header-auth", true));
      }
      if (text.contains(">checkUpload<")) {
        byte[] all = content.toByteArray();
        checks.add(text);
        if (forget) {
          return xml(null);
        }
        if (shorten) {
          return xml(Map.of("size", all.length - 1, "hexdigest", sum(all)));
        }
        String digest = damageWhole ? "00000000" : sum(all);
        return xml(Map.of("size", all.length, "hexdigest", digest));
      }
      return xml(true);
    }

    private MockResponse receive(int offset, byte[] body) {
      if (drop-- > 0) {
        return new MockResponse.Builder().code(502).build();
      }
      byte[] before = content.toByteArray();
      content.reset();
      content.write(before, 0, Math.min(offset, before.length));
      boolean lost = loseLast && body.length < SourceUpload.CHUNK_BYTES;
      content.writeBytes(lost ? new byte[0] : body);
      String digest = damageNext-- > 0 ? "00000000" : sum(body);
      return xml(
          Map.of(
              "size",
              shortReceipts-- > 0 ? body.length - 1 : body.length,
              "offset",
              offset,
              "fileverify",
              "adler32",
              "hexdigest",
              digest));
    }

    private static String sum(byte[] bytes) {
      Adler32 sum = new Adler32();
      sum.update(bytes);
      return "%08x".formatted(sum.getValue());
    }

    private static MockResponse xml(@Nullable Object value) {
      return new MockResponse.Builder().body(XmlRpcDom.response(value)).build();
    }
  }

  @BeforeEach
  void start() throws Exception {
    server.setDispatcher(hub);
    server.start();
    koji =
        KojiClient.builder(server.url("/kojihub").uri())
            .authentication(KojiAuthentication.password("packit", Secret.of("x")))
            .clock(new FakeClock())
            .sleeper(duration -> {})
            .build();
  }

  @AfterEach
  void stop() {
    koji.close();
    server.close();
  }

  private Path file(int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    return Files.write(dir.resolve("python-ogr-0.52.0-1.fc43.src.rpm"), bytes);
  }

  @Test
  void sendsVerifiedPieces() throws Exception {
    Path file = file(2 * SourceUpload.CHUNK_BYTES + 100);
    List<Long> progress = new ArrayList<>();

    UploadedFile uploaded = koji.builds().uploadSourcePackage(file, progress::add);

    assertThat(hub.content.toByteArray()).isEqualTo(Files.readAllBytes(file));
    assertThat(progress).containsExactly(1048576L, 2097152L, 2097252L);
    assertThat(uploaded.path())
        .matches(
            "cli-build/1795363200\\.000000\\.[a-z]{8}/python-ogr-0\\.52\\.0-1\\.fc43\\.src\\.rpm");
    // As in recording 132.
    assertThat(hub.targets.get(0))
        .matches(
            "/kojihub\\?filename=python-ogr-0\\.52\\.0-1\\.fc43\\.src\\.rpm"
                + "&filepath=cli-build%2F1795363200\\.000000\\.[a-z]{8}"
                + "&fileverify=adler32&offset=0&overwrite=1");
  }

  @Test
  void sendsAnEmptyFileAndAnExactMultiple() throws Exception {
    assertThat(koji.builds().uploadSourcePackage(file(0), bytes -> {}).size()).isZero();
    assertThat(hub.targets).hasSize(1);

    Path file = file(SourceUpload.CHUNK_BYTES);
    assertThat(koji.builds().uploadSourcePackage(file, bytes -> {}).size()).isEqualTo(1048576);
    assertThat(hub.content.toByteArray()).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void repeatsDamagedAndLostPieces() throws Exception {
    hub.damageNext = 2;
    hub.drop = 2;
    Path file = file(1000);

    koji.builds().uploadSourcePackage(file, bytes -> {});

    assertThat(hub.content.toByteArray()).isEqualTo(Files.readAllBytes(file));
    assertThat(hub.targets).hasSize(5);
  }

  @Test
  void givesUpOnAHubThatDamagesEverything() throws Exception {
    hub.damageNext = 100;
    Path file = file(1000);

    assertThatThrownBy(() -> koji.builds().uploadSourcePackage(file, bytes -> {}))
        .isInstanceOf(KojiProtocolException.class)
        .hasMessageContaining("damaged 3 times");
  }

  @Test
  void findsALostPieceAtTheEnd() throws Exception {
    hub.loseLast = true;
    Path file = file(SourceUpload.CHUNK_BYTES + 1);

    assertThatThrownBy(() -> koji.builds().uploadSourcePackage(file, bytes -> {}))
        .isInstanceOf(KojiProtocolException.class)
        .hasMessageContaining("upload it again");
  }

  @Test
  void findsAFileOfTheRightSizeThatIsNotTheSame() throws Exception {
    hub.damageWhole = true;
    Path file = file(1000);

    assertThatThrownBy(() -> koji.builds().uploadSourcePackage(file, bytes -> {}))
        .isInstanceOf(KojiProtocolException.class)
        .hasMessageContaining("upload it again");
  }

  @Test
  void takesNoNameThatTheHubRefuses() throws Exception {
    Path hidden = Files.write(dir.resolve(".x.src.rpm"), new byte[1]);

    assertThatThrownBy(() -> koji.builds().uploadSourcePackage(hidden, bytes -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dot first: .x.src.rpm");
    assertThat(hub.targets).isEmpty();
  }

  @Test
  void namesAMissingFile() {
    assertThatThrownBy(
            () -> koji.builds().uploadSourcePackage(dir.resolve("none.src.rpm"), bytes -> {}))
        .isInstanceOf(java.io.UncheckedIOException.class)
        .hasMessageContaining("none.src.rpm");
  }

  @Test
  void anInterruptBetweenPiecesIsToldAsOneThatMayPass() throws IOException {
    Path file = file(2 * SourceUpload.CHUNK_BYTES);

    assertThatThrownBy(
            () ->
                koji.builds()
                    .uploadSourcePackage(file, bytes -> Thread.currentThread().interrupt()))
        .isInstanceOfSatisfying(
            PackitException.class, e -> assertThat(e.mayPassByItself()).isTrue());
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void asksForTheChecksumOfTheWholeFile() throws Exception {
    koji.builds().uploadSourcePackage(file(10), bytes -> {});

    assertThat(hub.checks).hasSize(1);
    XmlRpcDom.Call check = XmlRpcDom.call(hub.checks.get(0).getBytes(StandardCharsets.UTF_8));
    assertThat(String.valueOf(check.arguments()))
        .matches(
            "\\[cli-build/1795363200\\.000000\\.[a-z]{8}, python-ogr-0\\.52\\.0-1\\.fc43\\.src\\.rpm,"
                + " \\{verify=adler32, __starstar=true\\}\\]");
  }

  @Test
  void findsThatTheHubHasNoneOrLessOfIt() throws Exception {
    Path file = file(1000);
    hub.shorten = true;
    assertThatThrownBy(() -> koji.builds().uploadSourcePackage(file, bytes -> {}))
        .isInstanceOf(KojiProtocolException.class)
        .hasMessageContaining("upload it again");
    hub.forget = true;
    assertThatThrownBy(() -> koji.builds().uploadSourcePackage(file, bytes -> {}))
        .isInstanceOf(KojiProtocolException.class)
        .hasMessageContaining("upload it again");
  }

  @Test
  void repeatsAPieceOfWhichLessArrived() throws Exception {
    hub.shortReceipts = 1;

    koji.builds().uploadSourcePackage(file(1000), bytes -> {});

    assertThat(hub.targets).hasSize(2);
  }

  @Test
  void aDirectoryIsNamedByTheMicrosecond() throws Exception {
    Instant now = Instant.parse("2026-11-22T16:00:00.001234Z");
    try (KojiClient other =
        KojiClient.builder(server.url("/kojihub").uri())
            .authentication(KojiAuthentication.password("packit", Secret.of("x")))
            .clock(Clock.fixed(now, ZoneOffset.UTC))
            .build()) {
      assertThat(other.builds().uploadSourcePackage(file(1), bytes -> {}).directory())
          .startsWith("cli-build/1795363200.001234.");
    }
  }

  @Test
  void namesAreSentAsPythonQuotesThem() throws Exception {
    Path file = Files.write(dir.resolve("a b+c.src.rpm"), new byte[1]);

    koji.builds().uploadSourcePackage(file, bytes -> {});

    assertThat(hub.targets.get(0)).contains("?filename=a+b%2Bc.src.rpm&filepath=cli-build%2F");
  }
}
