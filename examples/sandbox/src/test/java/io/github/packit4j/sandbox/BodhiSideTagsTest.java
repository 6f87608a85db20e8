package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Updates from side tags. */
class BodhiSideTagsTest extends BodhiScene {

  private String tag = "";

  @BeforeEach
  void makeSideTag() {
    tag = sideTag("packit", "f45");
  }

  private Answer createFromTag(String builds) {
    return create(packit, builds, "from_tag", tag);
  }

  private void tagged(String... nvrs) {
    for (String nvr : nvrs) {
      build(nvr, tag);
    }
  }

  @Test
  void aWithdrawnUpdateStillBlocksTheTag() {
    tagged("hello-1-1.fc45", "hello-2-1.fc45");
    String alias = alias(createFromTag("hello-1-1.fc45"));
    request(alias, "obsolete");

    Answer again = createFromTag("hello-2-1.fc45");

    assertThat(again.status()).isEqualTo(400);
    assertThat(errors(again))
        .containsExactly("body|from_tag|Update already exists using this side tag");
  }

  @Test
  void withoutBuildsTheLatestOfEachPackageAreTaken() {
    tagged("hello-1-1.fc45", "world-1-1.fc45", "hello-2-1.fc45");

    Answer answer = packit.post("/updates/", "from_tag", tag, "notes", "Notes", "type", "bugfix");

    assertThat(answer.json().get("title").asString()).isEqualTo("hello-2-1.fc45 world-1-1.fc45");
    assertThat(answer.json().get("from_tag").asString()).isEqualTo(tag);
  }

  @Test
  void anEmptyTagGivesNothing() {
    Answer answer = packit.post("/updates/", "from_tag", tag, "notes", "Notes", "type", "bugfix");

    assertThat(errors(answer))
        .containsExactly(
            "body|from_tag|The supplied from_tag doesn't contain any builds.",
            "body|builds|You may not specify an empty list of builds.",
            "body|builds|ACL validation mechanism was unable to determine ACLs.");
  }

  @Test
  void aNewUpdateIsSilentUntilItIsSigned() {
    tagged("hello-1-1.fc45");

    Answer answer = createFromTag("hello-1-1.fc45");
    String alias = alias(answer);

    assertThat(answer.json().get("request").isNull()).isTrue();
    assertThat(comments(alias)).isEmpty();
    assertThat(topics())
        .containsExactly("bodhi.update.status.testing.koji-build-group.build.complete");
    assertThat(errors(request(alias, "revoke")))
        .containsExactly("body|request|Can only revoke an update with an existing request");
    assertThat(tagsOf("hello-1-1.fc45"))
        .containsExactly(tag, "f45-signing-pending", "f45-updates-candidate");
    bodhi.signBuilds();

    assertThat(update(alias).get("request").asString()).isEqualTo("testing");
    assertThat(comments(alias))
        .containsExactly("bodhi: This update has been submitted for testing by bodhi. ");
    assertThat(topics()).last().isEqualTo("bodhi.update.request.testing");
  }

  @Test
  void anEditTakesOnlyBuildsInTheTag() {
    tagged("hello-1-1.fc45");
    builds("world-1-1.fc45");
    String alias = alias(createFromTag("hello-1-1.fc45"));

    assertThat(errors(edit(alias, "builds", "world-1-1.fc45", "from_tag", tag, "bugs", "")))
        .containsExactly("body|builds|Invalid build: world-1-1.fc45 not tagged in " + tag);
  }

  @Test
  void anEditWithoutTheTagFindsNoReleaseOfItsNewBuilds() {
    tagged("hello-1-1.fc45");
    String alias = alias(createFromTag("hello-1-1.fc45"));
    tagged("world-1-1.fc45");

    assertThat(errors(edit(alias, "builds", "world-1-1.fc45", "bugs", "")))
        .containsExactly(
            "body|builds|Cannot find release associated with build: world-1-1.fc45, tags: ['%s']"
                .formatted(tag));
  }

  @Test
  void anEditWithoutTheTagLosesItIfTheBuildsAreCandidates() {
    tagged("hello-1-1.fc45");
    String alias = alias(createFromTag("hello-1-1.fc45"));
    assertThat(tagsOf("hello-1-1.fc45")).contains(tag, "f45-updates-candidate");

    Answer answer = edit(alias, "builds", "hello-1-1.fc45", "bugs", "");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().get("from_tag").isNull()).isTrue();
  }

  @Test
  void anEditWithoutTheTagIsRefusedIfTheBuildsAreNowhereElse() {
    tagged("hello-1-1.fc45");
    String alias = alias(createFromTag("hello-1-1.fc45"));
    Koji koji = Koji.loggedIn(fedora, "packit");
    for (String other : List.of("f45-updates-candidate", "f45-signing-pending")) {
      fedora.koji().grant("packit", "admin");
      koji.call("untagBuild", Koji.string(other), Koji.string("hello-1-1.fc45"));
    }

    assertThat(errors(edit(alias, "builds", "hello-1-1.fc45", "bugs", "")))
        .containsExactly(
            "body|builds|Cannot find release associated with build: hello-1-1.fc45, tags: ['%s']"
                .formatted(tag));
    assertThat(update(alias).get("from_tag").asString()).isEqualTo(tag);
  }

  @Test
  void anEditAddsBuildsOfTheTag() {
    tagged("hello-1-1.fc45");
    String alias = alias(createFromTag("hello-1-1.fc45"));
    tagged("world-1-1.fc45");

    Answer answer =
        edit(alias, "builds", "hello-1-1.fc45 world-1-1.fc45", "from_tag", tag, "bugs", "");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().get("request").asString()).isEqualTo("testing");
    assertThat(comments(alias))
        .containsExactly(
            "bodhi: packit edited this update.\n\nNew build(s):\n\n- world-1-1.fc45\n\nKarma has"
                + " been reset.",
            "bodhi: This update has been submitted for testing by packit. ");
    assertThat(tagsOf("world-1-1.fc45"))
        .containsExactly(tag, "f45-updates-candidate", "f45-signing-pending");
  }

  @Test
  void notesAreEditedWithoutATagThatIsGone() {
    tagged("hello-1-1.fc45");
    String alias = alias(createFromTag("hello-1-1.fc45"));
    Koji.loggedIn(fedora, "packit").call("removeSideTag", Koji.string(tag));

    assertThat(errors(edit(alias, "builds", "hello-1-1.fc45", "from_tag", tag, "bugs", "")))
        .contains("body|from_tag|The supplied from_tag doesn't exist.");
    Answer answer = edit(alias, "builds", "hello-1-1.fc45", "bugs", "");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().get("notes").asString()).isEqualTo("Edited");
    assertThat(answer.json().get("from_tag").isNull()).isTrue();
  }

  @Test
  void onlySideTagsAreTaken() {
    builds("hello-1-1.fc45");

    assertThat(errors(create(packit, "hello-1-1.fc45", "from_tag", "f45-updates")))
        .containsExactly(
            "body|from_tag|The supplied tag is not a side tag.",
            "body|builds|Invalid build: hello-1-1.fc45 not tagged in f45-updates");
    assertThat(errors(create(packit, "hello-1-1.fc45", "from_tag", "f45-build-side-1")))
        .containsExactly(
            "body|from_tag|The supplied from_tag doesn't exist.",
            "body|builds|Invalid build: hello-1-1.fc45 not tagged in f45-build-side-1");
  }

  @Test
  void rawhideTakesUpdatesFromSideTags() {
    tag = sideTag("packit", "f46");
    tagged("hello-1-1.fc46");

    Answer answer = createFromTag("hello-1-1.fc46");
    String alias = alias(answer);

    assertThat(answer.json().at("/release/name").asString()).isEqualTo("F46");
    assertThat(answer.json().get("autotime").asBoolean()).isTrue();
    assertThat(answer.json().get("meets_testing_requirements").asBoolean()).isTrue();
    assertThat(tagsOf("hello-1-1.fc46")).containsExactly(tag, tag + "-signing-pending");
    bodhi.signBuilds();
    assertThat(update(alias).get("status").asString()).isEqualTo("testing");
    assertThat(tagsOf("hello-1-1.fc46")).containsExactly(tag, tag + "-testing-pending");
    bodhi.approveTesting();

    assertThat(update(alias).get("status").asString()).isEqualTo("stable");
    assertThat(tagsOf("hello-1-1.fc46")).containsExactly("f46");
    assertThat(koji.sideTags()).doesNotContain(tag);
  }
}
