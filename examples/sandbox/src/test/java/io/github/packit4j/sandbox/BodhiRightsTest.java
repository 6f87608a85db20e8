package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import org.junit.jupiter.api.Test;

/** Who may do what. */
class BodhiRightsTest extends BodhiScene {

  private static final String FORBIDDEN =
      "body|HTTPForbidden|Unauthorized: %s failed permission check";

  @Test
  void commitRightsOnThePackageDecide() {
    builds("hello-1-1.fc45");

    Answer refused = create(as("alice"), "hello-1-1.fc45");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(errors(refused))
        .containsExactly("body|builds|alice does not have commit access to hello");

    fedora.distGit().pkg("hello").addCommitter("alice");
    assertThat(create(as("alice"), "hello-1-1.fc45").status()).isEqualTo(200);
  }

  @Test
  void owningTheBuildGivesNoRight() {
    builds("hello-1-1.fc45");
    fedora
        .distGit()
        .createPackage("foreign", FileTree.of("foreign.spec", "Name: foreign\n"), "f45");
    koji.importBuild("foreign-1-1.fc45", "f45-updates-candidate");
    assertThat(koji.build("foreign-1-1.fc45").orElseThrow().owner()).isEqualTo("packit");

    Answer refused = create(packit, "hello-1-1.fc45 foreign-1-1.fc45");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(errors(refused))
        .containsExactly("body|builds|packit does not have commit access to foreign");
  }

  @Test
  void owningTheSideTagGivesTheRightForUpdatesFromIt() {
    String tag = sideTag("alice", "f45");
    builds("hello-1-1.fc45");
    koji.tag("hello-1-1.fc45", tag);

    String alias = alias(create(as("alice"), "hello-1-1.fc45", "from_tag", tag));

    assertThat(as("alice").post("/updates/" + alias + "/request", "request", "obsolete").status())
        .isEqualTo(200);
  }

  @Test
  void thoseWhoMayCommitMayChangeUpdatesOfOthers() {
    builds("hello-1-1.fc45");
    String alias = created("hello-1-1.fc45");

    Answer refused = as("alice").post("/updates/" + alias + "/request", "request", "revoke");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(errors(refused))
        .containsExactly("body|builds|alice does not have commit access to hello");
    assertThat(as("bob").post("/updates/" + alias + "/request", "request", "revoke").status())
        .isEqualTo(200);
    assertThat(as("bob").get("/updates/" + alias).json().get("can_edit").asBoolean()).isTrue();
    assertThat(as("alice").get("/updates/" + alias).json().get("can_edit").asBoolean()).isFalse();
  }

  @Test
  void withoutRightsAtAllNothingIsLookedAt() {
    BodhiClient outsider = as("outsider");

    Answer create = outsider.post("/updates/", "builds", "no such build", "type", "nonsense");
    assertThat(create.status()).isEqualTo(403);
    assertThat(errors(create)).containsExactly(FORBIDDEN.formatted("new_update__POST"));
    assertThat(errors(outsider.post("/updates/X/request", "request", "nonsense")))
        .containsExactly(FORBIDDEN.formatted("set_request__POST"));
    assertThat(errors(outsider.post("/overrides/", "nvr", "x")))
        .containsExactly(FORBIDDEN.formatted("save_override__POST"));
    Answer nobody =
        new Http(fedora.httpClient())
            .post(BodhiClient.SERVER + "/updates/", "builds", "a-1-1.fc45");
    assertThat(nobody.status()).isEqualTo(403);
    assertThat(errors(nobody)).containsExactly(FORBIDDEN.formatted("new_update__POST"));
  }

  @Test
  void everybodyWithAnAccountMayComment() {
    builds("hello-1-1.fc45");
    String alias = created("hello-1-1.fc45");

    assertThat(vote("outsider", alias, 1).status()).isEqualTo(200);
    assertThat(update(alias).get("karma").asInt()).isEqualTo(1);
  }
}
