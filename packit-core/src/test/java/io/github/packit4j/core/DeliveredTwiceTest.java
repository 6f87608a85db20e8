package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.sandbox.DistGitForge;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every event comes twice, and four threads take them. {@code -Dpackit.runs=50} repeats the tests
 * that often.
 */
class DeliveredTwiceTest {

  private static final int RUNS = Integer.getInteger("packit.runs", 2);

  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(DistGitForge.class)
  void oneWorkflowDoesEverythingOnce(DistGitForge forge, @TempDir Path work) {
    for (int run = 0; run < RUNS; run++) {
      try (Fedora fedora = Story.prepared(forge, work.resolve("run" + run))) {
        List<ReleaseWorkflow> workflows = List.of(fedora.workflow());

        List<JobOutcome> outcomes =
            Story.tell(fedora.sandbox(), events -> twice(workflows, events));

        assertThat(Story.finalFailures(outcomes)).as("failures of run %d", run).isEmpty();
        Story.requireExactlyOnce(fedora.sandbox());
      }
    }
  }

  /** Hands each event in twice, in turn to the workflows, four at a time. */
  private List<JobOutcome> twice(List<ReleaseWorkflow> workflows, List<PackitEvent> events) {
    List<CompletableFuture<EventReport>> running = new ArrayList<>();
    for (PackitEvent event : events) {
      for (int time = 0; time < 2; time++) {
        ReleaseWorkflow workflow = workflows.get(running.size() % workflows.size());
        running.add(CompletableFuture.supplyAsync(() -> workflow.handle(event), threads));
      }
    }
    return running.stream().flatMap(report -> report.join().outcomes().stream()).toList();
  }
}
