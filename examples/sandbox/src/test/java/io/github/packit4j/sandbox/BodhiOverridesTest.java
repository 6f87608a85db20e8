package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Buildroot overrides. */
class BodhiOverridesTest extends BodhiScene {

  private Answer override(String nvr, String date, String... more) {
    return packit.post(
        "/overrides/",
        Http.concat(new String[] {"nvr", nvr, "notes", "Needed", "expiration_date", date}, more));
  }

  @Test
  void aBuildComesIntoTheBuildrootAndLeavesIt() {
    builds("hello-1-1.fc45");

    Answer made = override("hello-1-1.fc45", "2026-11-30T12:00:00");
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    assertThat(made.json().get("expiration_date").asString()).isEqualTo("2026-11-30 12:00:00");
    assertThat(made.json().at("/submitter/name").asString()).isEqualTo("packit");
    assertThat(tagsOf("hello-1-1.fc45")).contains("f45-override");
    JsonNode listed = packit.get("/overrides/?expired=false&packages=hello").json();
    assertThat(listed.at("/overrides/0/nvr").asString()).isEqualTo("hello-1-1.fc45");

    Answer ended =
        override("hello-1-1.fc45", "2026-11-30", "edited", "hello-1-1.fc45", "expired", "true");

    assertThat(ended.json().get("expired_date").asString()).isEqualTo("2026-11-22 12:00:00");
    assertThat(tagsOf("hello-1-1.fc45")).doesNotContain("f45-override");
    assertThat(packit.get("/overrides/hello-1-1.fc45").json().at("/override/notes").asString())
        .isEqualTo("Needed");
    assertThat(topics())
        .containsExactly("bodhi.buildroot_override.tag", "bodhi.buildroot_override.untag");
  }

  @Test
  void theSameBuildAgainKeepsTheOldNotes() {
    builds("hello-1-1.fc45");
    override("hello-1-1.fc45", "2026-12-01");

    JsonNode again = override("hello-1-1.fc45", "2026-11-25").json();

    assertThat(again.get("notes").asString())
        .isEqualTo("Needed\n_____________\n_@packit (Nov 22, 2026)_\nNeeded");
    assertThat(again.get("expiration_date").asString()).isEqualTo("2026-12-01 00:00:00");
  }

  @Test
  void removedBuildsLeaveTheBuildroot() {
    builds("hello-1-1.fc45", "hello-1-2.fc45");
    String alias = created("hello-1-1.fc45");
    override("hello-1-1.fc45", "2026-12-01");

    edit(alias, "builds", "hello-1-2.fc45", "bugs", "");

    assertThat(tagsOf("hello-1-1.fc45")).doesNotContain("f45-override");
    assertThat(packit.get("/builds/hello-1-1.fc45").status()).isEqualTo(200);
  }

  @Test
  void refusals() {
    builds("hello-1-1.fc45", "hello-0-1.fc42");
    build("stable-1-1.fc45", "f45-updates");

    assertThat(errors(override("hello-1-1.fc45", "2026-12-24")))
        .containsExactly("body|expiration_date|Expiration date may not be longer than 31");
    assertThat(errors(override("hello-1-1.fc45", "2026-11-22")))
        .containsExactly("body|expiration_date|Expiration date in the past");
    assertThat(errors(override("stable-1-1.fc45", "2026-11-30")))
        .containsExactly("body|nvr|Invalid build");
    assertThat(errors(override("hello-0-1.fc42", "2026-11-30")))
        .containsExactly("body|nvr|Invalid build");
    assertThat(errors(override("hello-9-1.fc45", "2026-11-30")))
        .containsExactly(
            "body|nvr|Couldn't determine koji tags for hello-9-1.fc45, \"No such build:"
                + " 'hello-9-1.fc45'\"");
    assertThat(errors(packit.post("/overrides/", "nvr", "x")))
        .containsExactly("body|notes|Required", "body|expiration_date|Required");
    assertThat(errors(packit.get("/overrides/hello-9-1.fc45")))
        .containsExactly("url|nvr|No such build");
  }
}
