package io.github.packit4j.sandbox;

import static io.github.packit4j.sandbox.Koji.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What injected faults do to requests and to state. */
class FaultsTest {

  private static final String VERSION = "https://src.fedoraproject.org/api/0/-/version";
  private static final String FORK = "https://src.fedoraproject.org/api/0/fork";

  private Sandbox fedora;
  private Http http;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    fedora.distGit().createPackage("hello", FileTree.of("hello.spec", "Name: hello\n"));
    // Without its own retries the client shows what the server does.
    OkHttpClient client = fedora.httpClient().newBuilder().retryOnConnectionFailure(false).build();
    http = new Http(client);
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private static RequestMatcher version() {
    return RequestMatcher.any().path("/version$");
  }

  @Test
  void nthMatchingRequestIsAnsweredOtherwise() {
    fedora.faults().on(version()).nth(2).respond(503, "busy");

    assertThat(http.get(VERSION).status()).isEqualTo(200);
    assertThat(http.get(VERSION).text()).isEqualTo("busy");
    assertThat(http.get(VERSION).status()).isEqualTo(200);
  }

  @Test
  void faultsQueueUp() {
    fedora.faults().on(version()).respond(503, "first");
    fedora.faults().on(version()).times(2).respond(502, "then");

    assertThat(http.get(VERSION).status()).isEqualTo(503);
    assertThat(http.get(VERSION).status()).isEqualTo(502);
    assertThat(http.get(VERSION).status()).isEqualTo(502);
    assertThat(http.get(VERSION).status()).isEqualTo(200);
  }

  @Test
  void answerMayCarryAHeader() {
    fedora
        .faults()
        .on(version())
        .always()
        .header("Retry-After", "7")
        .respond(429, "application/json", "{}");

    assertThat(http.get(VERSION).header("Retry-After")).isEqualTo("7");
  }

  @Test
  void droppedBeforeTheCallNothingHappens() {
    fedora.faults().on(RequestMatcher.any().method("POST").path("/fork$")).dropBeforeCall();

    assertThatThrownBy(this::fork).isInstanceOf(UncheckedIOException.class);

    assertThat(fedora.distGit().pkg("hello").fork("packit")).isEmpty();
    fork();
    assertThat(fedora.distGit().pkg("hello").fork("packit")).isPresent();
  }

  @Test
  void droppedAfterTheCallTheEffectIsThere() {
    fedora.faults().on(RequestMatcher.any().method("POST").path("/fork$")).dropAfterCall();

    assertThatThrownBy(this::fork).isInstanceOf(UncheckedIOException.class);

    assertThat(fedora.distGit().pkg("hello").fork("packit")).isPresent();
  }

  private Http.Answer fork() {
    return http.as(fedora.account("packit")).post(FORK, "repo", "hello", "namespace", "rpms");
  }

  @Test
  void truncatedAnswerEndsTooSoon() {
    fedora.faults().on(version()).truncate();

    assertThatThrownBy(() -> http.get(VERSION)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void delayOutlastsATimeout() {
    fedora.faults().on(version()).delay(Duration.ofMinutes(1));

    assertThatThrownBy(() -> new Http(impatient()).get(VERSION))
        .hasCauseInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void errorAfterTheEffectHidesThatItHappened() {
    fedora
        .faults()
        .on(RequestMatcher.any().method("POST").path("/fork$"))
        .afterEffect()
        .respond(504, "Gateway Timeout");

    Http.Answer answer = fork();

    assertThat(answer.status()).isEqualTo(504);
    assertThat(fedora.distGit().pkg("hello").fork("packit")).isPresent();
    assertThat(fork().status()).as("once more").isEqualTo(400);
  }

  @Test
  void anErrorWithoutItsEffectLeavesNothing() {
    fedora
        .faults()
        .on(RequestMatcher.any().method("POST").path("/fork$"))
        .respond(504, "Gateway Timeout");

    assertThat(fork().status()).isEqualTo(504);
    assertThat(fedora.distGit().pkg("hello").fork("packit")).isEmpty();
  }

  @Test
  void xmlRpcFaultMayComeAfterTheEffect() {
    Koji packit = Koji.loggedIn(fedora, "packit");
    String head = fedora.distGit().pkg("hello").commitOf("rawhide").orElseThrow();
    fedora.faults().on(RequestMatcher.any().xmlRpc("build")).afterEffect().xmlRpcFault(1, "oops");

    String answer =
        packit.call(
            "build",
            string("git+https://src.fedoraproject.org/rpms/hello.git#" + head),
            string("rawhide"));

    assertThat(answer).contains("oops");
    assertThat(fedora.koji().tasks()).isNotEmpty();
  }

  @Test
  void neverAnsweredTheClientGivesUp() {
    fedora
        .faults()
        .on(RequestMatcher.any().method("POST").path("/fork$"))
        .afterEffect()
        .neverAnswer();
    http = new Http(impatient());

    assertThatThrownBy(this::fork).hasCauseInstanceOf(SocketTimeoutException.class);

    assertThat(fedora.distGit().pkg("hello").fork("packit")).isPresent();
  }

  @Test
  void slowFromAByteOnlyTheBeginningArrives() throws IOException {
    String whole = http.get(VERSION).text();
    fedora.faults().on(version()).slowFrom(5, Duration.ofMinutes(1));
    Request request = new Request.Builder().url(VERSION).build();

    try (Response response = impatient().newCall(request).execute()) {
      assertThat(response.body().source().readUtf8(5)).isEqualTo(whole.substring(0, 5));
      assertThatThrownBy(() -> response.body().source().readByte())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void slowButWithinPatienceIsWhole() {
    String quick = http.get(VERSION).text();
    fedora.faults().on(version()).slowFrom(quick.length() - 3, Duration.ofNanos(1));

    assertThat(http.get(VERSION).text()).isEqualTo(quick);
  }

  @Test
  void deliveredTwiceBothCountAndTheSecondAnswers() {
    fedora.faults().on(RequestMatcher.any().method("POST").path("/fork$")).twice();

    Http.Answer answer = fork();

    assertThat(answer.status()).as("the first made it").isEqualTo(400);
    assertThat(fedora.distGit().pkg("hello").fork("packit")).isPresent();
    assertThat(fedora.requests().posts()).extracting(RecordedRequest::number).containsExactly(1, 2);
  }

  private OkHttpClient impatient() {
    return fedora.httpClient().newBuilder().readTimeout(Duration.ofMillis(100)).build();
  }

  @Test
  void xmlRpcFaultIsForOneMethod() {
    fedora.faults().on(RequestMatcher.any().xmlRpc("getTag")).xmlRpcFault(1014, "database outage");
    Koji koji = new Koji(fedora);

    assertThat(koji.call("getBuild", string("a-1-1"))).contains("<nil/>");
    assertThat(koji.call("getTag", string("f45"))).contains("<int>1014</int>", "database outage");
    assertThat(koji.call("getTag", string("f45"))).contains("f45");
  }

  @Test
  void journalShowsWhatWasAsked() {
    fork();

    RecordedRequest request = fedora.requests().to("src.fedoraproject.org").get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/api/0/fork");
    assertThat(request.header("authorization")).contains("token packit-token");
    assertThat(request.bodyText()).isEqualTo("repo=hello&namespace=rpms");
    assertThat(fedora.requests().posts()).hasSize(1);
  }

  @Test
  void whatNeverHappenedIsNamed() {
    fedora.faults().on(version()).respond(503, "busy");
    fedora.faults().on(RequestMatcher.any().host("nowhere.example")).dropBeforeCall();
    fedora.faults().onMessage("git.receive").lost();
    fedora.faults().rejectPush("rpms/hello", "f44", "no");

    http.get(VERSION);

    assertThat(fedora.faults().unused())
        .hasSize(3)
        .anyMatch(line -> line.contains("nowhere.example") && line.contains("FaultsTest.java:"))
        .anyMatch(line -> line.startsWith("messages of git.receive, begun at FaultsTest.java:"))
        .contains("push to f44 of rpms/hello");
  }

  @Test
  void argumentsThatMeanNothingAreRefused() {
    Fault fault = fedora.faults().on(version());
    assertThatThrownBy(() -> fault.nth(0)).hasMessage("nth counts from 1: 0");
    assertThatThrownBy(() -> fault.times(-1)).hasMessage("times counts from 1: -1");
    assertThatThrownBy(() -> fault.respond(100, "")).hasMessageContaining("200 to 599");
    assertThatThrownBy(() -> fault.slowFrom(-1, Duration.ZERO)).hasMessageContaining("negative");
    assertThatThrownBy(() -> fedora.faults().onMessage("x").late(0))
        .hasMessage("late counts from 1: 0");
    assertThatThrownBy(
            () -> fedora.distGit().createPackage("other", FileTree.of("a", "b"), "no..branch"))
        .hasMessage("'no..branch' is no name that git allows a branch");
  }

  @Test
  void aConditionThatFailsIsSaidToTheClient() {
    fedora
        .faults()
        .on(
            RequestMatcher.any()
                .where(
                    request -> {
                      throw new IllegalStateException("of the test");
                    }))
        .dropBeforeCall();

    assertThat(http.get(VERSION).text()).contains("The sandbox failed on GET", "of the test");
  }
}
