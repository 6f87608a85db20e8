package io.github.packit4j.koji;

import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.call.Paging;
import io.github.packit4j.koji.call.TagCalls;
import io.github.packit4j.koji.call.TaskQuery;
import io.github.packit4j.koji.call.UserCalls;
import io.github.packit4j.koji.internal.LostAnswer;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.SideTag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds on the hub the results of calls whose answers got lost. Goes by the order of the hub's
 * numbers, not by time: hub and client need not have the same.
 */
final class LostAnswers {
  private final KojiClient koji;

  LostAnswers(KojiClient koji) {
    this.koji = koji;
  }

  /**
   * The newest of our build tasks that was asked for exactly the same. Only an unfinished one, if
   * it is not sure that there is a new one: a finished one is from an earlier try.
   */
  LostAnswer build(BuildRequest request) {
    return executed ->
        new OwnBuildTasks(koji)
            .of(request, List.of())
            .filter(task -> executed || !task.state().isFinished())
            .map(task -> KojiValue.of(task.id().value()))
            .findFirst();
  }

  /** Our newest side tag of the base, once the hub has said that it made one. */
  LostAnswer sideTag(String baseTag) {
    return executed ->
        executed
            ? koji
                .call(
                    TagCalls.sideTags(
                        Optional.of(baseTag), Optional.of(koji.call(UserCalls.loggedIn()).name())))
                .stream()
                .max(Comparator.comparingLong(SideTag::id))
                .map(tag -> KojiValue.of(Map.of("id", tag.id(), "name", tag.name())))
            : Optional.empty();
  }

  /**
   * The newest of our tagging tasks with the same tag and build, which it names by number; only an
   * unfinished one, if it is not sure that there is a new one.
   */
  LostAnswer tagging(String tag, String nvr) {
    return executed -> {
      KojiValue tagId = koji.call("getTag", tag).member("id");
      KojiValue buildId = koji.call("getBuild", nvr).member("id");
      return koji.tasks().list(ownTasks("tagBuild")).stream()
          .filter(
              task ->
                  task.request()
                      .filter(arguments -> arguments.size() > 1)
                      .filter(arguments -> arguments.get(0).equals(tagId))
                      .filter(arguments -> arguments.get(1).equals(buildId))
                      .isPresent())
          .filter(task -> executed || !task.state().isFinished())
          .map(task -> KojiValue.of(task.id().value()))
          .findFirst();
    };
  }

  private TaskQuery ownTasks(String method) {
    return TaskQuery.builder()
        .method(method)
        .ownerId(koji.call(UserCalls.loggedIn()).id())
        .paging(Paging.first("-id", 100))
        .build();
  }
}
