package io.github.packit4j.bodhi.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bodhi.failure.BodhiProblem.Kind;
import io.github.packit4j.bodhi.failure.UpdateNotEditableException.Reason;
import io.github.packit4j.bodhi.failure.internal.ProblemKinds;
import io.github.packit4j.bodhi.model.Update;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodhiProblemTest {

  /** What the server says, word for word, and what is meant by it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Update for a-1-1.fc45 already exists | ALREADY_EXISTS",
        "Update already exists using this side tag | ALREADY_EXISTS",
        "CSRF tokens do not match.  This happens if you have the page open | STALE_CSRF",
        "Cannot find release associated with build: a-1-1, tags: ['f45-updates-candidate'] | ARCHIVED_RELEASE",
        "Cannot edit Update for an archived Release | ARCHIVED_RELEASE",
        "cannot edit update for an archived release | ARCHIVED_RELEASE",
        "Cannot find any tags associated with build: a-1-1 | NOT_TAGGED_YET",
        "Cannot find release associated with build: a-1-1, tags: [] | NOT_TAGGED_YET",
        "Invalid tag: a-1-1 not tagged with any of the following tags | NOT_TAGGED_YET",
        "Koji error getting build: a-1-1 | TEMPORARY",
        "Invalid koji build: a-1-1 | TEMPORARY",
        "Unable to create update.  list index out of range | TEMPORARY",
        "Unable to access Pagure to check ACLs. Please try again later. | TEMPORARY",
        "Can't change the request on a locked update | LOCKED",
        "Can't waive test results on a locked update | LOCKED",
        "packit is not a member of packager | NOT_PERMITTED",
        "packit does not have commit access to a | NOT_PERMITTED",
        "Cannot manually create updates for a Release which is not composed | AUTOMATIC_RELEASE",
        "Setting a request on an Update for a Release not composed by Bodhi | AUTOMATIC_RELEASE",
        "Cannot edit stable updates | NOT_EDITABLE",
        "Cannot find update to edit: FEDORA-1 | NOT_FOUND",
        "Build does not exist: a-1-1 | NOT_FOUND",
        "The supplied from_tag doesn't exist. | NOT_FOUND",
        "Invalid update id | NOT_FOUND",
        "This update has not yet met the minimum testing requirements | POLICY",
        "The release of this update is frozen and | FROZEN",
        "Can only revoke an update with an existing request | NO_REQUEST",
        "It is said that Update for a-1-1.fc45 already exists | INVALID",
        "Update for  already exists | INVALID",
        "Something else | INVALID"
      })
  void theWordsOfTheServerAreKnown(String words, Kind kind) {
    assertThat(BodhiProblem.of("body", "builds", words))
        .isEqualTo(new BodhiProblem("body", "builds", words, kind));
  }

  @Test
  void anyFaultOfTheTokenIsThatOfAnOldOne() {
    assertThat(BodhiProblem.of("body", "csrf_token", "Required").kind()).isEqualTo(Kind.STALE_CSRF);
  }

  @ParameterizedTest
  @CsvSource({"500, TEMPORARY", "503, TEMPORARY", "404, NOT_FOUND", "400, INVALID"})
  void troubleBehindTheServerIsToldByItsStatus(int status, Kind kind) {
    String words =
        "Bodhi failed to get a resource from PDC at the following URL \"https://pdc.example/x\"."
            + " The status code was \"%d\".";
    assertThat(BodhiProblem.of("body", "builds", words.formatted(status)).kind()).isEqualTo(kind);
  }

  @Test
  void whatFollowsFromMissingBuildsIsNoReasonOfItsOwn() {
    BodhiProblem cause = BodhiProblem.of("body", "builds", "Koji error getting build: a-1-1");
    for (String words :
        List.of(
            "You may not specify an empty list of builds.",
            "ACL validation mechanism was unable to determine ACLs.")) {
      BodhiProblem following = BodhiProblem.of("body", "acls", words);
      assertThat(ProblemKinds.withConsequences(List.of(cause, following)))
          .containsExactly(cause, new BodhiProblem("body", "acls", words, Kind.CONSEQUENCE));
      assertThat(ProblemKinds.withConsequences(List.of(following))).containsExactly(following);
    }
  }

  @Test
  void timeHealsTheseAndNoOthers() {
    Set<Kind> passing = EnumSet.noneOf(Kind.class);
    Stream.of(Kind.values()).filter(Kind::mayPassByItself).forEach(passing::add);
    assertThat(passing)
        .containsExactlyInAnyOrder(
            Kind.NOT_TAGGED_YET, Kind.TEMPORARY, Kind.LOCKED, Kind.STALE_CSRF);
  }

  private static BodhiRejectedException rejected(Kind... kinds) {
    return new BodhiRejectedException(
        "do it",
        400,
        Stream.of(kinds)
            .map(
                kind ->
                    new BodhiProblem(
                        "body", "name", kind.name().toLowerCase(java.util.Locale.ROOT), kind))
            .toList());
  }

  @Test
  void aRefusalPassesIfAllOfItsReasonsDo() {
    assertThat(rejected(Kind.TEMPORARY, Kind.LOCKED).mayPassByItself()).isTrue();
    assertThat(rejected(Kind.TEMPORARY, Kind.CONSEQUENCE).mayPassByItself()).isTrue();
    assertThat(rejected(Kind.TEMPORARY, Kind.INVALID).mayPassByItself()).isFalse();
    assertThat(rejected(Kind.CONSEQUENCE).mayPassByItself()).isFalse();
    assertThat(rejected().mayPassByItself()).isFalse();
  }

  @Test
  void aRefusalNamesEveryReason() {
    BodhiRejectedException e = rejected(Kind.TEMPORARY, Kind.INVALID);
    assertThat(e)
        .hasMessage("Tried to do it but Bodhi refused (HTTP 400): name: temporary; name: invalid")
        .hasNoCause();
    assertThat(e.status()).isEqualTo(400);
    assertThat(e.has(Kind.INVALID)).isTrue();
    assertThat(e.has(Kind.LOCKED)).isFalse();
    assertThat(rejected()).hasMessageEndingWith("(HTTP 400): no reason given");
  }

  @Test
  void failuresSayWhatToDo() {
    assertThat(new StableUpdateException("FEDORA-1"))
        .hasMessage(
            "Tried to make the update FEDORA-1 obsolete but failed because: it is stable, and its"
                + " builds would lose the stable tag; call obsoleteStable if that is meant");
    UpdateSplitException split =
        new UpdateSplitException(
            List.of(
                Update.builder().alias("FEDORA-1").build(),
                Update.builder().alias("FEDORA-2").build()));
    assertThat(split)
        .hasMessageStartingWith("Tried to create one update but Bodhi made FEDORA-1, FEDORA-2");
    assertThat(split.mayPassByItself()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MISSING | there is no such update",
        "STABLE | it is stable; make a new update with new builds",
        "OBSOLETE | it is obsolete; make a new update with new builds",
        "EMPTIED | it has no builds any more; edit the update that has them"
      })
  void anEditThatIsNotPossibleSaysWhyAndWhatElse(Reason reason, String words) {
    UpdateNotEditableException e = new UpdateNotEditableException("FEDORA-1", reason);
    assertThat(e).hasMessage("Tried to edit the update FEDORA-1 but failed because: " + words);
    assertThat(e.mayPassByItself()).isFalse();
    assertThat(e.alias()).isEqualTo("FEDORA-1");
    assertThat(e.reason()).isEqualTo(reason);
  }

  /** Build servers send failures from one process to another. */
  @Test
  void whatCannotBeSerializedIsEmptyAfterwards() throws Exception {
    BodhiRejectedException rejected = copy(rejected(Kind.INVALID));
    assertThat(rejected.problems()).isEmpty();
    assertThat(rejected.has(Kind.INVALID)).isFalse();
    assertThat(rejected.status()).isEqualTo(400);
    assertThat(copy(new UpdateSplitException(List.of())).updates()).isEmpty();
    assertThat(copy(new UpdateExistsException("do it", 400, List.of(), null)).existing()).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T value) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
