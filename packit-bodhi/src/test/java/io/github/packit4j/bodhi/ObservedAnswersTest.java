package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.failure.BodhiProblem;
import io.github.packit4j.bodhi.failure.BodhiProblem.Kind;
import io.github.packit4j.bodhi.failure.BodhiRejectedException;
import io.github.packit4j.bodhi.failure.StableUpdateException;
import io.github.packit4j.bodhi.failure.UpdateNotEditableException;
import io.github.packit4j.bodhi.model.Caveat;
import io.github.packit4j.bodhi.model.NewComment;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateRequest;
import io.github.packit4j.http.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers that a real server (8.1.1) gave in unusual states, and what we make of each. */
class ObservedAnswersTest {
  private static final String NVR = "python-hello-1.0-1.fc43";
  private static final String ALIAS = "FEDORA-2026-d6cfc350da";
  private static final String OTHER = "FEDORA-2026-0000000002";
  private static final NewUpdate HELLO = NewUpdate.builder().addBuilds(NVR).notes("notes").build();

  private final FakeBodhi bodhi = new FakeBodhi();
  private final BodhiClient client = bodhi.client().build();

  @AfterEach
  void stop() {
    bodhi.close();
  }

  @Nested
  class TroubleBehindBodhi {

    @Test
    void ofKojiPassesWhateverFollowsFromIt() {
      BodhiRejectedException e =
          refusedCreation(
              "Koji error getting build: " + NVR,
              "You may not specify an empty list of builds.",
              "ACL validation mechanism was unable to determine ACLs.");

      assertThat(e.mayPassByItself()).isTrue();
      assertThat(e.problems())
          .extracting(BodhiProblem::kind)
          .containsExactly(Kind.TEMPORARY, Kind.CONSEQUENCE, Kind.CONSEQUENCE);
    }

    @Test
    void isNoneWhereTheBuildDoesNotExist() {
      BodhiRejectedException e =
          refusedCreation(
              "Build does not exist: " + NVR,
              "You may not specify an empty list of builds.",
              "ACL validation mechanism was unable to determine ACLs.");

      assertThat(e.mayPassByItself()).isFalse();
      assertThat(e.has(Kind.NOT_FOUND)).isTrue();
    }

    @Test
    void isNoneWhereNothingElseIsSaid() {
      BodhiRejectedException e =
          refusedCreation(
              "You may not specify an empty list of builds.",
              "ACL validation mechanism was unable to determine ACLs.");

      assertThat(e.mayPassByItself()).isFalse();
      assertThat(e.problems()).extracting(BodhiProblem::kind).containsOnly(Kind.INVALID);
    }

    @Test
    void doesNotHideAnotherReason() {
      BodhiRejectedException e =
          refusedCreation(
              "Koji error getting build: " + NVR, "packit does not have commit access to a");

      assertThat(e.mayPassByItself()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"500, TEMPORARY", "429, TEMPORARY", "404, NOT_FOUND", "403, INVALID"})
    void ofPagurePassesAsItsStatusDoes(int status, Kind kind) {
      BodhiRejectedException e = refusedCreation(pagure(status));

      assertThat(e.problems()).extracting(BodhiProblem::kind).containsExactly(kind);
      assertThat(e.mayPassByItself()).isEqualTo(kind == Kind.TEMPORARY);
    }

    @Test
    void ofPagurePassesWithItsOwnWordsToo() {
      assertThat(refusedCreation(pagure(503) + " The error was \"Overloaded\".").mayPassByItself())
          .isTrue();
    }

    private static String pagure(int status) {
      return ("Bodhi failed to get a resource from Pagure at the following URL"
              + " \"https://src.fedoraproject.org/api/0/rpms/python-hello/hascommit?user=packit"
              + "&branch=f43\". The status code was \"%d\".")
          .formatted(status);
    }
  }

  @Nested
  class AnArchivedRelease {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "['f43-updates-candidate']",
          "['f43-signing-pending', 'epel9-testing-candidate']",
        })
    void takesNoUpdates(String tags) {
      BodhiRejectedException e = refusedCreation(noRelease(tags));

      assertThat(e.has(Kind.ARCHIVED_RELEASE)).isTrue();
      assertThat(e.mayPassByItself()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "['f43-signing-pending']", "['f43-candidate-side']"})
    void isNotMeantWhereNoCandidateTagIsNamed(String tags) {
      BodhiRejectedException e =
          refusedCreation("Cannot find any tags associated with build: " + NVR, noRelease(tags));

      assertThat(e.has(Kind.NOT_TAGGED_YET)).isTrue();
      assertThat(e.mayPassByItself()).isTrue();
    }

    @Test
    void isNotWaitedFor() {
      List<Duration> pauses = new ArrayList<>();
      bodhi
          .on("GET", "/updates/", 200, Fixture.updates())
          .on("POST", "/updates/", 400, errors(noRelease("['f43-updates-candidate']")));

      assertThatThrownBy(() -> submission(pauses).submit(HELLO))
          .isInstanceOf(BodhiRejectedException.class);
      assertThat(pauses).isEmpty();
    }

    @Test
    void takesNoRequests() {
      assertThat(refusedRequest("cannot edit Update for an archived Release").problems())
          .extracting(BodhiProblem::kind)
          .containsExactly(Kind.ARCHIVED_RELEASE);
    }

    private static String noRelease(String tags) {
      return "Cannot find release associated with build: %s, tags: %s".formatted(NVR, tags);
    }
  }

  @Nested
  class TwoUpdatesMadeAtOnce {
    private final ObjectNode winner = UpdatesTest.update(OTHER, "pending", NVR);
    private final ObjectNode loser = UpdatesTest.update(ALIAS, "pending").put("title", ALIAS);

    @Test
    void giveBothCallersTheOneThatHasTheBuild() {
      bodhi
          .on("POST", "/updates/", 200, Fixture.text("update-created"))
          .on("GET", "/updates/", 200, Fixture.updates(winner));

      assertThat(client.updates().create(HELLO).alias()).isEqualTo(OTHER);
      assertThat(client.updates().createAll(HELLO)).extracting(Update::alias).containsOnly(OTHER);
      assertThat(bodhi.calls("GET", "/updates/").get(0).query())
          .containsEntry("builds", List.of(NVR));
    }

    @Test
    void giveTheOneMadeWithItsCaveatsWhereItKeptTheBuild() {
      bodhi
          .on("POST", "/updates/", 200, Fixture.text("update-created"))
          .on("GET", "/updates/", 200, Fixture.updates(UpdatesTest.update(ALIAS, "pending", NVR)));

      Update created = client.updates().create(HELLO);

      assertThat(created.alias()).isEqualTo(ALIAS);
      assertThat(created.caveats()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unpushed", "obsolete"})
    void areNotSeenInAWithdrawnOne(String status) {
      bodhi
          .on("POST", "/updates/", 200, Fixture.text("update-created"))
          .on("GET", "/updates/", 200, Fixture.updates(UpdatesTest.update(OTHER, status, NVR)));

      assertThat(client.updates().create(HELLO).alias()).isEqualTo(ALIAS);
    }

    @Test
    void areNotReportedAsAFailureWhereTheLookFails() {
      bodhi
          .on("POST", "/updates/", 200, Fixture.text("update-created"))
          .on("GET", "/updates/", 503, "");

      assertThat(client.updates().create(HELLO).alias()).isEqualTo(ALIAS);
    }

    @Test
    void areToldApartBySubmitting() throws Exception {
      bodhi
          .on("GET", "/updates/", 200, Fixture.updates())
          .on("GET", "/updates/", 200, Fixture.updates(winner))
          .on("POST", "/updates/", 200, Fixture.text("update-created"));

      UpdateOutcome outcome = submission(new ArrayList<>()).submit(HELLO);

      assertThat(outcome)
          .isEqualTo(new UpdateOutcome.Present(outcome.update(), Optional.of(ALIAS)));
      assertThat(outcome.update().alias()).isEqualTo(OTHER);
    }

    @Test
    void areFoundWhenTheOtherRequestEndsAfterOurs() throws Exception {
      List<Duration> pauses = new ArrayList<>();
      bodhi
          .on("GET", "/updates/", 200, Fixture.updates())
          .on("GET", "/updates/", 200, Fixture.updates(UpdatesTest.update(ALIAS, "pending", NVR)))
          .on("GET", "/updates/", 200, Fixture.updates(winner))
          .on("POST", "/updates/", 200, Fixture.text("update-created"));

      assertThat(submission(pauses).submit(HELLO).update().alias()).isEqualTo(OTHER);
      assertThat(pauses).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void leaveTheOneWithBuildsAsThatOfTheSideTag() {
      bodhi.on(
          "GET",
          "/updates/",
          200,
          Fixture.updates(
              loser
                  .put("from_tag", "f43-build-side-1")
                  .put("date_submitted", "2026-11-22 16:31:00"),
              winner
                  .put("from_tag", "f43-build-side-1")
                  .put("date_submitted", "2026-11-22 16:30:59")));

      assertThat(client.updates().ofSideTag("f43-build-side-1").map(Update::alias)).contains(OTHER);
    }

    @Test
    void mayAnswer500UntilALookFindsTheUpdate() {
      bodhi
          .on("POST", "/updates/", 500, pendingRollback())
          .on("GET", "/updates/", 500, pendingRollback())
          .on("GET", "/updates/", 200, Fixture.updates(winner));

      assertThat(client.updates().create(HELLO).alias()).isEqualTo(OTHER);
      assertThat(bodhi.calls("POST", "/updates/")).hasSize(1);
    }

    @Test
    void mayMakeReadsFailForAWhile() {
      bodhi
          .on("GET", "/updates/" + ALIAS, 500, pendingRollback())
          .on("GET", "/updates/" + ALIAS, 500, pendingRollback())
          .on("GET", "/updates/" + ALIAS, 200, Fixture.text("update"));

      assertThat(client.updates().find(ALIAS)).isPresent();
    }

    private static String pendingRollback() {
      return """
          {"status": "error", "errors": [{"location": "body", "name": "PendingRollbackError",
           "description": "This Session's transaction has been rolled back"}]}
          """;
    }
  }

  @Nested
  class AStableUpdate {

    @Test
    void isNotMadeObsoleteWithoutAWord() {
      present(UpdatesTest.update(ALIAS, "stable", NVR));

      for (StableUpdateException e :
          List.of(
              catchThrowableOfType(
                  StableUpdateException.class, () -> client.updates().obsolete(ALIAS)),
              catchThrowableOfType(
                  StableUpdateException.class,
                  () -> client.updates().request(ALIAS, UpdateRequest.OBSOLETE)))) {
        assertThat(e).hasMessageContaining("obsoleteStable");
        assertThat(e.alias()).isEqualTo(ALIAS);
        assertThat(e.mayPassByItself()).isFalse();
      }
      assertThat(bodhi.calls("POST", "/updates/")).isEmpty();
    }

    @Test
    void isMadeObsoleteWhenAskedForByName() {
      present(UpdatesTest.update(ALIAS, "stable", NVR));

      client.updates().obsoleteStable(ALIAS);

      assertThat(sentRequest()).containsExactly("obsolete");
    }

    @Test
    void isNotMistakenForOneInTesting() {
      present(UpdatesTest.update(ALIAS, "testing", NVR));

      client.updates().obsolete(ALIAS);

      assertThat(sentRequest()).containsExactly("obsolete");
    }

    private List<String> sentRequest() {
      return bodhi
          .calls("POST", "/updates/" + ALIAS + "/request")
          .get(0)
          .form()
          .getOrDefault("request", List.of());
    }
  }

  @Nested
  class AVote {

    @Test
    void onOnesOwnUpdateDoesNotCount() {
      answered(
          comment(7, "packit", "Works here.", 0), "You may not give karma to your own updates.");

      CommentOutcome outcome = vote();

      assertThat(outcome.has(Caveat.Kind.OWN_KARMA)).isTrue();
      assertThat(outcome.has(Caveat.Kind.KARMA_REVERSED)).isFalse();
      assertThat(outcome.comment().karma()).isZero();
      assertThat(bodhi.calls("GET", "/updates/")).isEmpty();
    }

    @Test
    void thatWasChangedCountsAnew() {
      answered(comment(7, "packit", "Works here.", 1), "Your karma standing was reversed.");

      CommentOutcome outcome = vote();

      assertThat(outcome.has(Caveat.Kind.KARMA_REVERSED)).isTrue();
      assertThat(outcome.comment().karma()).isEqualTo(1);
    }

    @Test
    void thatMayNotPushSaysWhy() {
      answered(comment(7, "packit", "Works here.", 1), "This update has not yet met the minimum");

      assertThat(vote().has(Caveat.Kind.KARMA_WITHOUT_EFFECT)).isTrue();
    }

    @Test
    void thatCrossesAThresholdIsFoundBehindBodhisRemark() {
      ObjectNode remark =
          comment(9, "bodhi", "This update has been submitted for stable by bodhi. ", 0);
      ObjectNode update = UpdatesTest.update(ALIAS, "testing", NVR);
      update
          .putArray("comments")
          .add(comment(5, "packit", "Works here.", 1))
          .add(comment(6, "packit", "Works here.", -1))
          .add(comment(8, "packit", "Works here.", 1))
          .add(comment(7, "tester", "Works here too.", 1))
          .add(remark);
      present(update);
      answered(remark, "");

      assertThat(vote().comment().id()).isEqualTo(8);
    }

    @Test
    void isNotRepeatedWhereTheCommentCannotBeRead() {
      answered(comment(9, "bodhi", "Works here.", 1), "");
      bodhi.on("GET", "/updates/" + ALIAS, 503, "");

      assertThatThrownBy(AVote.this::vote)
          .isInstanceOfSatisfying(
              BodhiException.class, e -> assertThat(e.mayPassByItself()).isFalse())
          .hasMessageContaining("Bodhi took it");
    }

    @Test
    void isNotTakenFromSomebodyElse() {
      answered(comment(9, "bodhi", "submitted", 0), "");
      present(UpdatesTest.update(ALIAS, "testing", NVR));

      assertThatThrownBy(AVote.this::vote)
          .hasMessageContaining("it is not among the comments of the update");
    }

    /**
     * Bodhi may leave a vote out of the comment that it belongs to, and shortens what is around.
     */
    @ParameterizedTest
    @CsvSource({
      "me, Works here., 1, true",
      "me, ' Works here. ', 0, true",
      "me, Works here., -1, false",
      "me, Works there., 1, false",
      "bodhi, Works here., 1, false"
    })
    void isKnownByItsTextAndItsKarma(String author, String text, int karma, boolean known) {
      answered(comment(9, author, text, karma), "");
      present(UpdatesTest.update(ALIAS, "testing", NVR));

      if (known) {
        assertThat(vote().comment().id()).isEqualTo(9);
      } else {
        assertThatThrownBy(AVote.this::vote)
            .hasMessageContaining("it is not among the comments of the update");
      }
    }

    private CommentOutcome vote() {
      return client
          .updates()
          .comment(ALIAS, NewComment.builder().text("Works here.\n").karma(1).build());
    }

    private void answered(ObjectNode comment, String caveat) {
      ObjectNode answer = JsonMapper.shared().createObjectNode();
      answer.set("comment", comment);
      var caveats = answer.putArray("caveats");
      if (!caveat.isEmpty()) {
        caveats.addObject().put("name", "karma").put("description", caveat);
      }
      bodhi.on("POST", "/comments/", 200, answer.toString());
    }

    private static ObjectNode comment(int id, String author, String text, int karma) {
      ObjectNode comment = JsonMapper.shared().createObjectNode();
      comment.put("id", id).put("text", text).put("karma", karma);
      comment.putObject("user").put("name", author);
      return comment;
    }
  }

  @Nested
  class ARefusedRequest {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "FROZEN | The release of this update is frozen and the update has not yet been pushed to testing. It is currently not possible to push it to stable.",
          "LOCKED | Can't change the request on a locked update",
          "AUTOMATIC_RELEASE | Setting a request on an Update for a Release not composed by Bodhi is not allowed",
          "NO_REQUEST | Can only revoke an update with an existing request",
        })
    void saysWhatStandsAgainstIt(Kind kind, String words) {
      BodhiRejectedException e = refusedRequest(words);

      assertThat(e.problems()).extracting(BodhiProblem::kind).containsExactly(kind);
      assertThat(e.mayPassByItself()).isEqualTo(kind == Kind.LOCKED);
    }

    @Test
    void toWaiveMayPassWithTheCompose() {
      bodhi.on(
          "POST",
          "/updates/" + ALIAS + "/waive-test-results",
          400,
          errors("Can't waive test results on a locked update"));

      BodhiRejectedException e =
          catchThrowableOfType(
              BodhiRejectedException.class,
              () -> client.updates().waive(ALIAS, "flaky", List.of()));

      assertThat(e.has(Kind.LOCKED)).isTrue();
      assertThat(e.mayPassByItself()).isTrue();
    }
  }

  @Nested
  class AnEdit {

    @Test
    void ofAnUpdateThatLostItsBuildsIsNotSent() {
      present(UpdatesTest.update(ALIAS, "pending"));

      assertThatThrownBy(() -> client.updates().edit(ALIAS, edit -> edit.notes("better")))
          .isInstanceOfSatisfying(
              UpdateNotEditableException.class,
              e -> {
                assertThat(e.reason()).isEqualTo(UpdateNotEditableException.Reason.EMPTIED);
                assertThat(e.alias()).isEqualTo(ALIAS);
              });
      assertThat(bodhi.calls("POST", "/updates/")).isEmpty();
    }

    @Test
    void needsNoSideTagOnceItIsGone() {
      present(UpdatesTest.update(ALIAS, "testing", NVR).put("from_tag", "f43-build-side-1"));
      bodhi.on(
          "POST",
          "/updates/",
          call ->
              call.form().containsKey("from_tag")
                  ? FakeBodhi.json(400, errors("The supplied from_tag doesn't exist."))
                  : FakeBodhi.json(200, Fixture.text("update-created")));

      assertThatThrownBy(() -> client.updates().edit(ALIAS, edit -> edit.notes("better")))
          .isInstanceOfSatisfying(
              BodhiRejectedException.class,
              e -> {
                assertThat(e.has(Kind.NOT_FOUND)).isTrue();
                assertThat(e.mayPassByItself()).isFalse();
              });
      assertThat(
              client
                  .updates()
                  .edit(ALIAS, edit -> edit.notes("better").fromTag(Optional.empty()))
                  .alias())
          .isEqualTo(ALIAS);
    }
  }

  private void present(ObjectNode update) {
    String answer = "{\"update\": " + update + "}";
    bodhi
        .on("GET", "/updates/" + ALIAS, 200, answer)
        .on("POST", "/updates/" + ALIAS + "/request", 200, answer);
  }

  private BodhiRejectedException refusedCreation(String... words) {
    bodhi.on("POST", "/updates/", 400, errors(words));
    return catchThrowableOfType(BodhiRejectedException.class, () -> client.updates().create(HELLO));
  }

  private BodhiRejectedException refusedRequest(String words) {
    bodhi.on("POST", "/updates/" + ALIAS + "/request", 400, errors(words));
    return catchThrowableOfType(
        BodhiRejectedException.class, () -> client.updates().request(ALIAS, UpdateRequest.STABLE));
  }

  private UpdateSubmission submission(List<Duration> pauses) {
    return new UpdateSubmission(
        client,
        new RetryPolicy(40, Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofMinutes(30)),
        pauses::add,
        () -> 1.0);
  }

  private static String errors(String... words) {
    ObjectNode answer = JsonMapper.shared().createObjectNode().put("status", "error");
    var errors = answer.putArray("errors");
    Stream.of(words)
        .forEach(
            text ->
                errors
                    .addObject()
                    .put("location", "body")
                    .put("name", "builds")
                    .put("description", text));
    return answer.toString();
  }
}
