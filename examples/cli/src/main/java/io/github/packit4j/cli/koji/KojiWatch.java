package io.github.packit4j.cli.koji;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.model.TaskId;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Follows tasks. */
@Command(name = "watch", description = "Follow tasks to their end, and tell how they ended.")
final class KojiWatch implements Action {

  @Parameters(arity = "1..*", paramLabel = "TASK", description = "Numbers of tasks.")
  private List<Long> tasks = List.of();

  @Override
  public Answer run(Session session) throws InterruptedException {
    KojiClient koji = session.clients().koji();
    List<TaskEnd> ends = new ArrayList<>();
    for (long task : tasks) {
      ends.add(Waiting.await(session, koji, TaskId.of(task)));
    }
    return TaskEnd.answer(ends);
  }
}
