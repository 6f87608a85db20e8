package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.model.Release;
import io.github.packit4j.bodhi.model.ReleaseQuery;
import io.github.packit4j.bodhi.model.ReleaseState;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReleasesTest {
  private final FakeBodhi bodhi = new FakeBodhi();

  @AfterEach
  void stop() {
    bodhi.close();
  }

  @Test
  void asksForActiveReleasesAndDropsArchivedOnesThatComeAllTheSame() {
    bodhi.on("GET", "/releases/", 200, Fixture.text("releases"));

    List<Release> releases = bodhi.client().build().releases(ReleaseQuery.active()).toList();

    assertThat(releases)
        .extracting(Release::name)
        .containsExactly("ELN", "EPEL-10.3", "F45", "F46", "F46F");
    assertThat(bodhi.calls()).hasSize(1);
    assertThat(bodhi.calls().get(0).query())
        .isEqualTo(Map.of("state", List.of("current", "pending", "frozen"), "page", List.of("1")));
    assertThat(bodhi.calls().get(0).header("Accept")).isEqualTo("application/json");
  }

  @Test
  void readsWhatBranchesAndTagsARelease() {
    bodhi.on("GET", "/releases/", 200, Fixture.text("releases"));

    List<Release> releases = bodhi.client().build().releases(ReleaseQuery.all()).toList();

    Release epel = named(releases, "EPEL-10.3");
    assertThat(epel.branch()).isEqualTo("epel10.3");
    assertThat(epel.idPrefix()).isEqualTo("FEDORA-EPEL");
    assertThat(epel.candidateTag()).contains("epel10.3-testing-candidate");
    assertThat(epel.needsManualUpdate()).isTrue();
    assertThat(epel.mandatoryDaysInTesting()).hasValue(7);
    Release rawhide = named(releases, "F46");
    assertThat(rawhide.isRawhide()).isTrue();
    assertThat(releases.stream().filter(Release::isRawhide)).containsExactly(rawhide);
    assertThat(rawhide.needsManualUpdate()).isFalse();
    assertThat(named(releases, "F46F").pendingSigningTag()).isEmpty();
    assertThat(named(releases, "F42").state()).isEqualTo(ReleaseState.ARCHIVED);
    assertThat(named(releases, "F42").eol()).contains(LocalDate.parse("2026-05-13"));
  }

  @Test
  void readsPageAfterPage() {
    bodhi.on("GET", "/releases/", call -> FakeBodhi.json(200, page(call.query("page"), 3)));

    assertThat(bodhi.client().build().releases(ReleaseQuery.all()))
        .extracting(Release::name)
        .containsExactly("F1", "F2", "F3");
  }

  @Test
  void givesWhatMovesToTheNextPageOnce() {
    bodhi
        .on(
            "GET",
            "/releases/",
            200,
            "{\"releases\": [{\"name\": \"A\"}, {\"name\": \"B\"}], \"pages\": 2}")
        .on(
            "GET",
            "/releases/",
            200,
            "{\"releases\": [{\"name\": \"B\"}, {\"name\": \"C\"}], \"pages\": 2}");

    assertThat(bodhi.client().build().releases(ReleaseQuery.all()))
        .extracting(Release::name)
        .containsExactly("A", "B", "C");
  }

  @Test
  void endsWhereNothingMatches() {
    bodhi.on(
        "GET", "/releases/", 200, "{\"releases\": [], \"page\": 1, \"pages\": 0, \"total\": 0}");

    assertThat(bodhi.client().build().releases(ReleaseQuery.active())).isEmpty();
    assertThat(bodhi.calls()).hasSize(1);
  }

  @Test
  void endsAtAnEmptyPageWhateverThePageCountSays() {
    bodhi
        .on("GET", "/releases/", 200, page("1", 1_000_000))
        .on("GET", "/releases/", 200, "{\"releases\": [], \"page\": 2, \"pages\": 1000000}");

    assertThat(bodhi.client().build().releases(ReleaseQuery.all())).hasSize(1);
    assertThat(bodhi.calls()).hasSize(2);
  }

  @Test
  void saysWhatAnswersInPlaceOfBodhi() {
    bodhi.on("GET", "/releases/", 200, "<html>login</html>").on("GET", "/releases/", 200, "{}");
    assertThatThrownBy(() -> bodhi.client().build().releases(ReleaseQuery.all()).toList())
        .isInstanceOf(BodhiException.class)
        .hasMessageContaining("Tried to list releases but failed because")
        .hasMessageContaining("is not the JSON expected");
    assertThatThrownBy(() -> bodhi.client().build().releases(ReleaseQuery.all()).toList())
        .isInstanceOf(BodhiException.class)
        .hasMessage(
            "Tried to list releases but failed because: the answer has none; is %s Bodhi's base URL?"
                .formatted(bodhi.uri()));
  }

  @Test
  void findsOneRelease() {
    bodhi.on(
        "GET", "/releases/F42", 200, Fixture.json("releases").path("releases").get(2).toString());

    assertThat(bodhi.client().build().release("F42").map(Release::branch)).contains("f42");
    assertThat(bodhi.client().build().release("F99")).isEmpty();
  }

  private static Release named(List<Release> releases, String name) {
    return releases.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  private static String page(String number, int pages) {
    return "{\"releases\": [{\"name\": \"F%s\"}], \"page\": %s, \"pages\": %d}"
        .formatted(number, number, pages);
  }
}
