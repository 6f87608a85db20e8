package io.github.packit4j.distgit.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.http.support.AllowedHosts;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When git tells a server who asks. */
class GitHttpTest {

  private final GitHttp http =
      new GitHttp(
          new OkHttpClient(),
          url -> Optional.of("Basic x"),
          1,
          AllowedHosts.all(),
          Duration.ofMinutes(1));

  @AfterEach
  void close() {
    http.close();
  }

  @ParameterizedTest
  @CsvSource({
    "https://git.example.org/a.git, true",
    "https://10.0.0.1/a.git, true",
    "http://git.example.org/a.git, false",
    "http://10.0.0.1/a.git, false",
    "http://localhost.example.org/a.git, false",
    "http://127.0.0.1.example.org/a.git, false",
    "http://[fe80::1]/a.git, false",
    "http://localhost:8080/a.git, true",
    "http://127.0.0.1:8080/a.git, true",
    "http://[::1]:8080/a.git, true",
  })
  void anAccountGoesOverHttpsOrToThisMachine(String url, boolean sent) {
    assertThat(http.authorization(HttpUrl.get(url), true).isPresent()).isEqualTo(sent);
    assertThat(http.challenged(HttpUrl.get(url)).isPresent()).isEqualTo(sent);
  }

  @Test
  void aFetchHasNoAccountUntilTheServerAsks() {
    HttpUrl url = HttpUrl.get("https://git.example.org/a.git");
    HttpUrl other = HttpUrl.get("https://git.example.org:8443/a.git");
    assertThat(http.authorization(url, false)).isEmpty();

    assertThat(http.challenged(url)).hasValue("Basic x");
    assertThat(http.authorization(url, false)).hasValue("Basic x");
    assertThat(http.challenged(url)).as("an account that is refused is not sent again").isEmpty();

    assertThat(http.authorization(other, false)).isEmpty();
  }

  @Test
  void nothingHasBeenAnswered() {
    assertThat(http.lastStatus()).isZero();
    assertThat(http.leastPause()).isZero();
  }
}
