package io.github.packit4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackitExceptionTest {

  private static final URI URL = URI.create("https://forge.example/x");

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(new UnknownHostException("kdc"), true),
        arguments(new ConnectException("refused"), true),
        arguments(new InterruptedException(), true),
        arguments(new InterruptedIOException("timeout"), true),
        arguments(new ClosedByInterruptException(), true),
        arguments(new EOFException("cut off"), true),
        arguments(new SocketException("reset"), true),
        arguments(new ProtocolException("not HTTP"), true),
        arguments(new IOException("disk full"), false),
        arguments(new IllegalStateException("a fault of ours"), false),
        arguments(new IllegalStateException("wrapped", new ConnectException("refused")), true),
        arguments(new HttpTransportException("GET", URL, new IOException("hung up")), true),
        arguments(new HttpContentException("GET", URL, "not JSON"), false),
        arguments(new HttpStatusException("GET", URL, 404, ""), false),
        arguments(new KerberosException("no ticket", new IOException("no cache")), false),
        arguments(new KerberosException("no ticket", new UnknownHostException("kdc")), true),
        arguments(new MissingSettingException("A store", "directory(...)"), false));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureSaysWhetherItMayPass(Throwable failure, boolean passes) {
    assertThat(PackitException.mayPassByItself(failure)).isEqualTo(passes);
    assertThat(new Wrapper(failure).mayPassByItself()).isEqualTo(passes);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504, 599})
  void aBusyOrBrokenServerMayRecover(int status) {
    assertThat(new HttpStatusException("GET", URL, status, "").mayPassByItself()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 301, 400, 401, 403, 404, 409, 422, 428, 430, 499})
  void aRefusalStands(int status) {
    assertThat(new HttpStatusException("GET", URL, status, "").mayPassByItself()).isFalse();
  }

  @Test
  void theFirstExceptionOfOurOwnDecidesOverWhatIsBehindIt() {
    PackitException knowsBetter =
        new Wrapper(new ConnectException("refused")) {
          private static final long serialVersionUID = 1L;

          @Override
          public boolean mayPassByItself() {
            return false;
          }
        };
    assertThat(PackitException.mayPassByItself(new IllegalStateException(knowsBetter))).isFalse();
  }

  @Test
  void withoutACauseNothingPasses() {
    assertThat(new Wrapper(null).mayPassByItself()).isFalse();
    assertThat(PackitException.mayPassByItself(null)).isFalse();
  }

  @Test
  void theWaitThatAServerAsksForIsPassedOn() {
    var asked = new HttpStatusException("GET", URL, 429, "", Duration.ofSeconds(30));
    assertThat(new Wrapper(asked).retryAfter()).contains(Duration.ofSeconds(30));
    assertThat(new Wrapper(new IOException("x")).retryAfter()).isEmpty();
  }

  @Test
  void aMissingSettingNamesWhatGivesIt() {
    assertThat(MissingSettingException.require("given", "A store", "directory(...)"))
        .isEqualTo("given");
    assertThatExceptionOfType(MissingSettingException.class)
        .isThrownBy(() -> MissingSettingException.require(null, "A store", "directory(...)"))
        .withMessage("A store needs a setting that is missing. Give it with directory(...).");
  }

  @Test
  void aMessageSaysWhatWasTriedAndWhy() {
    assertThat(new HttpStatusException("GET", URL, 404, " "))
        .hasMessage(
            "Tried to GET https://forge.example/x but failed because: the server answered 404");
    assertThat(new HttpStatusException("GET", URL, 404, "gone"))
        .hasMessageEndingWith("the server answered 404: gone");
    assertThat(new HttpTransportException("GET", URL, new EOFException()))
        .hasMessageEndingWith("but failed because: EOFException");
    assertThat(new HttpTransportException("GET", URL, new EOFException(" ")))
        .hasMessageEndingWith("but failed because: EOFException");
    assertThat(new HttpTransportException("PUT", URL, new EOFException("hung up")))
        .hasMessage("Tried to PUT https://forge.example/x but failed because: hung up");
    assertThat(new HttpContentException("GET", URL, "not JSON", new EOFException("cut")))
        .hasMessageEndingWith("but failed because: not JSON")
        .hasRootCauseMessage("cut");
    assertThat(new HttpContentException("GET", URL, "not JSON", null)).hasNoCause();
  }

  static Stream<Arguments> lateCalls() {
    IOException overall = new InterruptedIOException("timeout");
    return Stream.of(
        arguments(overall, true),
        arguments(new InterruptedIOException("interrupted"), false),
        arguments(new SocketTimeoutException("timeout"), false),
        arguments(new IOException("timeout"), false));
  }

  @ParameterizedTest
  @MethodSource("lateCalls")
  void onlyACallThatIsLateAsAWholeHasMissedItsDeadline(IOException failure, boolean late) {
    assertThat(HttpTransportException.isDeadline(failure)).isEqualTo(late);
    IOException told = new InterruptedIOException("it was not complete after PT15M");
    told.initCause(failure);
    assertThat(new HttpTransportException("GET", URL, told).isDeadline()).isEqualTo(late);
    assertThat(
            new HttpTransportException("GET", URL, new IOException("hung up", failure))
                .isDeadline())
        .isFalse();
  }

  private static class Wrapper extends PackitException {
    private static final long serialVersionUID = 1L;

    Wrapper(@Nullable Throwable cause) {
      super("Tried but failed", cause);
    }
  }
}
