package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes obsolete when something newer comes, and when it does not. */
class BodhiObsolescenceTest extends BodhiScene {

  private String status(String alias) {
    return update(alias).get("status").asString();
  }

  @Test
  void anOlderUpdateBecomesObsoleteAndIsInherited() {
    builds("hello-1-1.fc45", "hello-2-1.fc45");
    String older = created("hello-1-1.fc45", "bugs", "7,5");
    int messages = topics().size();

    Answer answer = create(packit, "hello-2-1.fc45", "bugs", "9");
    String newer = alias(answer);

    assertThat(status(older)).isEqualTo("obsolete");
    assertThat(caveats(answer))
        .last()
        .isEqualTo(
            "update|This update has obsoleted hello-1-1.fc45, and has inherited its bugs and"
                + " notes.");
    assertThat(answer.json().get("notes").asString()).isEqualTo("Notes\n\n----\n\nNotes");
    assertThat(bugs(answer.json())).containsExactly(9, 5, 7);
    assertThat(bugs(update(newer))).containsExactly(5, 7, 9);
    assertThat(comments(older))
        .last()
        .isEqualTo(
            "bodhi: This update has been obsoleted by"
                + " [hello-2-1.fc45](https://bodhi.fedoraproject.org/updates/%s)."
                    .formatted(newer));
    assertThat(comments(newer))
        .last()
        .isEqualTo(
            "bodhi: This update has obsoleted"
                + " [hello-1-1.fc45](https://bodhi.fedoraproject.org/updates/%s), and has inherited"
                    .formatted(older)
                + " its bugs and notes.");
    // Nobody is told that the older one is obsolete.
    assertThat(topics().subList(messages, topics().size()))
        .containsExactly(
            "bodhi.update.status.testing.koji-build-group.build.complete",
            "bodhi.update.request.testing");
  }

  private static List<Integer> bugs(JsonNode update) {
    List<Integer> bugs = new ArrayList<>();
    update.get("bugs").forEach(bug -> bugs.add(bug.get("bug_id").asInt()));
    return bugs;
  }

  @Test
  void onlyOlderBuildsBecomeObsolete() {
    builds("hello-1.10-1.fc45", "hello-1.9-1.fc45");
    String newer = created("hello-1.10-1.fc45");

    Answer older = create(packit, "hello-1.9-1.fc45");

    assertThat(older.status()).isEqualTo(200);
    assertThat(status(newer)).isEqualTo("pending");
    assertThat(comments(alias(older))).hasSize(1);
  }

  @Test
  void allPackagesOfTheOlderUpdateHaveToBeInTheNewerOne() {
    builds(
        "hello-1-1.fc45", "world-1-1.fc45", "hello-2-1.fc45", "hello-3-1.fc45", "world-3-1.fc45");
    String both = created("hello-1-1.fc45 world-1-1.fc45");

    created("hello-2-1.fc45");
    assertThat(status(both)).isEqualTo("pending");
    created("hello-3-1.fc45 world-3-1.fc45");

    assertThat(status(both)).isEqualTo("obsolete");
  }

  @Test
  void updatesFromSideTagsBecomeObsoleteToo() {
    String tag = sideTag("packit", "f45");
    builds("hello-1-1.fc45", "hello-2-1.fc45");
    koji.tag("hello-1-1.fc45", tag);
    String older = created("hello-1-1.fc45", "from_tag", tag);

    created("hello-2-1.fc45");

    assertThat(status(older)).isEqualTo("obsolete");
  }

  @Test
  void whatAsksForStableStays() {
    builds("hello-1-1.fc45", "hello-2-1.fc45");
    String older = created("hello-1-1.fc45");
    bodhi.pushToTesting(older);
    days(7);
    request(older, "stable");

    created("hello-2-1.fc45");

    assertThat(status(older)).isEqualTo("testing");
  }

  @Test
  void aLockedUpdateStays() {
    builds("hello-1-1.fc45", "hello-2-1.fc45");
    String older = created("hello-1-1.fc45");
    bodhi.lock(older);

    created("hello-2-1.fc45");

    assertThat(status(older)).isEqualTo("pending");
  }

  @Test
  void otherReleasesStay() {
    builds("hello-1-1.fc44", "hello-2-1.fc45");
    String older = created("hello-1-1.fc44");

    created("hello-2-1.fc45");

    assertThat(status(older)).isEqualTo("pending");
  }

  @Test
  void aSecurityUpdateIsReplacedByOne() {
    builds("hello-1-1.fc45", "hello-2-1.fc45");
    alias(
        packit.post(
            "/updates/",
            Http.concat(
                new String[] {"builds", "hello-1-1.fc45", "notes", "CVE"},
                "type",
                "security",
                "severity",
                "high")));

    Answer answer = create(packit, "hello-2-1.fc45");

    String secure = alias(answer);
    assertThat(caveats(answer))
        .contains(
            "update|Adjusting type of this update to security,since it obsoletes another security"
                + " update");
    assertThat(update(secure).get("type").asString()).isEqualTo("security");
    assertThat(update(secure).get("severity").asString()).isEqualTo("high");
  }

  @Test
  void anUpdateOfSomebodyElseInFlightIsACaveat() {
    builds("hello-1-1.fc45", "world-1-1.fc45", "hello-2-1.fc45");
    alias(create(as("bob"), "hello-1-1.fc45 world-1-1.fc45"));

    assertThat(caveats(create(packit, "hello-2-1.fc45")))
        .last()
        .isEqualTo(
            "update|Please be aware that there is another update in flight owned by bob, containing"
                + " hello-1-1.fc45. Are you coordinating with them?");
  }

  @Test
  void anEditMakesObsoleteToo() {
    builds("hello-1-1.fc45", "world-1-1.fc45", "hello-2-1.fc45");
    String older = created("hello-1-1.fc45");
    String edited = created("world-1-1.fc45");

    Answer answer = edit(edited, "builds", "world-1-1.fc45 hello-2-1.fc45", "bugs", "");

    assertThat(status(older)).isEqualTo("obsolete");
    assertThat(caveats(answer)).last().asString().startsWith("update|This update has obsoleted");
  }
}
