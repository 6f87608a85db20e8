package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.packit4j.core.failure.LocksUnavailableException;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.LocksInThisProcess;
import io.github.packit4j.core.internal.work.PackageWork;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.sandbox.FileTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who takes which locks, when, and what becomes of those who wait. */
class PackageLocksTest {

  @TempDir Path work;

  /** Locks that nobody shares, and that remember. */
  private static final class Recorded implements PackageLocks {
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final PackageLocks locks = new LocksInThisProcess();

    @Override
    public Held take(String name) throws InterruptedException {
      Held held = locks.take(name);
      log.add("take " + name);
      return () -> {
        log.add("close " + name);
        held.close();
      };
    }

    int times(String entry) {
      return Collections.frequency(log, entry);
    }
  }

  @Test
  void everythingThatWritesIsDoneUnderThePackagesLock() {
    Recorded locks = new Recorded();
    try (Fedora fedora = Fedora.empty(work, builder -> builder.locks(locks))) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      fedora.addUpstream(Fedora.upstreamFiles(Fedora.CONFIG));
      fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});

      ReleasePlan plan = fedora.workflow().plan(Fedora.request());
      assertThat(locks.log).as("planning writes nothing").isEmpty();

      fedora.workflow().execute(plan);
      fedora.workflow().proposeDownstream(Fedora.request());
      fedora.workflow().handle(Events.RELEASE);
      assertThat(locks.times("take python-ogr")).isEqualTo(3);

      fedora.workflow().handle(Events.push(fedora, "packit"));
      Story.tell(
          fedora.sandbox(),
          events -> {
            events.forEach(fedora.workflow()::handle);
            return List.of();
          });
      // For each of five branches a build, and for four of them an update.
      assertThat(locks.times("take python-ogr")).isGreaterThanOrEqualTo(3 + 5 + 4);
      assertThat(locks.times("close python-ogr")).isEqualTo(locks.times("take python-ogr"));
    }
  }

  @Test
  void severalLocksAreTakenInOneOrderAndGivenBackWhateverHappens() {
    Recorded locks = new Recorded();

    assertThatThrownBy(
            () ->
                new PackageWork(locks)
                    .alone(
                        List.of("b", "a", "b"),
                        () -> {
                          throw new IllegalStateException("no");
                        }))
        .hasMessage("no");

    assertThat(locks.log).containsExactly("take a", "take b", "close b", "close a");
  }

  @Test
  void aLockThatCannotBeGivenBackHidesNothing() {
    PackageWork work =
        new PackageWork(
            name ->
                () -> {
                  throw new IllegalStateException("connection lost");
                });

    assertThat(work.<String, RuntimeException>alone(List.of("a", "b"), () -> "done"))
        .isEqualTo("done");
    assertThatThrownBy(
            () ->
                work.alone(
                    List.of("a"),
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
  }

  @Test
  void locksThatAreDownMayBeBackLater() {
    List<String> done = new ArrayList<>();
    PackageWork work =
        new PackageWork(
            name -> {
              throw new IllegalStateException("connection refused");
            });

    LocksUnavailableException failure =
        catchThrowableOfType(
            LocksUnavailableException.class,
            () -> work.alone(List.of("python-ogr"), () -> done.add("worked")));

    assertThat(failure).hasMessageContaining("python-ogr").hasMessageContaining("refused");
    assertThat(failure.mayPassByItself()).isTrue();
    assertThat(done).isEmpty();
  }

  @Test
  void withoutALockNothingIsDone() {
    List<String> done = new ArrayList<>();

    assertThatThrownBy(
            () -> new PackageWork(noLock()).alone(List.of("a"), () -> done.add("worked")))
        .hasMessageContaining("PackageLocks.take");

    assertThat(done).isEmpty();
  }

  @SuppressWarnings("NullAway") // What a program may do wrong.
  private static PackageLocks noLock() {
    return name -> null;
  }

  @Test
  void anInterruptWhileWaitingIsSaidSoAndMayPass() {
    Thread.currentThread().interrupt();
    WorkflowException failure =
        catchThrowableOfType(
            WorkflowException.class,
            () -> new PackageWork(new Recorded()).alone(List.of("python-ogr"), () -> "done"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).hasMessageContaining("python-ogr");
    assertThat(failure.mayPassByItself()).isTrue();
  }
}
