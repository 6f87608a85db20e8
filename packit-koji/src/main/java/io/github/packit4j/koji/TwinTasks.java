package io.github.packit4j.koji;

import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.call.TaskCalls;
import io.github.packit4j.koji.failure.KojiException;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskInfo;
import io.github.packit4j.koji.model.TaskState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two tasks of the same build, submitted at the same moment. Of them the one with the lowest number
 * stays, so that two programs that look at each other's tasks never give up both.
 */
final class TwinTasks {
  private static final Logger LOG = LoggerFactory.getLogger(TwinTasks.class);

  private final KojiClient koji;
  private final BuildFinder finder;

  TwinTasks(KojiClient koji, BuildFinder finder) {
    this.koji = koji;
    this.finder = finder;
  }

  /**
   * Finds an older task of the same build, and cancels the own one as long as no builder has it. A
   * hub that does not tell keeps nobody from the task, which was made.
   */
  Optional<TaskId> older(BuildRequest request, TaskId own, KnownTargets targets) {
    try {
      List<TaskInfo> unfinished = finder.unfinished(request, targets);
      Optional<TaskId> older =
          unfinished.stream()
              .map(TaskInfo::id)
              .filter(task -> task.value() < own.value())
              .min(Comparator.comparingLong(TaskId::value));
      boolean free =
          unfinished.stream()
              .anyMatch(task -> task.id().equals(own) && task.state() == TaskState.FREE);
      if (older.isPresent() && free) {
        koji.call(TaskCalls.cancel(own));
      }
      return older;
    } catch (KojiException e) {
      LOG.warn("Could not look for another task of {} beside {}", request.source(), own, e);
      return Optional.empty();
    }
  }
}
