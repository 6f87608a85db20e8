package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.model.Update;
import java.util.List;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server, or somebody in its place, may send to do harm. */
class HostileAnswersTest {
  private final FakeBodhi bodhi = new FakeBodhi();
  private final BodhiClient client = bodhi.client().build();

  @AfterEach
  void stop() {
    bodhi.close();
  }

  @Test
  void refusesDeepNesting() {
    bodhi.on("GET", "/updates/A", 200, "{\"update\": " + "[".repeat(100_000));

    assertThatThrownBy(() -> client.updates().find("A")).isInstanceOf(BodhiException.class);
  }

  @Test
  void refusesAnswersThatAreTooLarge() {
    Buffer large = new Buffer();
    byte[] blanks = new byte[1 << 20];
    java.util.Arrays.fill(blanks, (byte) ' ');
    for (int megabyte = 0; megabyte < 33; megabyte++) {
      large.write(blanks);
    }
    bodhi.on("GET", "/updates/A", call -> new MockResponse.Builder().body(large).build());

    assertThatThrownBy(() -> client.updates().find("A"))
        .isInstanceOf(BodhiException.class)
        .hasMessageContaining("larger than");
  }

  @Test
  void readsValuesOfWrongKindsAsNone() {
    bodhi.on(
        "GET",
        "/updates/A",
        200,
        """
        {"update": {"alias": ["x"], "builds": {"nvr": "a"}, "bugs": [1, null, {"bug_id": "x"}],
          "stable_karma": 1e99, "date_submitted": "yesterday", "url": "::", "user": "me",
          "locked": "yes", "comments": "none", "release": []}}
        """);

    Update update = client.updates().find("A").orElseThrow();

    assertThat(update.alias()).isEmpty();
    assertThat(update.builds()).isEmpty();
    assertThat(update.stableKarma()).isEqualTo(3);
    assertThat(update.submittedAt()).isEmpty();
    assertThat(update.url()).isEmpty();
    assertThat(update.locked()).isFalse();
  }

  @Test
  void keepsNamesInsideTheirPathSegment() {
    client.updates().find("../csrf?x=1#");
    client.build("../../admin");
    assertThatThrownBy(() -> client.updates().find(".."))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(bodhi.calls())
        .extracting(FakeBodhi.Call::path)
        .isEqualTo(List.of("/updates/..%2Fcsrf%3Fx=1%23", "/builds/..%2F..%2Fadmin"));
  }

  @Test
  void sendsNoTokenToAnotherHost() {
    try (FakeBodhi other = new FakeBodhi()) {
      bodhi.on(
          "GET",
          "/oidc/login-token",
          call ->
              new MockResponse.Builder()
                  .code(302)
                  .addHeader("Location", other.uri().resolve("/steal").toString())
                  .build());

      assertThatThrownBy(client::login).isInstanceOf(BodhiException.class);

      assertThat(other.calls("GET", "/steal"))
          .allSatisfy(call -> assertThat(call.header("Authorization")).isEmpty());
    }
  }
}
