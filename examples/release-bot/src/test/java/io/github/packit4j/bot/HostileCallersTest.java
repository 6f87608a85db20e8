package io.github.packit4j.bot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bot.settings.AccountSettings;
import io.github.packit4j.bot.settings.BotSettings;
import io.github.packit4j.bot.settings.DatabaseSettings;
import io.github.packit4j.bot.settings.WebhookKind;
import io.github.packit4j.bot.settings.WebhookSettings;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.event.WebhookReader;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.WebhookDelivery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who mean harm, at a bot as it runs, with few threads and little patience. */
class HostileCallersTest {

  private static final int THREADS = 4;
  private static final int MEMORY = 1 << 20;
  private static final RequestLimits LIMITS =
      new RequestLimits(THREADS, Duration.ofMillis(20), MEMORY);

  private static final String SANDBOX = "/webhooks/of-the-sandbox";
  private static final byte[] RELEASE = GitHubCalls.release("example/other", "1.1");
  private static final byte[] COMMENT =
      """
      {"action": "created", "issue": {"number": 1}, "repository": {"html_url":
       "https://github.com/example/other"}, "comment": {"id": 1, "user": {"login": "jane"},
       "body": "%s"}}
      """
          .formatted("x".repeat(MEMORY / 2))
          .getBytes(UTF_8);

  @TempDir Path directory;

  private final BlockingQueue<EventReport> reports = new LinkedBlockingQueue<>();
  private final List<Wire> wires = new ArrayList<>();
  private SandboxWorld world;
  private RunningBot bot;

  @BeforeEach
  void start() throws IOException {
    world = new SandboxWorld(directory.resolve("work"));
    BotSettings settings =
        new BotSettings(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new DatabaseSettings.Embedded(directory.resolve("database")),
            List.of(
                hook(GitHubCalls.PATH, GitHubCalls.SECRET),
                hook(SANDBOX, world.sandbox().upstream().webhookSecret())),
            Optional.empty(),
            new AccountSettings.Sandbox(),
            2,
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Set.of());
    bot = RunningBot.start(settings, new QuietWorld(world), LIMITS, reports::add);
  }

  private static WebhookSettings hook(String path, String secret) {
    return new WebhookSettings(path, WebhookKind.GITHUB, Secret.of(secret));
  }

  @AfterEach
  void stop() throws IOException {
    for (Wire wire : wires) {
      wire.close();
    }
    bot.close();
    world.close();
  }

  private Wire wire() throws IOException {
    Wire wire = new Wire(bot.url());
    wires.add(wire);
    return wire;
  }

  private int deliver(byte[] request) throws IOException {
    return wire().send(request).status();
  }

  private void assertStored(int events) {
    assertThat(
            new Sql(bot.database().source())
                .list("count events", "select count(*) from event", row -> row.getInt(1)))
        .containsExactly(events);
  }

  /** A delivery of what still waits is the same event, and has no report of its own. */
  private void awaitThatNothingWaits() {
    String waiting = "select count(*) from event where state = 'WAITING'";
    Sql sql = new Sql(bot.database().source());
    while (!sql.list("count events", waiting, row -> row.getInt(1)).equals(List.of(0))) {
      Thread.onSpinWait();
    }
  }

  /** Whatever has happened: the next delivery is taken. */
  private void assertDeliveriesAreTaken() throws IOException {
    assertThat(deliver(GitHubCalls.request("release", RELEASE))).isEqualTo(202);
    assertStored(1);
  }

  static List<String> forgedSignatures() {
    String good = GitHubCalls.signature(GitHubCalls.SECRET, RELEASE);
    return List.of(
        GitHubCalls.signature("another secret", RELEASE),
        "sha256=",
        GitHubCalls.signature(GitHubCalls.SECRET, COMMENT),
        good.substring(0, good.length() - 1),
        good + "0",
        good.replace("sha256=", "sha1="),
        good.replace("sha256=", ""),
        "sha256=" + "\u00e9".repeat(64),
        "");
  }

  @ParameterizedTest
  @MethodSource("forgedSignatures")
  void aForgedSignatureIsRefused(String signature) throws IOException {
    String request = new String(GitHubCalls.request("release", RELEASE), UTF_8);
    String good = GitHubCalls.signature(GitHubCalls.SECRET, RELEASE);
    assertThat(wire().send(request.replace(good, signature)).status()).isEqualTo(403);
    assertStored(0);
    assertDeliveriesAreTaken();
  }

  /** Somebody has recorded a genuine delivery. */
  @Test
  void aReplayedDeliveryIsAnsweredAndDoesNothingTwice() throws Exception {
    UpstreamProject hello = world.sandbox().upstream().project("example/hello");
    hello.release("1.1", "1.1", "");
    WebhookDelivery delivery = hello.releaseWebhook("1.1");
    StringBuilder head = new StringBuilder("POST " + SANDBOX + " HTTP/1.1\r\nHost: bot\r\n");
    delivery.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: " + delivery.bodyBytes().length + "\r\n\r\n");
    for (int i = 0; i < 3; i++) {
      assertThat(wire().send(head.toString()).send(delivery.bodyBytes()).status()).isEqualTo(202);
      assertThat(reports.take().succeeded()).isTrue();
      awaitThatNothingWaits();
      assertThat(world.sandbox().distGit().pullRequests("hello")).hasSize(1);
    }
    assertStored(1);
  }

  @Test
  void aBodyThatSaysItIsTooLargeIsRefusedBeforeItComes() throws IOException {
    Wire wire =
        wire().send(GitHubCalls.head("release", RELEASE) + "Content-Length: 99999999999\r\n\r\n");
    assertThat(wire.status()).isEqualTo(413);
    assertThat(wire.status()).isEqualTo(Wire.HUNG_UP);
    assertDeliveriesAreTaken();
  }

  /** Chunks come until nobody takes them any longer; what is kept of them is little. */
  @Test
  void chunksWithoutEndAreRefused() throws IOException {
    Wire wire =
        wire().send(GitHubCalls.head("release", RELEASE) + "Transfer-Encoding: chunked\r\n\r\n");
    byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(UTF_8);
    long most = 4L * WebhookReader.MAX_BODY_BYTES;
    assertThat(wire.sendForEver(chunk, most)).isLessThan(most);
    assertThat(wire.status()).isIn(413, Wire.HUNG_UP);
    assertDeliveriesAreTaken();
  }

  @Test
  void aSizeOfAChunkWithoutEndIsRefused() throws IOException {
    Wire wire =
        wire().send(GitHubCalls.head("release", RELEASE) + "Transfer-Encoding: chunked\r\n\r\n1;");
    // Some megabytes a second: until the time of a request is over.
    wire.sendForEver("x".repeat(0x10000).getBytes(UTF_8), Long.MAX_VALUE);
    assertThat(wire.status()).isEqualTo(Wire.HUNG_UP);
    assertDeliveriesAreTaken();
  }

  /** More of them than threads. Without the bot's help all would be waited for to the end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "P",
        "POST /webhooks/github HTTP/1.1\r\nHost: bot\r\nX-",
        "POST /webhooks/github HTTP/1.1\r\nHost: bot\r\nContent-Length: 100\r\n\r\n{",
        "POST /webhooks/github HTTP/1.1\r\nHost: bot\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
        "POST /login HTTP/1.1\r\nHost: bot\r\nContent-Length: 100\r\n\r\ntoken="
      })
  void slowCallersKeepOutNobody(String start) throws IOException {
    for (int i = 0; i < 10 * THREADS; i++) {
      wire().send(start);
    }
    assertDeliveriesAreTaken();
    // They hold nothing: each of them has been hung up on, or is.
    for (int i = 0; i < 10 * THREADS; i++) {
      assertThat(wires.get(i).status()).isEqualTo(Wire.HUNG_UP);
    }
  }

  /** Each holds a part of the memory for bodies, and nobody sends the rest. */
  @Test
  void slowBodiesKeepOutNoOtherBody() throws IOException {
    String head = GitHubCalls.head("issue_comment", COMMENT) + "Content-Length: 2000000\r\n\r\n";
    for (int i = 0; i < THREADS - 1; i++) {
      wire().send(head).send(new byte[MEMORY / 2]);
    }
    assertThat(deliver(GitHubCalls.request("issue_comment", COMMENT))).isEqualTo(202);
    assertStored(1);
  }

  static List<String> garbage() {
    String post = "POST /webhooks/github HTTP/1.1\r\n";
    return List.of(
        "\r\n",
        "\0\0\0\0\r\n\r\n",
        "\u0016\u0003\u0001\u0002\0\r\n\r\n",
        "GET\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET /%zz HTTP/1.1\r\n\r\n",
        "GET mailto:jane HTTP/1.1\r\n\r\n",
        "CONNECT example.org:443 HTTP/1.1\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\n\r\n",
        "GET http://example.org/ HTTP/1.1\r\n\r\n",
        "GET /" + "a".repeat(1_000_000) + " HTTP/1.1\r\n\r\n",
        post + "no colon\r\n\r\n",
        post + ": no name\r\n\r\n",
        post + " folded: x\r\n\r\n",
        post + "X-Y\0: z\r\n\r\n",
        post + "X: " + "y".repeat(1_000_000) + "\r\n\r\n",
        post + "X: y\r\n".repeat(100_000) + "\r\n",
        post + "Content-Length: -1\r\n\r\n",
        post + "Content-Length: many\r\n\r\n",
        post + "Content-Length: 99999999999999999999999\r\n\r\n",
        post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        post + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        post + "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
        post + "Transfer-Encoding: chunked\r\n\r\nfffffffff\r\n\r\n",
        post + "Transfer-Encoding: chunked\r\n\r\n1\r\nxx\r\n");
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void garbageIsNotTaken(String request) throws IOException {
    Wire wire = wire();
    wire.sendForEver(request.getBytes(ISO_8859_1), 1);
    assertThat(wire.status()).isNotEqualTo(202);
    assertStored(0);
    assertDeliveriesAreTaken();
  }

  @Test
  void aSecondRequestOnTheHeelsOfTheFirstIsOneOfItsOwn() throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(GitHubCalls.request("release", RELEASE));
    both.writeBytes(GitHubCalls.request("release", GitHubCalls.release("example/third", "1.1")));
    Wire wire = wire().send(both.toByteArray());
    assertThat(wire.status()).isEqualTo(202);
    assertThat(wire.status()).isEqualTo(202);
    assertStored(2);
  }

  @Test
  void aRequestWithinABodyIsABody() throws IOException {
    byte[] inner = GitHubCalls.request("release", RELEASE);
    Wire wire = wire().send(GitHubCalls.request("release", inner));
    assertThat(wire.status()).isEqualTo(400);
    wire.send("GET /health/live HTTP/1.1\r\nHost: bot\r\n\r\n");
    assertThat(wire.status()).isEqualTo(200);
    assertStored(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /webhooks/github",
        "PUT /webhooks/github",
        "BREW /webhooks/github",
        "POST /webhooks",
        "POST /webhooks/",
        "POST /webhooks/github/",
        "POST /webhooks/githubs",
        "POST /webhooks/GitHub",
        "POST /webhooks/%67ithub/../x",
        "POST /metrics",
        "POST /health/ready",
        "POST /events/1/retry"
      })
  void anotherMethodOrPathIsNone(String start) throws IOException {
    String request = new String(GitHubCalls.request("release", RELEASE), UTF_8);
    int status = wire().send(request.replace("POST " + GitHubCalls.PATH, start)).status();
    assertThat(status).isBetween(303, 499);
    assertStored(0);
    assertDeliveriesAreTaken();
  }

  /** Nothing is unpacked: what is signed is what is read. */
  @Test
  void aPackedBodyIsNotUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(RELEASE);
      gzip.write(new byte[100_000_000]);
    }
    byte[] body = packed.toByteArray();
    String request =
        "%sContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
            .formatted(GitHubCalls.head("release", body), body.length);
    assertThat(wire().send(request).send(body).status()).isEqualTo(400);
    assertStored(0);
    assertDeliveriesAreTaken();
  }
}
