package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.bodhi.failure.UpdateNotEditableException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class EditUpdateTest {
  private static final String ALIAS = "FEDORA-2026-d6cfc350da";

  private final FakeBodhi bodhi = new FakeBodhi();
  private final BodhiClient client = bodhi.client().build();

  @AfterEach
  void stop() {
    bodhi.close();
  }

  private void present(ObjectNode update) {
    bodhi
        .on("GET", "/updates/" + ALIAS, 200, "{\"update\": " + update + "}")
        .on("POST", "/updates/", 200, Fixture.text("update-created"));
  }

  @Test
  void keepsEverythingThatTheChangeDoesNotMention() {
    ObjectNode tuned = Fixture.json("update-created");
    tuned
        .put("type", "security")
        .put("severity", "high")
        .put("suggest", "reboot")
        .put("display_name", "Nice name")
        .put("autokarma", false)
        .put("autotime", false)
        .put("stable_karma", 5)
        .put("unstable_karma", -2)
        .put("stable_days", 14)
        .put("close_bugs", false)
        .put("require_bugs", false)
        .put("require_testcases", false)
        .put("from_tag", "f43-build-side-1");
    present(tuned);

    client.updates().edit(ALIAS, edit -> edit.notes("better notes"));

    assertThat(bodhi.calls("POST", "/updates/").get(0).form())
        .containsAllEntriesOf(
            Map.of(
                "edited", List.of(ALIAS),
                "builds", List.of("python-hello-1.0-1.fc43"),
                "from_tag", List.of("f43-build-side-1"),
                "notes", List.of("better notes"),
                "bugs", List.of("2300001"),
                "type", List.of("security"),
                "severity", List.of("high"),
                "suggest", List.of("reboot"),
                "display_name", List.of("Nice name")))
        .containsAllEntriesOf(
            Map.of(
                "autokarma", List.of("false"),
                "autotime", List.of("false"),
                "stable_karma", List.of("5"),
                "unstable_karma", List.of("-2"),
                "stable_days", List.of("14"),
                "close_bugs", List.of("false"),
                "require_bugs", List.of("false"),
                "require_testcases", List.of("false"),
                "csrf_token", List.of(FakeBodhi.CSRF)))
        .hasSize(18);
  }

  @Test
  void clearsBugsByAnEmptyField() {
    present(Fixture.json("update-created"));

    client.updates().edit(ALIAS, edit -> edit.bugs(List.of()));

    assertThat(bodhi.calls("POST", "/updates/").get(0).form().get("bugs")).containsExactly("");
  }

  @Test
  void takesTheLatestBuildsOfASideTag() {
    present(Fixture.json("update-created").put("from_tag", "f43-build-side-1"));

    client.updates().edit(ALIAS, edit -> edit.builds(List.of()));

    assertThat(bodhi.calls("POST", "/updates/").get(0).form())
        .doesNotContainKey("builds")
        .containsEntry("from_tag", List.of("f43-build-side-1"));
  }

  @Test
  void leavesClosedUpdatesAlone() {
    for (String status : List.of("stable", "obsolete")) {
      try (FakeBodhi other = new FakeBodhi()) {
        ObjectNode update = Fixture.json("update-created").put("status", status);
        other.on("GET", "/updates/" + ALIAS, 200, "{\"update\": " + update + "}");

        assertThatThrownBy(() -> other.client().build().updates().edit(ALIAS, edit -> {}))
            .isInstanceOf(UpdateNotEditableException.class)
            .hasMessageContaining("it is " + status);
        assertThat(other.calls("POST", "/")).isEmpty();
      }
    }
    assertThatThrownBy(() -> client.updates().edit("FEDORA-2026-none", edit -> {}))
        .isInstanceOf(UpdateNotEditableException.class)
        .hasMessageContaining("there is no such update");
  }
}
