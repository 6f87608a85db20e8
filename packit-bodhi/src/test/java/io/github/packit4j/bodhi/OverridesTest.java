package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.model.BuildrootOverride;
import io.github.packit4j.bodhi.model.NewOverride;
import io.github.packit4j.bodhi.model.OverrideQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverridesTest {
  private static final String NVR = "python-ovr-1.0-1.fc43";
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final FakeBodhi bodhi = new FakeBodhi();
  private final BodhiClient client = bodhi.client().clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();

  @AfterEach
  void stop() {
    bodhi.close();
  }

  @Test
  void readsTheOverrideOfABuild() {
    bodhi.on("GET", "/overrides/" + NVR, 200, "{\"override\": " + override("null") + "}");

    BuildrootOverride override = client.overrides().ofBuild(NVR).orElseThrow();

    assertThat(override.isActive()).isTrue();
    assertThat(override.expiresAt()).contains(Instant.parse("2026-11-29T16:31:00Z"));
    assertThat(client.overrides().ofBuild("other-1-1.fc43")).isEmpty();
  }

  @Test
  void listsOverrides() {
    bodhi.on(
        "GET", "/overrides/", 200, "{\"overrides\": [" + override("null") + "], \"pages\": 1}");

    assertThat(
            client
                .overrides()
                .list(OverrideQuery.builder().addReleases("F43").expired(false).build()))
        .extracting(BuildrootOverride::nvr)
        .containsExactly(NVR);
    assertThat(bodhi.calls().get(0).query())
        .containsEntry("releases", List.of("F43"))
        .containsEntry("expired", List.of("false"));
  }

  @Test
  void editsAnOverride() {
    bodhi.on("POST", "/overrides/", 200, override("null"));

    client
        .overrides()
        .edit(new NewOverride(NVR, "still needed", Instant.parse("2026-12-01T00:00:00Z")));

    assertThat(bodhi.calls("POST", "/overrides/").get(0).form())
        .isEqualTo(
            Map.of(
                "nvr", List.of(NVR),
                "edited", List.of(NVR),
                "notes", List.of("still needed"),
                "expiration_date", List.of("2026-12-01T00:00:00"),
                "csrf_token", List.of(FakeBodhi.CSRF)));
  }

  @Test
  void endsAnOverrideWithItsOwnFields() {
    bodhi
        .on("GET", "/overrides/" + NVR, 200, "{\"override\": " + override("null") + "}")
        .on("POST", "/overrides/", 200, override("\"2026-11-22 12:00:00\""));

    assertThat(client.overrides().expire(NVR).isActive()).isFalse();
    assertThat(bodhi.calls("POST", "/overrides/").get(0).form())
        .containsEntry("expired", List.of("true"))
        .containsEntry("notes", List.of("needed"))
        .containsEntry("expiration_date", List.of("2026-11-29T16:31:00"));
  }

  @Test
  void plansTheEndAfterTodayBecauseBodhiRefusesAnEarlierOne() {
    String today = override("null").replace("2026-11-29", "2026-11-22");
    bodhi
        .on("GET", "/overrides/" + NVR, 200, "{\"override\": " + today + "}")
        .on("POST", "/overrides/", 200, today);

    client.overrides().expire(NVR);

    assertThat(bodhi.calls("POST", "/overrides/").get(0).form())
        .containsEntry("expiration_date", List.of("2026-11-23T12:00:00"));
  }

  @Test
  void leavesAnEndedOverrideAlone() {
    String ended = override("\"2026-11-21 12:00:00\"");
    bodhi.on("GET", "/overrides/" + NVR, 200, "{\"override\": " + ended + "}");

    assertThat(client.overrides().expire(NVR).isActive()).isFalse();
    assertThat(bodhi.calls("POST", "/")).isEmpty();
    assertThatThrownBy(() -> client.overrides().expire("other-1-1.fc43"))
        .isInstanceOf(BodhiException.class)
        .hasMessage(
            "Tried to end the buildroot override of other-1-1.fc43 but failed because: there is none");
  }

  @Test
  void refusesWhatBodhiWouldRefuse() {
    assertThatThrownBy(() -> new NewOverride(NVR, "x", NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NewOverride(" ", "notes", NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String override(String expired) {
    return """
        {"nvr": "%s", "notes": "needed", "submission_date": "2026-11-20 16:31:00",
         "expiration_date": "2026-11-29 16:31:00", "expired_date": %s, "caveats": []}
        """
        .formatted(NVR, expired);
  }
}
