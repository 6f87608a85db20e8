package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.packit4j.bodhi.model.NewComment;
import io.github.packit4j.bodhi.model.NewOverride;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.Release;
import io.github.packit4j.bodhi.model.ReleaseState;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateStatus;
import io.github.packit4j.bodhi.model.UpdateType;
import io.github.packit4j.bodhi.model.internal.CommentFields;
import io.github.packit4j.bodhi.model.internal.Fields;
import io.github.packit4j.http.Secret;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is meant where nothing is said, and the last values that are allowed. */
class DefaultsTest {

  @Test
  void aReleaseIsOneThatBodhiComposes() {
    Release release = Release.builder().name("F45").build();
    assertThat(release.longName()).isEqualTo("F45");
    assertThat(release.version() + release.idPrefix() + release.branch()).isEmpty();
    assertThat(release.state()).isEqualTo(ReleaseState.UNKNOWN);
    assertThat(release.composedByBodhi()).isTrue();
    assertThat(release.createAutomaticUpdates()).isFalse();
  }

  @Test
  void anUpdateIsWhatBodhiMakesOfOneWithoutSettings() {
    Update update =
        Update.builder()
            .alias("FEDORA-1")
            .title("a-1-1")
            .status(UpdateStatus.PENDING)
            .type(UpdateType.BUGFIX)
            .build();
    assertThat(update.karma() + update.stableDays()).isZero();
    assertThat(update.criticalPath()).isFalse();
    assertThat(update.locked()).isFalse();
    assertThat(update.pushed()).isFalse();
    assertThat(update.meetsTestingRequirements()).isFalse();
    assertThat(update.autokarma()).isTrue();
    assertThat(update.autotime()).isTrue();
    assertThat(update.closeBugs()).isTrue();
    assertThat(update.requireBugs()).isTrue();
    assertThat(update.requireTestCases()).isTrue();
    assertThat(update.stableKarma()).isEqualTo(3);
    assertThat(update.unstableKarma()).isEqualTo(-3);
  }

  @Test
  void notesMayHaveTheLengthsAtTheLimits() {
    for (int length : List.of(NewUpdate.MIN_NOTES, NewUpdate.MAX_NOTES)) {
      assertThatCode(() -> update("x".repeat(length), 1)).doesNotThrowAnyException();
      assertThatCode(() -> update("\uD83D\uDE00".repeat(length), 1))
          .as("a character may be two of Java's")
          .doesNotThrowAnyException();
    }
    for (int length : List.of(NewUpdate.MIN_NOTES - 1, NewUpdate.MAX_NOTES + 1)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> update("x".repeat(length), 1))
          .withMessageContaining("the notes have " + length);
    }
  }

  @Test
  void theFirstBugIsNumberOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> update("notes", 0))
        .withMessageContaining("a bug number is not positive");
  }

  @Test
  void aBuildHasAName() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> NewUpdate.builder().addBuilds("a-1-1", " ").notes("notes").build().getClass())
        .withMessageContaining("a build has no name");
  }

  private static NewUpdate update(String notes, int bug) {
    return NewUpdate.builder().addBuilds("a-1-1.fc45").notes(notes).addBugs(bug).build();
  }

  @Test
  void theNotesOfAnOverrideHaveTwoCharacters() {
    Instant later = Instant.ofEpochSecond(2_000_000_000L);
    assertThat(new NewOverride("a-1-1", "ok", later).notes()).isEqualTo("ok");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NewOverride("a-1-1", " x ", later))
        .withMessageContaining("at least 2 characters");
    assertThatIllegalArgumentException().isThrownBy(() -> new NewOverride(" ", "ok", later));
  }

  @Test
  void aRefusedTokenIsRenewedWhereThereIsAnotherOne() {
    Secret one = Secret.of("one");
    assertThat(BodhiAuthentication.anonymous().accessToken()).isEmpty();
    assertThat(BodhiAuthentication.anonymous().renewedToken(one)).isEmpty();
    assertThat(BodhiAuthentication.token(one).accessToken()).contains(one);
    assertThat(BodhiAuthentication.token(one).renewedToken(one)).isEmpty();

    AtomicInteger asked = new AtomicInteger();
    BodhiAuthentication changing =
        BodhiAuthentication.token(() -> Secret.of("token " + asked.incrementAndGet()));
    assertThat(changing.accessToken()).contains(Secret.of("token 1"));
    assertThat(changing.renewedToken(Secret.of("token 1"))).contains(Secret.of("token 2"));
  }

  @Test
  void eachVoteOfACommentHasItsNumber() {
    NewComment comment =
        NewComment.builder().text("works").putBugFeedback(7, 1).putBugFeedback(8, -1).build();
    Fields fields = CommentFields.of("FEDORA-1", comment);
    for (int i = 0; i < 2; i++) {
      assertThat(fields.has("bug_feedback." + i + ".bug_id")).isTrue();
      assertThat(fields.has("bug_feedback." + i + ".feedback")).isTrue();
    }
  }
}
