package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.BranchResult.Proposed;
import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of two workflows that share no locks and do the same at the same moment. */
class TwoAtOnceTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path work;

  private final AtomicInteger directories = new AtomicInteger();

  /** Both plan before one of them pushes; a second later the commit is another one. */
  @Test
  void ofTwoPushesTheOtherIsToldThatTheBranchHasMoved() {
    try (Fedora fedora = Fedora.withRelease(directory());
        Fedora one = at(fedora.sandbox(), CLOCK);
        Fedora other = at(fedora.sandbox(), Clock.offset(CLOCK, Duration.ofSeconds(1)))) {
      ReleasePlan first = one.workflow().plan(Fedora.request());
      ReleasePlan second = other.workflow().plan(Fedora.request());

      assertThat(one.workflow().execute(first).results())
          .hasSize(5)
          .hasOnlyElementsOfType(Proposed.class);
      assertThat(other.workflow().execute(second).failures())
          .hasSize(5)
          .allSatisfy(
              failed -> {
                assertThat(failed.cause()).isInstanceOf(MovedException.class);
                assertThat(failed.retryable()).isTrue();
              });

      assertThat(other.workflow().proposeDownstream(Fedora.request()).results())
          .hasSize(5)
          .hasOnlyElementsOfType(BranchResult.UpToDate.class);
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).hasSize(5);
      assertThat(fedora.sandbox().distGit().lookaside().uploads()).hasSize(1);
    }
  }

  /** The one thing that nobody here can mend, and that nothing but locks prevents. */
  @Test
  void ofTwoFirstForksPagureMayKeepBoth() {
    try (Fedora fedora = Fedora.withRelease(directory());
        Fedora one = at(fedora.sandbox(), CLOCK);
        Fedora other = at(fedora.sandbox(), CLOCK)) {
      fedora.sandbox().distGit().whileForking(() -> other.workflow().handle(Events.RELEASE));

      assertThat(one.workflow().handle(Events.RELEASE).succeeded()).isFalse();
      assertThat(other.workflow().handle(Events.RELEASE).succeeded()).isFalse();

      assertThat(fedora.sandbox().distGit().deleteDoubleForks("packit", Fedora.PACKAGE))
          .isEqualTo(1);
      for (Fedora each : List.of(one, other)) {
        assertThat(Story.finalFailures(each.workflow().handle(Events.RELEASE).outcomes()))
            .isEmpty();
      }
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE)).hasSize(5);
    }
  }

  private Path directory() {
    return work.resolve("w" + directories.incrementAndGet());
  }

  private Fedora at(Sandbox sandbox, Clock clock) {
    return Fedora.connectedTo(sandbox, directory(), builder -> builder.clock(clock));
  }
}
