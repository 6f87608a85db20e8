package io.github.packit4j.http.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.HttpStatusException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReplyTest {

  private static final URI FORGE = URI.create("https://forge.example/x");

  private static HttpReply reply(int status, Headers headers, byte[] body) {
    return new HttpReply(
        "GET", FORGE, status, headers, body, List.of("hush-hush"), Duration.ofSeconds(9));
  }

  private static HttpReply text(String body) {
    return reply(500, Headers.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"199, false", "200, true", "204, true", "299, true", "300, false", "404, false"})
  void successIsTheSecondHundred(int status, boolean success) {
    HttpReply reply = reply(status, Headers.of(), new byte[0]);
    assertThat(reply.isSuccessful()).isEqualTo(success);
    if (success) {
      assertThat(reply.requireSuccess()).isSameAs(reply);
    } else {
      assertThatThrownBy(reply::requireSuccess)
          .isInstanceOfSatisfying(
              HttpStatusException.class,
              failure -> {
                assertThat(failure.status()).isEqualTo(status);
                assertThat(failure.method()).isEqualTo("GET");
                assertThat(failure.uri()).isEqualTo(FORGE);
                assertThat(failure.retryAfter()).contains(Duration.ofSeconds(9));
              });
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "text/plain; charset=ISO-8859-1, ISO-8859-1",
        "text/plain; charset=UTF-8, UTF-8",
        "text/plain, UTF-8",
        "text/plain; charset=no-such, UTF-8",
        "nonsense, UTF-8",
        "none, UTF-8"
      })
  void aTextIsReadInTheCharacterSetThatTheAnswerNames(String type, String charset)
      throws Exception {
    Headers headers = type == null ? Headers.of() : Headers.of("Content-Type", type);
    assertThat(reply(200, headers, "é".getBytes(charset)).text()).isEqualTo("é");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 499, 500})
  void anExcerptOfUpTo500CharactersIsWhole(int length) {
    assertThat(text("x".repeat(length)).excerpt()).isEqualTo("x".repeat(length));
  }

  @Test
  void anExcerptIsOneLineWithoutSecrets() {
    assertThat(text("x".repeat(501)).excerpt()).isEqualTo("x".repeat(500) + "…");
    assertThat(text("  a\r\n\tb\u0000 \u001bc hush-hush \n").excerpt()).isEqualTo("a b c ***");
    assertThat(text("x".repeat(495) + "hush-hush").excerpt())
        .as("at the cut")
        .doesNotContain("hus");
  }

  @Test
  void anAnswerShowsItsAddressOnly() {
    HttpReply reply = text("hush-hush");
    assertThat(reply).hasToString("HttpReply[GET https://forge.example/x -> 500]");
    assertThat(reply.failure().excerpt()).isEqualTo("***");
    assertThat(reply.retryAfter()).contains(Duration.ofSeconds(9));
  }

  @Test
  void theLastOfSeveralHeadersCountsAndAllCanBeRead() {
    HttpReply reply = reply(200, Headers.of("Link", "a", "link", "b"), new byte[0]);
    assertThat(reply.header("LINK")).contains("b");
    assertThat(reply.header("ETag")).isEmpty();
    assertThat(reply.headers().values("Link")).isEqualTo(List.of("a", "b"));
  }

  @Test
  void theBytesAreTheReadersOwn() {
    HttpReply reply = text("body");
    reply.bytes()[0] = 'x';
    assertThat(reply.bytes()).isEqualTo("body".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anAnswerFromMemoryKeepsWhatTheNewOneTold() {
    HttpReply known =
        new HttpReply(
            "GET",
            URI.create("https://forge.example/old"),
            200,
            Headers.of("ETag", "\"1\""),
            "known".getBytes(StandardCharsets.UTF_8),
            List.of("old-secret"),
            null);
    HttpReply answer = reply(304, Headers.of(), new byte[0]).withBodyOf(known);
    assertThat(answer.text()).isEqualTo("known");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ETag")).contains("\"1\"");
    assertThat(answer.uri()).isEqualTo(FORGE);
    assertThat(answer.secrets()).isEqualTo(List.of("hush-hush"));
  }
}
