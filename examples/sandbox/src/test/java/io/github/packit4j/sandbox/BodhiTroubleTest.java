package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import org.junit.jupiter.api.Test;

/** What goes wrong behind Bodhi, and what two clients at once do. */
class BodhiTroubleTest extends BodhiScene {

  @Test
  void kojiFails() {
    builds("hello-1-1.fc45");
    bodhi.trouble().kojiFails();

    Answer answer = create(packit, "hello-1-1.fc45");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(errors(answer))
        .containsExactly(
            "body|builds|Koji error getting build: hello-1-1.fc45",
            "body|builds|You may not specify an empty list of builds.",
            "body|builds|ACL validation mechanism was unable to determine ACLs.");
    bodhi.trouble().end();
    assertThat(create(packit, "hello-1-1.fc45").status()).isEqualTo(200);
  }

  @Test
  void aKojiThatIsOfflineFailsBehindBodhiToo() {
    builds("hello-1-1.fc45");
    koji.goOffline("outage");

    assertThat(errors(create(packit, "hello-1-1.fc45")))
        .contains("body|builds|Koji error getting build: hello-1-1.fc45");
  }

  @Test
  void pagureFails() {
    builds("hello-1-1.fc45");
    String start =
        "body|builds|Bodhi failed to get a resource from Pagure at the following URL"
            + " \"https://src.fedoraproject.org/api/0/rpms/hello/hascommit?user=packit&branch=f45\"."
            + " The status code was ";

    bodhi.trouble().pagureAnswers(500);
    assertThat(create(packit, "hello-1-1.fc45").status()).isEqualTo(400);
    assertThat(errors(create(packit, "hello-1-1.fc45"))).containsExactly(start + "\"500\".");
    bodhi.trouble().pagureAnswers(503);
    assertThat(errors(create(packit, "hello-1-1.fc45")))
        .containsExactly(start + "\"503\". The error was \"\".");
  }

  @Test
  void aPackageThatPagureDoesNotHave() {
    koji.importBuild("nowhere-1-1.fc45", "f45-updates-candidate");

    assertThat(errors(create(packit, "nowhere-1-1.fc45")).get(0))
        .endsWith("The status code was \"404\". The error was \"Project not found\".");
  }

  @Test
  void twoCreatesOfOneBuildAtOnce() {
    builds("hello-1-1.fc45");
    bodhi.trouble().createsRace();

    String first = created("hello-1-1.fc45");
    String second = alias(create(as("bob"), "hello-1-1.fc45"));
    bodhi.trouble().end();

    assertThat(second).isNotEqualTo(first);
    assertThat(update(second).get("title").asString()).isEqualTo("hello-1-1.fc45");
    assertThat(update(first).get("status").asString()).isEqualTo("pending");
    assertThat(update(first).get("builds")).isEmpty();
    assertThat(update(first).get("title").asString()).isEqualTo(first);
    assertThat(listed("builds=hello-1-1.fc45")).containsExactly(second);
    assertThat(errors(create(packit, "hello-1-1.fc45")))
        .containsExactly("body|builds|Update for hello-1-1.fc45 already exists");
  }

  @Test
  void whatWasTakenBeforeTheRaceStaysTaken() {
    builds("hello-1-1.fc45");
    created("hello-1-1.fc45");
    bodhi.trouble().createsRace();

    assertThat(errors(create(packit, "hello-1-1.fc45")))
        .containsExactly("body|builds|Update for hello-1-1.fc45 already exists");
  }
}
