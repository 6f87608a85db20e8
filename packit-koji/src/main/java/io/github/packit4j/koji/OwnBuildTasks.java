package io.github.packit4j.koji;

import io.github.packit4j.koji.call.BuildCalls;
import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.call.Paging;
import io.github.packit4j.koji.call.TaskQuery;
import io.github.packit4j.koji.call.UserCalls;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.TaskInfo;
import io.github.packit4j.koji.model.TaskState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The own build tasks that were asked for exactly the same, newest first. */
final class OwnBuildTasks {

  /** As far back as is looked: the newest of the account's tasks. */
  private static final Paging NEWEST = Paging.first("-id", 1000);

  private final KojiClient koji;

  OwnBuildTasks(KojiClient koji) {
    this.koji = koji;
  }

  /**
   * Lists them.
   *
   * @param states the states they may be in, all if none
   */
  Stream<TaskInfo> of(BuildRequest request, List<TaskState> states) {
    KojiValue options = KojiValue.of(BuildCalls.options(request));
    TaskQuery own =
        TaskQuery.builder()
            .method("build")
            .ownerId(koji.call(UserCalls.loggedIn()).id())
            .addAllStates(states)
            .paging(NEWEST)
            .build();
    return koji.tasks().list(own).stream()
        .filter(task -> task.buildSource().equals(Optional.of(request.source())))
        .filter(task -> task.buildTarget().equals(request.target()))
        .filter(task -> options(task).equals(options));
  }

  private static KojiValue options(TaskInfo task) {
    return task.request()
        .filter(arguments -> arguments.size() > 2)
        .map(arguments -> arguments.get(2))
        .filter(KojiValue::isStruct)
        .orElseGet(() -> KojiValue.of(Map.of()));
  }
}
