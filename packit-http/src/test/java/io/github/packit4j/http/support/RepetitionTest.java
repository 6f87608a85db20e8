package io.github.packit4j.http.support;

import static io.github.packit4j.http.support.Answers.failure;
import static io.github.packit4j.http.support.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.packit4j.http.HttpTransportException;
import io.github.packit4j.http.RetryListener.Retry;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.testing.PromptSockets;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures lead to another try, after which pause. */
class RepetitionTest {

  private static final String URL = "https://forge.example/x?private_token=hush";

  @StartStop public final MockWebServer server = PromptSockets.webServer();
  private final List<Duration> sleeps = new CopyOnWriteArrayList<>();
  private final List<Retry> retries = new CopyOnWriteArrayList<>();

  private HttpCaller.Builder caller(Answers answers) {
    return HttpCaller.builder(new OkHttpClient.Builder().addInterceptor(answers).build())
        .sleeper(sleeps::add)
        .retryListener(retries::add);
  }

  private static Request request(String method, Repeat... repeat) {
    boolean writes = List.of("POST", "PUT", "PATCH").contains(method);
    Request.Builder request =
        new Request.Builder()
            .url(URL)
            .method(
                method,
                writes ? RequestBody.create("body".getBytes(StandardCharsets.UTF_8)) : null);
    for (Repeat marked : repeat) {
      request.tag(Repeat.class, marked);
    }
    return request.build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})
  void anIdempotentMethodIsRepeated(String method) {
    Answers answers = Answers.of(status(503), status(200));
    assertThat(caller(answers).build().send(request(method)).status()).isEqualTo(200);
    assertThat(answers.requests()).extracting(Request::method).containsExactly(method, method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH"})
  void anotherMethodIsNot(String method) {
    Answers answers = Answers.of(status(429), status(200));
    assertThat(caller(answers).build().send(request(method)).status()).isEqualTo(429);
    assertThat(sleeps).isEmpty();
  }

  /** GitHub refuses with 403 what it would allow a minute later, and says so. */
  @Test
  void aRefusalThatNamesAWaitIsRepeatedAfterIt() {
    for (Request request : List.of(request("GET"), request("POST", Repeat.IF_REFUSED))) {
      Answers answers = Answers.of(status(403, "Retry-After", "7"), status(200));
      HttpCaller caller = caller(answers).random(() -> 0).build();
      assertThat(caller.send(request).status()).isEqualTo(200);
    }
    assertThat(sleeps).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 404, 409, 413, 422, 500})
  void noOtherStatusIsRepeatedBecauseItNamesAWait(int code) {
    Answers answers = Answers.of(status(code, "Retry-After", "7"), status(204));
    assertThat(caller(answers).build().send(request("GET")).status()).isEqualTo(code);
    assertThat(sleeps).isEmpty();
  }

  @Test
  void neverMeansNever() {
    Answers refused = Answers.of(status(429), status(200));
    assertThat(caller(refused).build().send(request("GET", Repeat.NEVER)).status()).isEqualTo(429);
    Answers unreachable = Answers.of(failure(new ConnectException("refused")), status(200));
    assertThatThrownBy(() -> caller(unreachable).build().send(request("GET", Repeat.NEVER)))
        .isInstanceOf(HttpTransportException.class);
    assertThat(sleeps).isEmpty();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        // The failure; whether a read is sent again, and a write that must not go twice.
        arguments(new ConnectException("refused"), true, true),
        arguments(new NoRouteToHostException("no route"), true, true),
        arguments(new UnknownHostException("forge.example"), true, true),
        arguments(new SocketException("reset"), true, false),
        arguments(new SocketTimeoutException("late"), true, false),
        arguments(new EOFException("hung up"), true, false),
        arguments(new InterruptedIOException("stopped"), false, false),
        arguments(new SSLException("broken"), false, false),
        arguments(new SSLHandshakeException("not trusted"), false, false));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsRepeatedWhereThatIsSafe(IOException failure, boolean read, boolean write) {
    assertThat(passes(failure, request("GET"))).as("read").isEqualTo(read);
    assertThat(passes(failure, request("POST", Repeat.IF_REFUSED))).as("write").isEqualTo(write);
    assertThat(Thread.interrupted()).isEqualTo(failure.getClass() == InterruptedIOException.class);
  }

  private boolean passes(IOException failure, Request request) {
    try {
      return caller(Answers.of(failure(failure), status(200))).build().send(request).status()
          == 200;
    } catch (HttpTransportException e) {
      assertThat(e).hasRootCause(failure);
      return false;
    }
  }

  @Test
  void whatFailsTwiceInTheSameWayIsReportedOnce() {
    IOException same = new SocketException("reset");
    RetryPolicy twice = RetryPolicy.defaults().withMaxAttempts(2);
    assertThatThrownBy(
            () -> caller(Answers.of(failure(same))).retryPolicy(twice).build().send(request("GET")))
        .hasCause(same);
    assertThat(same.getSuppressed()).isEmpty();
  }

  @Test
  void aCancelledCallEnds() {
    Answers cancelled =
        Answers.of(
            chain -> {
              chain.call().cancel();
              throw new IOException("Canceled");
            });
    assertThatThrownBy(() -> caller(cancelled).build().send(request("GET")))
        .isInstanceOf(HttpTransportException.class);
    assertThat(sleeps).isEmpty();
  }

  @Test
  void aBodyThatCanBeReadOnceIsSentOnce() {
    RequestBody once =
        new RequestBody() {
          @Override
          public @Nullable MediaType contentType() {
            return null;
          }

          @Override
          public void writeTo(BufferedSink sink) throws IOException {
            sink.writeUtf8("body");
          }

          @Override
          public boolean isOneShot() {
            return true;
          }
        };
    Answers answers = Answers.of(status(503), status(200));
    Request request = new Request.Builder().url(URL).put(once).build();
    assertThat(caller(answers).build().send(request).status()).isEqualTo(503);
    assertThat(sleeps).isEmpty();
  }

  @Test
  void pausesAreDrawnAnew() {
    RetryPolicy policy =
        new RetryPolicy(30, Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(99));
    caller(Answers.of(status(503))).retryPolicy(policy).build().send(request("GET"));
    assertThat(sleeps).hasSize(29).allMatch(pause -> pause.compareTo(Duration.ofHours(1)) <= 0);
    assertThat(sleeps.stream().distinct()).hasSizeGreaterThan(1);
  }

  @Test
  void pausesTogetherStayWithinTheirBound() {
    for (int seconds : List.of(2, 3)) {
      sleeps.clear();
      RetryPolicy policy = RetryPolicy.defaults().withMaxTotalWait(Duration.ofSeconds(seconds));
      caller(Answers.of(status(503)))
          .random(() -> 1)
          .retryPolicy(policy)
          .build()
          .send(request("GET"));
      assertThat(sleeps).as("%d seconds: 1 and 2", seconds).hasSize(seconds == 3 ? 2 : 1);
    }
  }

  @Test
  void aListenerHearsOfEachPause() {
    Answers answers =
        Answers.of(failure(new ConnectException("refused")), status(503), status(200));
    caller(answers).random(() -> 0.5).build().send(request("GET"));
    URI masked = URI.create("https://forge.example/x?private_token=***");
    assertThat(retries)
        .containsExactly(
            new Retry("GET", masked, 1, Duration.ofMillis(500), "ConnectException"),
            new Retry("GET", masked, 2, Duration.ofSeconds(1), "status 503"));
    assertThat(sleeps).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  /** OkHttp gives no connection to a call that still holds the answer before. */
  @Test
  void aStreamedCallGivesBackTheAnswerBefore() {
    server.enqueue(new MockResponse.Builder().code(503).body("busy").build());
    server.enqueue(new MockResponse.Builder().body("done").build());
    String read =
        HttpCaller.builder(new OkHttpClient())
            .sleeper(sleeps::add)
            .build()
            .exchange(
                new Request.Builder().url(server.url("/")).build(),
                (response, secrets) -> response.body().string());
    assertThat(read).isEqualTo("done");
  }

  /** OkHttp by itself sends again what got lost on a connection that it had used before. */
  @Test
  void nothingIsRepeatedBehindOurBack() {
    server.enqueue(new MockResponse.Builder().body("first").build());
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(new MockResponse.Builder().body("again").build());
    HttpCaller caller = HttpCaller.builder(new OkHttpClient()).sleeper(sleeps::add).build();
    Request write =
        new Request.Builder()
            .url(server.url("/"))
            .post(RequestBody.create("body".getBytes(StandardCharsets.UTF_8)))
            .build();
    assertThat(caller.send(write).text()).isEqualTo("first");
    assertThatThrownBy(() -> caller.send(write)).isInstanceOf(HttpTransportException.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }
}
