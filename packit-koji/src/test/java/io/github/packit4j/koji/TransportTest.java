package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.testing.PromptSockets;
import io.github.packit4j.koji.call.KojiCall;
import io.github.packit4j.koji.failure.FaultCode;
import io.github.packit4j.koji.failure.KojiDeniedException;
import io.github.packit4j.koji.failure.KojiFaultException;
import io.github.packit4j.koji.failure.KojiNotFoundException;
import io.github.packit4j.koji.failure.KojiProtocolException;
import io.github.packit4j.koji.failure.KojiTransportException;
import io.github.packit4j.koji.model.TaskId;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may come back instead of a hub's answer. */
class TransportTest {
  private static final long GIGABYTE = 1L << 30;

  private final MockWebServer server = PromptSockets.webServer();
  private KojiClient koji;

  @BeforeEach
  void start() throws Exception {
    server.start();
    koji =
        KojiClient.builder(server.url("/kojihub").uri())
            .maxResponseBytes(1 << 20)
            .sleeper(duration -> {})
            .build();
  }

  @AfterEach
  void stop() {
    koji.close();
    server.close();
  }

  /** An answer that never seems to end. */
  private static final class Endless implements MockResponseBody {
    private final AtomicLong written = new AtomicLong();

    @Override
    public long getContentLength() {
      return GIGABYTE;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      byte[] piece = new byte[1 << 16];
      java.util.Arrays.fill(piece, (byte) ' ');
      while (written.get() < GIGABYTE) {
        sink.write(piece);
        written.addAndGet(piece.length);
      }
    }
  }

  @Test
  void stopsReadingAnAnswerOfAGigabyte() {
    Endless body = new Endless();
    server.enqueue(new MockResponse.Builder().body(body).build());

    assertThatThrownBy(() -> koji.call("getAPIVersion"))
        .isInstanceOf(KojiProtocolException.class)
        .hasMessageContaining("larger than");
    assertThat(body.written.get()).isLessThan(GIGABYTE / 16);
  }

  @Test
  void stopsInflatingAGzipBomb() throws IOException {
    Buffer bomb = new Buffer();
    try (BufferedSink gzip = Okio.buffer(new GzipSink(bomb))) {
      gzip.write(new byte[100 << 20]);
    }
    server.enqueue(
        new MockResponse.Builder().addHeader("Content-Encoding: gzip").body(bomb).build());

    assertThatThrownBy(() -> koji.call("getAPIVersion"))
        .isInstanceOf(KojiProtocolException.class)
        .hasMessageContaining("larger than");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 408, 500, 502, 503, 504})
  void aPageOfAnErrorIsATransportError(int status) {
    for (int i = 0; i < 5; i++) {
      server.enqueue(
          new MockResponse.Builder().code(status).body("<html><b>No service</b></html>").build());
    }

    assertThatThrownBy(() -> koji.call("getAPIVersion"))
        .isInstanceOf(KojiTransportException.class)
        .hasMessageContaining(Integer.toString(status))
        .hasMessageContaining("No service");
  }

  @Test
  void aWebPageIsNoAnswer() {
    server.enqueue(new MockResponse.Builder().body("<html><p>Welcome</html>").build());

    assertThatThrownBy(() -> koji.call("getAPIVersion")).isInstanceOf(KojiProtocolException.class);
  }

  @Test
  void faultsBecomeExceptionsByTheirCode() {
    server.enqueue(answer(XmlRpcDom.fault(1000, "No such build: 'x-1-1'")));
    server.enqueue(answer(XmlRpcDom.fault(1003, "Package x blocked in f43")));
    server.enqueue(answer(XmlRpcDom.fault(1004, "This is not your sidetag")));
    server.enqueue(answer(XmlRpcDom.fault(4711, "new")));

    assertThatThrownBy(() -> koji.call("x"))
        .isInstanceOf(KojiNotFoundException.class)
        .hasMessage(
            "Tried to call x but the hub refused: No such build: 'x-1-1' (fault 1000, GENERIC)");
    assertThatThrownBy(() -> koji.call("x"))
        .isInstanceOfSatisfying(
            KojiFaultException.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.TAG));
    assertThatThrownBy(() -> koji.call("x"))
        .isInstanceOfSatisfying(
            KojiDeniedException.class, denied -> assertThat(denied.policy()).isEmpty());
    assertThatThrownBy(() -> koji.call("x"))
        .isInstanceOfSatisfying(
            KojiFaultException.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(FaultCode.UNKNOWN);
              assertThat(fault.number()).isEqualTo(4711);
            });
  }

  @Test
  void aValueThatCannotBeIsTheHubsFault() {
    server.enqueue(answer(XmlRpcDom.response(0)));

    assertThatThrownBy(
            () -> koji.call(KojiCall.read("x").returning(number -> TaskId.of(number.asLong()))))
        .isInstanceOf(KojiProtocolException.class)
        .hasMessageContaining("positive");
  }

  @Test
  void aWrongTypeIsNamed() {
    server.enqueue(answer(XmlRpcDom.response("soon")));

    assertThatThrownBy(() -> koji.builds().find("x-1-1"))
        .isInstanceOf(KojiProtocolException.class)
        .hasMessageContaining("soon")
        .hasMessageContaining("a struct");
  }

  private static MockResponse answer(String body) {
    return new MockResponse.Builder().body(body).build();
  }
}
