package io.github.packit4j.http.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets which credential. */
class AuthorizerTest {

  private static final URI API = URI.create("https://api.forge.example/v4");
  private static final URI UPLOADS = URI.create("https://uploads.forge.example/");
  private static final Authorizer BOTH =
      Authorizer.header(API, "PRIVATE-TOKEN", () -> "for-the-api")
          .or(Authorizer.authorization(UPLOADS, "token", () -> Secret.of("for-uploads")));

  @Test
  void theSecondIsAskedWhereTheFirstHasNothingToGive() {
    assertThat(BOTH.headers(HttpUrl.get("https://api.forge.example/v4/user")))
        .isEqualTo(Map.of("PRIVATE-TOKEN", "for-the-api"));
    assertThat(BOTH.headers(HttpUrl.get("https://uploads.forge.example/x")))
        .isEqualTo(Map.of("Authorization", "token for-uploads"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.forge.example/v4",
        "https://api.forge.example:8443/v4",
        "https://forge.example/v4",
        "https://api.forge.example.evil.example/v4"
      })
  void anotherOriginGetsNothing(String url) {
    assertThat(BOTH.headers(HttpUrl.get(url))).isEmpty();
    assertThat(Authorizer.anonymous().headers(HttpUrl.get(url))).isEmpty();
  }

  @Test
  void aNegotiateTokenIsMadeForTheHost() {
    Authorizer negotiate = Authorizer.negotiate(API, host -> "token-for-" + host);
    assertThat(negotiate.headers(HttpUrl.get("https://api.forge.example/login")))
        .isEqualTo(Map.of("Authorization", "Negotiate token-for-api.forge.example"));
  }

  @Test
  void anOriginIsOneOfTheWeb() {
    assertThatThrownBy(() -> Origin.of(URI.create("ssh://git@forge.example")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ssh")
        .hasMessageNotContaining("git@");
  }

  /** A server that says which token it did not like quotes it without the word before it. */
  @Test
  void anEchoedCredentialIsMaskedWholeAndBare() {
    Answers echo =
        Answers.of(
            chain -> {
              String sent = chain.request().header("Authorization");
              String bare = sent.substring(sent.indexOf(' ') + 1);
              return Answers.response(
                  chain.request(),
                  401,
                  ResponseBody.create(
                      "{\"bad\": \"" + bare + "\", \"sent\": \"" + sent + "\"}", null));
            });
    HttpReply reply =
        HttpCaller.builder(new OkHttpClient.Builder().addInterceptor(echo).build())
            .authorizer(Authorizer.authorization(API, "Bearer", () -> Secret.of("opaque-value")))
            .build()
            .send(new Request.Builder().url(HttpUrl.get(API)).build());
    assertThat(reply.excerpt()).isEqualTo("{\"bad\": \"***\", \"sent\": \"***\"}");
    assertThat(reply.secrets()).isEqualTo(List.of("Bearer opaque-value", "opaque-value"));
    assertThat(reply.failure()).hasMessageNotContaining("opaque");
  }
}
