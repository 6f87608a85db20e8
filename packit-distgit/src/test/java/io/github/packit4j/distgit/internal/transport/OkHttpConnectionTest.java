package io.github.packit4j.distgit.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.http.support.AllowedHosts;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What JGit is told about a request; no network is involved. */
class OkHttpConnectionTest {

  private final Deque<Response.Builder> answers = new ArrayDeque<>();
  private final List<String> events = new ArrayList<>();
  private final GitHttp http =
      new GitHttp(
          new OkHttpClient.Builder().addInterceptor(this::answer).build(),
          url -> Optional.of("Basic x"),
          100,
          AllowedHosts.all(),
          Duration.ofMinutes(1));
  private HttpConnection connection;

  @BeforeEach
  void open() throws IOException {
    connection =
        http.create(URI.create("https://git.example.org/a.git/info/refs?service=x").toURL());
  }

  @AfterEach
  void close() {
    http.close();
  }

  private Response answer(Interceptor.Chain chain) {
    String account = chain.request().header("Authorization");
    events.add(chain.request().method() + (account == null ? "" : " with " + account));
    return answers.remove().request(chain.request()).build();
  }

  private void enqueue(int code, String message, long length) {
    answers.add(
        new Response.Builder()
            .protocol(Protocol.HTTP_1_1)
            .code(code)
            .message(message)
            .addHeader("X-Way", "one")
            .addHeader("X-Way", "another")
            .addHeader("Content-Type", "application/x-git-upload-pack-advertisement")
            .body(new Body(code, length)));
  }

  /** A body that says when it is closed. */
  private final class Body extends ResponseBody {
    private final long length;
    private final BufferedSource source;

    Body(int code, long length) {
      this.length = length;
      this.source =
          Okio.buffer(
              new ForwardingSource(new Buffer()) {
                @Override
                public void close() throws IOException {
                  events.add("closed " + code);
                  super.close();
                }
              });
    }

    @Override
    public @Nullable MediaType contentType() {
      return null;
    }

    @Override
    public long contentLength() {
      return length;
    }

    @Override
    public BufferedSource source() {
      return source;
    }
  }

  @Test
  void nothingIsKnownBeforeItIsAsked() throws IOException {
    assertThat(connection.getHeaderFields()).isEmpty();
    assertThat(connection.getHeaderFields("X-Way")).isEmpty();
    assertThat(connection.getHeaderField("X-Way")).isNull();
    assertThat(connection.getContentType()).isNull();
    assertThat(connection.getContentLength()).isEqualTo(-1);
    assertThat(connection.getRequestMethod()).isEqualTo("GET");
    connection.setRequestMethod("POST");
    assertThat(connection.getRequestMethod()).isEqualTo("POST");
    assertThat(connection.usingProxy()).as("which one is the client's decision").isFalse();
    assertThat(events).isEmpty();
  }

  @Test
  void anAnswerIsTold() throws IOException {
    enqueue(404, "Not Here", 0);
    connection.connect();
    assertThat(connection.getResponseCode()).isEqualTo(404);
    assertThat(connection.getResponseMessage()).isEqualTo("Not Here");
    assertThat(connection.getHeaderFields())
        .containsEntry("x-way", List.of("one", "another"))
        .hasSize(2);
    assertThat(connection.getHeaderFields("X-Way")).containsExactly("one", "another");
    assertThat(connection.getHeaderField("X-Way")).isEqualTo("another");
    assertThat(connection.getContentType())
        .isEqualTo("application/x-git-upload-pack-advertisement");
    assertThat(events).as("asked once").containsExactly("GET");
  }

  @ParameterizedTest
  @CsvSource({"-1, -1", "0, 0", "17, 17", "2147483647, 2147483647", "2147483648, -1"})
  void aLengthThatIsNoIntIsUnknown(long length, int told) throws IOException {
    enqueue(200, "OK", length);
    connection.connect();
    assertThat(connection.getContentLength()).isEqualTo(told);
  }

  /** A connection that is not given back is lost to whoever needs it next. */
  @Test
  void anAnswerThatNobodyReadIsClosedInTheEnd() throws IOException {
    enqueue(200, "OK", 10);
    connection.connect();
    assertThat(events).containsExactly("GET");
    http.close();
    assertThat(events).containsExactly("GET", "closed 200");
  }

  /** The connection that the refusal came by is free for the second request. */
  @Test
  void aRefusalIsClosedBeforeTheAccountIsSent() throws IOException {
    enqueue(401, "Who?", 10);
    enqueue(200, "OK", 10);
    assertThat(connection.getResponseCode()).isEqualTo(200);
    assertThat(events).containsExactly("GET", "closed 401", "GET with Basic x");
  }
}
