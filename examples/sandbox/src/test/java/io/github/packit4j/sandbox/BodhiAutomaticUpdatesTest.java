package io.github.packit4j.sandbox;

import static io.github.packit4j.sandbox.Koji.string;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Updates that Bodhi makes by itself. */
class BodhiAutomaticUpdatesTest extends BodhiScene {

  private static final String SPEC =
      """
      Name: hello
      Version: %s
      Release: 1%%{?dist}

      %%changelog
      * Sun Nov 22 2026 Packit <packit@example.org> - 2-1
      - Fixes rhbz#2300007

      * Sat Nov 21 2026 Packit <packit@example.org> - 1-1
      - Begin, resolves: fedora#2300006
      """;

  private String built(String version) {
    String spec = SPEC.formatted(version);
    if (version.equals("1")) {
      spec = spec.replaceFirst("(?s)\\* Sun.*?\n\n", "");
      fedora
          .distGit()
          .createPackage("hello", FileTree.of("hello.spec", spec), "rawhide")
          .addCommitter("packit");
    } else {
      fedora.distGit().pkg("hello").commit("rawhide", "Update", FileTree.of("hello.spec", spec));
    }
    String commit = fedora.distGit().pkg("hello").commitOf("rawhide").orElseThrow();
    Koji.loggedIn(fedora, "packit")
        .call(
            "build",
            string("git+https://src.fedoraproject.org/rpms/hello.git#" + commit),
            string("rawhide"));
    koji.finishBuilds();
    return bodhi.updateOf("hello-" + version + "-1.fc46").orElseThrow().alias();
  }

  @Test
  void theUpdateOfANewPackage() {
    JsonNode update = update(built("1"));

    assertThat(update.get("type").asString()).isEqualTo("newpackage");
    assertThat(update.get("status").asString()).isEqualTo("pending");
    assertThat(update.get("request").isNull()).isTrue();
    assertThat(update.get("autokarma").asBoolean()).isFalse();
    assertThat(update.get("require_bugs").asBoolean()).isFalse();
    assertThat(update.get("require_testcases").asBoolean()).isFalse();
    assertThat(update.get("stable_days").asInt()).isZero();
    assertThat(update.at("/comments/0/text").asString())
        .isEqualTo("This update was automatically created");
    assertThat(update.at("/bugs/0/bug_id").asInt()).isEqualTo(2300006);
    assertThat(update.get("notes").asString())
        .isEqualTo(
            "Automatic update for hello-1-1.fc46.\n\n##### **Changelog**\n\n```\n* Sat Nov 21 2026"
                + " Packit <packit@example.org> - 1-1\n- Begin, resolves: fedora#2300006\n\n```");
    assertThat(topics())
        .containsExactly("bodhi.update.status.testing.koji-build-group.build.complete");
  }

  @Test
  void testingComesWithSigning() {
    String alias = built("1");
    assertThat(tagsOf("hello-1-1.fc46"))
        .containsExactly("f46-updates-candidate", "f46-signing-pending");

    bodhi.signBuilds();

    JsonNode update = update(alias);
    assertThat(update.get("status").asString()).isEqualTo("testing");
    assertThat(update.get("date_testing").asString()).isEqualTo("2026-11-22 12:00:00");
    assertThat(update.get("pushed").asBoolean()).isTrue();
    assertThat(update.get("comments")).hasSize(1);
    bodhi.approveTesting();

    assertThat(update(alias).get("status").asString()).isEqualTo("stable");
    assertThat(comments(alias))
        .last()
        .isEqualTo("bodhi: This update has been submitted for stable by bodhi");
    assertThat(tagsOf("hello-1-1.fc46")).containsExactly("f46");
  }

  @Test
  void laterOnesHaveTheChangesSinceTheStableBuild() {
    String first = built("1");
    bodhi.pushToStable(first);

    JsonNode update = update(built("2"));

    assertThat(update.get("type").asString()).isEqualTo("unspecified");
    assertThat(update.get("notes").asString())
        .contains("Fixes rhbz#2300007")
        .doesNotContain("Begin");
    assertThat(update.get("bugs")).hasSize(1);
    assertThat(update.at("/bugs/0/bug_id").asInt()).isEqualTo(2300007);
  }

  @Test
  void aLaterOneReplacesOneThatIsNotStable() {
    String first = built("1");

    String second = built("2");

    assertThat(update(first).get("status").asString()).isEqualTo("obsolete");
    // The changelog is not taken over.
    assertThat(update(second).get("notes").asString())
        .endsWith("\n\n----\n\nAutomatic update for hello-1-1.fc46.\n");
  }
}
