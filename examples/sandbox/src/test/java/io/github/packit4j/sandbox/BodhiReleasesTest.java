package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Archived and frozen releases, and those that Bodhi does not compose. */
class BodhiReleasesTest extends BodhiScene {

  private void put(String name, String state) {
    bodhi.releases().stream()
        .filter(release -> release.name().equals(name))
        .forEach(release -> bodhi.putRelease(release.withState(state)));
  }

  @Test
  void anArchivedReleaseTakesNoBuilds() {
    builds("arx-2-1.fc42");

    Answer answer = create(packit, "arx-2-1.fc42");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(errors(answer))
        .containsExactly(
            "body|builds|Cannot find release associated with build: arx-2-1.fc42, tags:"
                + " ['f42-updates-candidate']");
  }

  @Test
  void archivingMakesOpenUpdatesObsolete() {
    builds("hello-1-1.fc43", "other-1-1.fc43");
    String open = created("hello-1-1.fc43");
    String stable = created("other-1-1.fc43");
    bodhi.pushToStable(stable);

    put("F43", "archived");

    assertThat(update(open).get("status").asString()).isEqualTo("obsolete");
    assertThat(update(open).get("request").isNull()).isTrue();
    assertThat(comments(open))
        .last()
        .isEqualTo("bodhi: This update is marked obsolete because the F43 release is archived.");
    assertThat(update(stable).get("status").asString()).isEqualTo("stable");
    // Its builds keep their tags.
    assertThat(tagsOf("hello-1-1.fc43")).contains("f43-updates-candidate");
  }

  @Test
  void anUpdateOfAnArchivedReleaseIsNotEdited() {
    builds("hello-1-1.fc43");
    String alias = created("hello-1-1.fc43");
    put("F43", "archived");

    assertThat(errors(edit(alias, "builds", "hello-1-1.fc43", "bugs", "")))
        .containsExactly(
            "body|builds|Cannot find release associated with build: hello-1-1.fc43, tags:"
                + " ['f43-updates-candidate', 'f43-signing-pending']");
    assertThat(errors(request(alias, "testing")))
        .containsExactly("body|update|cannot edit Update for an archived Release");
    assertThat(packit.get("/updates/" + alias).json().get("can_edit").asBoolean()).isFalse();
  }

  @Test
  void validTagsDoNotNameThoseOfArchivedReleases() {
    build("hello-1-1.fc43", "f43-updates");

    List<String> before = errors(create(packit, "hello-1-1.fc43"));
    assertThat(before.get(0))
        .startsWith(
            "body|builds|Invalid tag: hello-1-1.fc43 not tagged with any of the following tags"
                + " ['f43-updates-candidate', 'f43-container-updates-candidate',")
        .doesNotContain("f42")
        .contains("'f44-updates-candidate'");
    put("F44", "archived");

    assertThat(errors(create(packit, "hello-1-1.fc43")).get(0))
        .doesNotContain("'f44-updates-candidate'");
  }

  @Test
  void aFrozenReleaseTakesNothingThatWasNotInTesting() {
    builds("hello-1-1.fc45");
    String alias = created("hello-1-1.fc45", "autokarma", "false");
    vote("bob", alias, 1);
    vote("carol", alias, 1);
    put("F45", "frozen");

    assertThat(errors(request(alias, "stable")))
        .containsExactly(
            "body|request|The release of this update is frozen and the update has not yet been"
                + " pushed to testing. It is currently not possible to push it to stable.");
    bodhi.pushToTesting(alias);

    assertThat(request(alias, "stable").status()).isEqualTo(200);
    assertThat(comments(alias))
        .last()
        .isEqualTo(
            "bodhi: This update has been submitted for stable by packit. \n\nThere is an ongoing"
                + " freeze; this will be pushed to stable after the freeze is over. ");
  }

  @Test
  void freezingTellsThoseWhoWaitForStable() {
    builds("hello-1-1.fc45");
    String alias = created("hello-1-1.fc45", "autokarma", "false");
    vote("bob", alias, 1);
    vote("carol", alias, 1);
    request(alias, "stable");

    put("F45", "frozen");

    assertThat(comments(alias))
        .last()
        .isEqualTo(
            "bodhi: There is an ongoing freeze; this will be pushed to stable after the freeze is"
                + " over.");
  }

  @Test
  void rawhideTakesNoUpdatesByHand() {
    builds("hello-1-1.fc46");

    assertThat(errors(create(packit, "hello-1-1.fc46")))
        .containsExactly(
            "body|builds|Cannot manually create updates for a Release which is not composed by"
                + " Bodhi.\nRead the 'Automatic updates' page in Bodhi docs about this error.");
  }

  @Test
  void nothingIsRequestedWhereBodhiDoesNotCompose() {
    build("hello-1-1.fc46");
    koji.tag("hello-1-1.fc46", "f46-updates-candidate");
    String alias = bodhi.updateOf("hello-1-1.fc46").orElseThrow().alias();
    bodhi.signBuilds();

    assertThat(errors(create(packit, "hello-1-1.fc46")))
        .contains("body|builds|Update for hello-1-1.fc46 already exists");
    assertThat(errors(request(alias, "stable")))
        .containsExactly(
            "body|request|Setting a request on an Update for a Release not composed by Bodhi is"
                + " not allowed");
  }
}
