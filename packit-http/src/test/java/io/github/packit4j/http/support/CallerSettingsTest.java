package io.github.packit4j.http.support;

import static io.github.packit4j.http.support.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.HttpContentException;
import io.github.packit4j.http.HttpTransportException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.api.Test;

/** What a caller does unless told otherwise, and that it does what it is told. */
class CallerSettingsTest {

  private static final Request GET = new Request.Builder().url("https://forge.example/").build();

  /** The time-outs of a call: whole, connecting, reading, writing. */
  private record Times(Duration whole, Duration connect, Duration read, Duration write) {

    static Times of(Interceptor.Chain chain) {
      return new Times(
          Duration.ofNanos(chain.call().timeout().timeoutNanos()),
          Duration.ofMillis(chain.connectTimeoutMillis()),
          Duration.ofMillis(chain.readTimeoutMillis()),
          Duration.ofMillis(chain.writeTimeoutMillis()));
    }
  }

  private static Times times(OkHttpClient client, Duration... deadline) {
    Times[] seen = new Times[1];
    Answers answers =
        Answers.of(
            chain -> {
              seen[0] = Times.of(chain);
              return status(200).answer(chain);
            });
    HttpCaller.Builder caller =
        HttpCaller.builder(client.newBuilder().addInterceptor(answers).build());
    if (deadline.length > 0) {
      caller
          .deadline(deadline[0])
          .connectTimeout(Duration.ofSeconds(3))
          .readTimeout(Duration.ofSeconds(4));
    }
    caller.build().send(GET);
    return seen[0];
  }

  @Test
  void timesAreTheClientsOwnAndACallEndsInAnyCase() {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .connectTimeout(5, TimeUnit.SECONDS)
            .readTimeout(6, TimeUnit.SECONDS)
            .writeTimeout(7, TimeUnit.SECONDS)
            .build();
    assertThat(times(client))
        .isEqualTo(
            new Times(
                Duration.ofMinutes(15),
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(7)));
    OkHttpClient bounded = client.newBuilder().callTimeout(8, TimeUnit.SECONDS).build();
    assertThat(times(bounded).whole()).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void timesAreThoseOfTheCallerWhereItHasAny() {
    OkHttpClient client = new OkHttpClient.Builder().callTimeout(8, TimeUnit.SECONDS).build();
    assertThat(times(client, Duration.ofSeconds(2)))
        .isEqualTo(
            new Times(
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofSeconds(4)));
  }

  private static HttpCaller.Builder caller(Answers answers) {
    return HttpCaller.builder(new OkHttpClient.Builder().addInterceptor(answers).build());
  }

  @Test
  void aRequestMaySayByItselfWhoAsks() {
    Answers answers = Answers.of(status(200));
    HttpCaller caller = caller(answers).userAgent("packit4j/1 (tests)").build();
    caller.send(GET);
    caller.send(GET.newBuilder().header("User-Agent", "mine").build());
    assertThat(answers.requests())
        .extracting(request -> request.headers("User-Agent").toString())
        .containsExactly("[packit4j/1 (tests)]", "[mine]");
  }

  private static ResponseBody zeros(long size, AtomicBoolean closed) {
    Source endless =
        new ForwardingSource(new Buffer()) {
          private long left = size;

          @Override
          public long read(Buffer sink, long byteCount) {
            if (left == 0) {
              return -1;
            }
            int count = (int) Math.min(Math.min(left, byteCount), 8192);
            sink.write(new byte[count]);
            left -= count;
            return count;
          }

          @Override
          public Timeout timeout() {
            return Timeout.NONE;
          }

          @Override
          public void close() {
            closed.set(true);
          }
        };
    return ResponseBody.create(Okio.buffer(endless), null, -1);
  }

  @Test
  void aBodyMayBeAsLargeAsTheBoundAndIsClosed() {
    for (long bound : new long[] {0, 100_000, 32 << 20}) {
      for (long size : new long[] {bound, bound + 1}) {
        AtomicBoolean closed = new AtomicBoolean();
        HttpCaller.Builder caller =
            caller(
                Answers.of(chain -> Answers.response(chain.request(), 200, zeros(size, closed))));
        if (bound < 32 << 20) {
          caller.maxBodyBytes(bound);
        }
        if (size > bound) {
          assertThatThrownBy(() -> caller.build().send(GET))
              .isInstanceOf(HttpContentException.class)
              .hasMessageContaining("larger than the " + bound + " bytes allowed");
        } else {
          assertThat(caller.build().send(GET).bytes()).hasSize((int) bound);
        }
        assertThat(closed).as("%d of %d", size, bound).isTrue();
      }
    }
  }

  @Test
  void aStreamIsClosedWhenItsReaderIsDone() {
    AtomicBoolean closed = new AtomicBoolean();
    Answers answers =
        Answers.of(chain -> Answers.response(chain.request(), 200, zeros(10, closed)));
    String read =
        caller(answers)
            .maxBodyBytes(1)
            .build()
            .exchange(GET, (response, secrets) -> closed.get() + " " + response.code());
    assertThat(read).isEqualTo("false 200");
    assertThat(closed).isTrue();
  }

  @Test
  void anInterruptWhileAStreamIsReadKeepsTheFlag() {
    HttpCaller caller = caller(Answers.of(status(200))).build();
    assertThatThrownBy(
            () ->
                caller.exchange(
                    GET,
                    (response, secrets) -> {
                      throw new InterruptedIOException("interrupted");
                    }))
        .isInstanceOf(HttpTransportException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
