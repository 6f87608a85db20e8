package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.model.BodhiBug;
import io.github.packit4j.bodhi.model.ContentType;
import io.github.packit4j.bodhi.model.GatingStatus;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateQuery;
import io.github.packit4j.bodhi.model.UpdateRequest;
import io.github.packit4j.bodhi.model.UpdateSeverity;
import io.github.packit4j.bodhi.model.UpdateStatus;
import io.github.packit4j.bodhi.model.UpdateSuggestion;
import io.github.packit4j.bodhi.model.UpdateType;
import io.github.packit4j.http.PagedIterable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class UpdatesTest {
  private final FakeBodhi bodhi = new FakeBodhi();

  @AfterEach
  void stop() {
    bodhi.close();
  }

  @Test
  void readsAnUpdate() {
    bodhi.on("GET", "/updates/FEDORA-2026-de3bf82f14", 200, Fixture.text("update"));

    Update update = bodhi.client().build().updates().find("FEDORA-2026-de3bf82f14").orElseThrow();

    assertThat(update.alias()).isEqualTo("FEDORA-2026-de3bf82f14");
    assertThat(update.url())
        .hasToString("Optional[https://bodhi.fedoraproject.org/updates/FEDORA-2026-de3bf82f14]");
    assertThat(update.nvrs()).containsExactly("python-dep-2.0-1.fc43", "python-side-1.0-1.fc43");
    assertThat(update.status()).isEqualTo(UpdateStatus.PENDING);
    assertThat(update.request()).contains(UpdateRequest.TESTING);
    assertThat(update.fromTag()).contains("f43-build-side-50001");
    assertThat(update.bugs()).extracting(BodhiBug::id).containsExactly(2300002);
    assertThat(update.submittedAt()).contains(Instant.parse("2026-11-22T16:30:59Z"));
    assertThat(update.comments()).hasSize(2);
    assertThat(update.release().orElseThrow().name()).isEqualTo("F43");
    assertThat(update.user().orElseThrow().groups()).containsExactly("packager");
  }

  @Test
  void knowsNoUpdateWhereBodhiKnowsNoneOrAnswersWithAPackagesList() {
    bodhi
        .on(
            "GET",
            "/updates/python-hello",
            call ->
                new mockwebserver3.MockResponse.Builder()
                    .code(302)
                    .addHeader("Location", "/updates/?packages=python-hello")
                    .build())
        .on("GET", "/updates/", 200, Fixture.text("updates-empty"));
    BodhiClient client = bodhi.client().build();

    assertThat(client.updates().find("FEDORA-2026-ffffffffff")).isEmpty();
    assertThat(client.updates().find("python-hello")).isEmpty();
  }

  @Test
  void readsValuesOfNewerServers() {
    ObjectNode update = (ObjectNode) Fixture.json("update").path("update");
    update.put("status", "side_tag_active").put("severity", "cosmic").remove("karma");
    update.putNull("builds");
    update.put("brand_new", 1);
    bodhi.on("GET", "/updates/A", 200, "{\"update\": " + update + "}");

    Update read = bodhi.client().build().updates().find("A").orElseThrow();

    assertThat(read.status()).isEqualTo(UpdateStatus.UNKNOWN);
    assertThat(read.severity()).isEqualTo(UpdateSeverity.UNKNOWN);
    assertThat(read.builds()).isEmpty();
    assertThat(read.karma()).isZero();
  }

  @Test
  void sendsEveryFilter() {
    bodhi.on("GET", "/updates/", 200, Fixture.text("updates-empty"));
    Instant time = Instant.parse("2026-11-22T16:30:59Z");

    assertThat(
            bodhi
                .client()
                .build()
                .updates()
                .list(
                    UpdateQuery.builder()
                        .addAliases("A", "B")
                        .addBuilds("a-1-1.fc45")
                        .addPackages("a", "b")
                        .addReleases("F45", "__pending__")
                        .addStatuses(UpdateStatus.TESTING, UpdateStatus.PENDING)
                        .request(UpdateRequest.STABLE)
                        .type(UpdateType.BUGFIX)
                        .severity(UpdateSeverity.HIGH)
                        .suggestion(UpdateSuggestion.REBOOT)
                        .contentType(ContentType.RPM)
                        .addGatingStatuses(GatingStatus.GREENWAVE_FAILED)
                        .addUsers("packit")
                        .addBugs(1, 2)
                        .fromSideTag(true)
                        .sideTag("f45-build-side-1")
                        .criticalPath(false)
                        .locked(true)
                        .pushed(true)
                        .submittedSince(time)
                        .submittedBefore(time)
                        .modifiedSince(time)
                        .modifiedBefore(time)
                        .approvedSince(time)
                        .approvedBefore(time)
                        .pushedSince(time)
                        .pushedBefore(time)
                        .like("python-%")
                        .search("ogr")
                        .rowsPerPage(50)
                        .build()))
        .isEmpty();

    List<String> at = List.of("2026-11-22T16:30:59");
    assertThat(bodhi.calls().get(0).query())
        .containsAllEntriesOf(
            Map.of(
                "alias", List.of("A", "B"),
                "builds", List.of("a-1-1.fc45"),
                "packages", List.of("a", "b"),
                "releases", List.of("F45", "__pending__"),
                "status", List.of("testing", "pending"),
                "request", List.of("stable"),
                "type", List.of("bugfix"),
                "severity", List.of("high"),
                "suggest", List.of("reboot"),
                "gating", List.of("greenwave_failed")))
        .containsAllEntriesOf(
            Map.of(
                "content_type", List.of("rpm"),
                "user", List.of("packit"),
                "bugs", List.of("1", "2"),
                "from_side_tag", List.of("true"),
                "from_side_tag_name", List.of("f45-build-side-1"),
                "critpath", List.of("false"),
                "locked", List.of("true"),
                "pushed", List.of("true"),
                "like", List.of("python-%"),
                "search", List.of("ogr")))
        .containsAllEntriesOf(
            Map.of(
                "submitted_since",
                at,
                "submitted_before",
                at,
                "modified_since",
                at,
                "modified_before",
                at,
                "approved_since",
                at,
                "approved_before",
                at,
                "pushed_since",
                at,
                "pushed_before",
                at,
                "rows_per_page",
                List.of("50"),
                "page",
                List.of("1")))
        .hasSize(30);
  }

  @Test
  void doesNotAskForValuesThatDoNotExist() {
    BodhiClient client = bodhi.client().build();

    assertThatThrownBy(
            () ->
                client
                    .updates()
                    .list(UpdateQuery.builder().addStatuses(UpdateStatus.UNKNOWN).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("UpdateStatus.UNKNOWN stands for no value of Bodhi");
    assertThatThrownBy(() -> UpdateQuery.builder().rowsPerPage(1001).build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void findsTheUpdateOfABuildByItsWholeName() {
    ObjectNode withdrawn = update("FEDORA-2026-1", "unpushed", "bash-5-1.fc45");
    ObjectNode active = update("FEDORA-2026-2", "testing", "bash-5-1.fc45");
    ObjectNode other = update("FEDORA-2026-3", "stable", "foo-bash-5-1.fc45");
    bodhi.on("GET", "/updates/", 200, Fixture.updates(withdrawn, active, other));
    BodhiClient client = bodhi.client().build();

    assertThat(client.updates().ofBuild("bash-5-1.fc45").map(Update::alias))
        .contains("FEDORA-2026-2");
    assertThat(client.updates().ofBuild("bash-5-1.fc4")).isEmpty();
    assertThat(bodhi.calls().get(0).query().get("builds")).containsExactly("bash-5-1.fc45");
  }

  /** A server that never comes to an end, answered within the client: ten thousand requests. */
  @Test
  void aListingHasTenThousandPagesAtMost() {
    AtomicInteger asked = new AtomicInteger();
    OkHttpClient endless =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("OK")
                        .body(
                            ResponseBody.create(
                                "{\"updates\": [{\"alias\": \"A%d\"}], \"pages\": 99999999}"
                                    .formatted(asked.incrementAndGet()),
                                null))
                        .build())
            .build();
    BodhiClient client = BodhiClient.builder().httpClient(endless).build();
    PagedIterable<Update> updates = client.updates().list(UpdateQuery.forPackage("a"));

    assertThat(updates.stream().limit(10_000).count()).isEqualTo(10_000);
    asked.set(0);
    assertThatThrownBy(() -> updates.stream().limit(10_001).count())
        .isInstanceOf(BodhiException.class)
        .hasMessage(
            "Tried to list updates but failed because: there are more than 10000 pages;"
                + " narrow the query");
    assertThat(asked).hasValue(10_000);
  }

  @Test
  void findsTheUpdateOfASideTagOnServersThatCannotFilterByIt() {
    ObjectNode other =
        update("FEDORA-2026-1", "testing", "a-1-1.fc45").put("from_tag", "f45-build-side-10");
    ObjectNode wanted =
        update("FEDORA-2026-2", "testing", "b-1-1.fc45").put("from_tag", "f45-build-side-1");
    bodhi.on("GET", "/updates/", 200, Fixture.updates(other, wanted));

    assertThat(bodhi.client().build().updates().ofSideTag("f45-build-side-1").map(Update::alias))
        .contains("FEDORA-2026-2");
  }

  static ObjectNode update(String alias, String status, String... nvrs) {
    ObjectNode update = Fixture.json("update-created");
    update.put("alias", alias).put("status", status);
    update.remove("caveats");
    var builds = update.putArray("builds");
    for (String nvr : nvrs) {
      builds.addObject().put("nvr", nvr);
    }
    return update;
  }
}
