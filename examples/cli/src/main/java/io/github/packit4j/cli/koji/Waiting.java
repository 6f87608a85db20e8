package io.github.packit4j.cli.koji;

import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.cli.run.Style;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.model.TaskId;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Whether and how long the end of a task is waited for. */
final class Waiting {

  private static final Duration LONGEST = Duration.ofHours(24);

  @Option(
      names = {"--nowait", "--no-wait"},
      description = "Do not wait for the task to end.")
  private boolean nowait;

  /** Waits for a task, unless the user does not want to. */
  TaskEnd end(Session session, KojiClient koji, TaskId task) throws InterruptedException {
    return nowait ? TaskEnd.submitted(koji, task) : await(session, koji, task);
  }

  /** Waits for a task and shows each of its steps. */
  static TaskEnd await(Session session, KojiClient koji, TaskId task) throws InterruptedException {
    return TaskEnd.of(
        koji,
        koji.builds()
            .await(
                task,
                LONGEST,
                update -> session.show(new Page().line(Style.FAINT, update.toString()))));
  }
}
