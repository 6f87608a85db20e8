package io.github.packit4j.distgit.forge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.distgit.forge.CommitState;
import io.github.packit4j.distgit.forge.CommitStatus;
import io.github.packit4j.http.PagedIterable;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusRulesTest {

  @Test
  void aDescriptionIsOneLineThatEveryForgeTakes() {
    assertThat(StatusRules.shorten("  first \nsecond")).isEqualTo("first ");
    assertThat(StatusRules.shorten("")).isEmpty();
    assertThat(StatusRules.shorten("x".repeat(140))).isEqualTo("x".repeat(140));
    assertThat(StatusRules.shorten("x".repeat(141))).isEqualTo("x".repeat(139) + "…");
    String face = "\uD83D\uDE00";
    assertThat(StatusRules.shorten(face.repeat(140))).isEqualTo(face.repeat(140));
    assertThat(StatusRules.shorten(face.repeat(141))).isEqualTo(face.repeat(139) + "…");
  }

  @Test
  void theNewestOfAContextCounts() {
    CommitStatus newest = CommitStatus.of("a", CommitState.SUCCESS, "new");
    CommitStatus other = CommitStatus.of("b", CommitState.PENDING, "");
    CommitStatus older = CommitStatus.of("a", CommitState.FAILURE, "old");
    assertThat(StatusRules.latest(PagedIterable.of(List.of(newest, other, older))))
        .containsExactly(newest, other);
  }
}
