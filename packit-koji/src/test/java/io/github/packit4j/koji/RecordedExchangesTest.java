package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.packit4j.http.Secret;
import io.github.packit4j.http.testing.PromptSockets;
import io.github.packit4j.koji.call.KojiCall;
import io.github.packit4j.koji.failure.KojiAuthenticationException;
import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.failure.KojiFaultException;
import io.github.packit4j.koji.internal.xmlrpc.XmlRpcCodec;
import io.github.packit4j.koji.internal.xmlrpc.XmlRpcReply;
import io.github.packit4j.koji.model.KojiValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays every recorded exchange with a real hub: typed calls must send the recorded bytes and
 * read the recorded answer; the rest goes through the untyped call, which must do the same.
 */
class RecordedExchangesTest {
  /** What is no exchange of an XML-RPC call that a client can make, and where it is tested. */
  static final Map<String, String> LEFT_OUT =
      Map.ofEntries(
          Map.entry("065-http-get", "the client sends no GET; answer in TransportTest"),
          Map.entry("066-http-malformed", "the client sends no malformed XML"),
          Map.entry("067-http-empty", "the client sends no empty body"),
          Map.entry("070-doctype", "the client sends no DOCTYPE"),
          Map.entry("202-fault-request-too-long", "only the beginning of the body is recorded"),
          Map.entry("076-sslLogin-gssapi.1", "401 answer; in LoginTest"),
          Map.entry("077-sslLogin-gssapi-no-ticket", "401 answer; in LoginTest"));

  /**
   * Requests that another XML-RPC library spells in another way; only their answers are replayed.
   */
  static final Map<String, String> ANSWER_ONLY =
      Map.of(
          "068-echo-other-dialects", "spells types as Koji's client does not",
          "069-no-params-element", "leaves out params, which Koji's client sends empty");

  private final XmlRpcCodec codec = new XmlRpcCodec();
  private final MockWebServer server = PromptSockets.webServer();
  private final Replay replay = new Replay();
  private KojiClient koji;

  @BeforeEach
  void start() throws Exception {
    server.setDispatcher(replay);
    server.start();
    koji =
        KojiClient.builder(server.url("/kojihub").uri())
            .authentication(KojiAuthentication.password("packit", Secret.of("x")))
            .maxOfflineWait(java.time.Duration.ZERO)
            .build();
  }

  @AfterEach
  void stop() {
    koji.close();
    server.close();
  }

  /** Answers one call with a recorded response and keeps the request; logins work. */
  private static final class Replay extends Dispatcher {
    private byte[] response = new byte[0];
    private byte[] request = new byte[0];

    @Override
    public MockResponse dispatch(RecordedRequest recorded) {
      byte[] body = recorded.getBody().toByteArray();
      String text = new String(body, StandardCharsets.UTF_8);
      MockResponse.Builder answer = new MockResponse.Builder().addHeader("Content-Type: text/xml");
      if (text.contains("<methodName>login<")) {
        return answer
            .body(
                XmlRpcDom.response(
                    Map.of("session-id", 5, "session-key", "2-K", "header-auth", true)))
            .build();
      }
      if (text.contains("<methodName>logout<")) {
        return answer.body(XmlRpcDom.response(null)).build();
      }
      request = body;
      return answer.body(new okio.Buffer().write(response)).build();
    }
  }

  static Stream<String> xmlRecords() {
    return Recordings.names().stream()
        .filter(name -> !LEFT_OUT.containsKey(name))
        .filter(name -> Recordings.exchange(name).request().length > 0);
  }

  @Test
  void everyRecordIsReplayedOrLeftOutForAReason() {
    List<String> unaccounted =
        Recordings.names().stream()
            .filter(name -> !LEFT_OUT.containsKey(name))
            .filter(name -> Recordings.exchange(name).request().length == 0)
            .toList();

    // The bodies of raw uploads are not XML; UploadTest replays these.
    assertThat(unaccounted).allMatch(name -> name.contains("pload"));
    assertThat(RecordedCalls.typed().keySet()).isSubsetOf(xmlRecords().toList());
    assertThat(xmlRecords().toList()).hasSizeGreaterThan(220);
  }

  @ParameterizedTest
  @MethodSource("xmlRecords")
  void untypedCallsWriteAndReadTheRecordedBytes(String name) throws Exception {
    Recordings.Exchange exchange = Recordings.exchange(name);
    XmlRpcDom.Call call = XmlRpcDom.call(exchange.request());

    if (!ANSWER_ONLY.containsKey(name)) {
      assertThat(text(codec.encode(call.method(), call.arguments())))
          .isEqualTo(text(exchange.request()));
    }
    XmlRpcReply reply = codec.decode(call.method(), exchange.response());
    Object expected = XmlRpcDom.answer(exchange.response());
    if (XmlRpcDom.isFault(exchange.response())) {
      KojiFault fault = ((XmlRpcReply.Fault) reply).fault();
      assertThat(XmlRpcDom.faultStruct(fault.number(), fault.message()).toString())
          .isEqualTo(String.valueOf(expected));
    } else {
      assertThat(((XmlRpcReply.Value) reply).value()).isEqualTo(KojiValue.of(expected));
    }
  }

  static Stream<String> typedRecords() {
    Recordings.directory();
    return RecordedCalls.typed().keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("typedRecords")
  void typedCallsSendTheRecordedRequestAndReadTheAnswer(String name) throws Exception {
    Recordings.Exchange exchange = Recordings.exchange(name);
    replay.response = exchange.response();
    KojiCall<?> call = Objects.requireNonNull(RecordedCalls.typed().get(name));

    Throwable thrown = catchThrowable(() -> koji.call(call));

    assertThat(text(replay.request)).isEqualTo(text(exchange.request()));
    if (XmlRpcDom.isFault(exchange.response())) {
      KojiValue fault = KojiValue.of(XmlRpcDom.answer(exchange.response()));
      assertThat(faultOf(thrown).number()).isEqualTo(fault.member("faultCode").asInt());
      assertThat(faultOf(thrown).faultString()).isEqualTo(fault.member("faultString").asString());
    } else {
      assertThat(thrown).isNull();
    }
  }

  private static KojiFaultException faultOf(@Nullable Throwable thrown) {
    if (thrown instanceof KojiFaultException fault) {
      return fault;
    }
    if (thrown instanceof KojiAuthenticationException refused
        && refused.getCause() instanceof KojiFaultException fault) {
      return fault;
    }
    throw new AssertionError("no fault", thrown);
  }

  private static String text(byte[] bytes) {
    // Files end with the line break of the last element or without one.
    return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
  }
}
