package io.github.packit4j.koji.call;

import io.github.packit4j.koji.KojiBatch;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.call.internal.Epoch;
import io.github.packit4j.koji.call.internal.Structs;
import io.github.packit4j.koji.model.BuildInfo;
import io.github.packit4j.koji.model.BuildState;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.TaskId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hub's methods about builds, as values for {@link KojiClient#call} and {@link KojiBatch}. */
public final class BuildCalls {
  private BuildCalls() {}

  /**
   * Looks up a build.
   *
   * @param nvr name-version-release
   * @return the call; empty if there is no such build
   */
  public static KojiCall<Optional<BuildInfo>> build(String nvr) {
    return KojiCall.read("getBuild", nvr).returning(BuildCalls::optionalBuild);
  }

  /**
   * Looks up a build.
   *
   * @param id the build's number
   * @return the call; empty if there is no such build
   */
  public static KojiCall<Optional<BuildInfo>> build(long id) {
    return KojiCall.read("getBuild", id).returning(BuildCalls::optionalBuild);
  }

  private static Optional<BuildInfo> optionalBuild(KojiValue answer) {
    return Structs.optional(answer, Structs::build);
  }

  /**
   * Lists builds.
   *
   * @param query which builds
   * @return the call
   */
  public static KojiCall<List<BuildInfo>> builds(BuildQuery query) {
    KojiCall<KojiValue> call =
        KojiCall.read("listBuilds")
            .keywordIfPresent("packageID", query.packageName())
            .keywordIfPresent("userID", query.owner())
            .keywordIfPresent("taskID", query.task())
            .keywordIfPresent("prefix", query.prefix())
            .keywordIfPresent("pattern", query.pattern())
            .keywordIfPresent("source", query.source())
            .keywordIfPresent("state", query.state().map(BuildState::number))
            .keywordIfPresent("createdAfter", query.createdAfter().map(Epoch::seconds))
            .keywordIfPresent("createdBefore", query.createdBefore().map(Epoch::seconds))
            .keywordIfPresent("completeAfter", query.completedAfter().map(Epoch::seconds))
            .keywordIfPresent("completeBefore", query.completedBefore().map(Epoch::seconds))
            .keywordIfPresent("queryOpts", query.paging().wire());
    return call.returning(answer -> Structs.list(answer, Structs::build));
  }

  /**
   * Submits a build. The hub only makes a task of it; whether target, package and commit are right
   * shows when that runs.
   *
   * @param request what to build
   * @return the call, answering the task
   */
  public static KojiCall<TaskId> submit(BuildRequest request) {
    String target = request.target().orElse(null);
    Map<String, @Nullable Object> options = options(request);
    KojiCall<KojiValue> call =
        options.isEmpty()
            ? KojiCall.write("build", request.source(), target)
            : KojiCall.write("build", request.source(), target, options);
    if (request.priority().isPresent()) {
      call = call.keyword("priority", request.priority().getAsInt());
    }
    return call.keywordIfPresent("channel", request.channel())
        .returning(answer -> TaskId.of(answer.asLong()));
  }

  /**
   * The options struct of a build task, with only what differs from the default.
   *
   * @param request the build
   * @return the options by the hub's names
   */
  public static Map<String, @Nullable Object> options(BuildRequest request) {
    Map<String, @Nullable Object> options = new LinkedHashMap<>();
    putIfTrue(options, "scratch", request.scratch());
    putIfTrue(options, "skip_tag", request.skipTag());
    if (!request.archOverride().isEmpty()) {
      options.put("arch_override", String.join(" ", request.archOverride()));
    }
    putIfTrue(options, "fail_fast", request.failFast());
    request.repoId().ifPresent(id -> options.put("repo_id", id));
    putIfTrue(options, "wait_repo", request.waitForRepo());
    if (!request.waitForBuilds().isEmpty()) {
      options.put("wait_builds", request.waitForBuilds().stream().map(Nvr::toString).toList());
    }
    putIfTrue(options, "rebuild_srpm", request.rebuildSrpm());
    putIfTrue(options, "draft", request.draft());
    if (!request.metadata().isEmpty()) {
      options.put("custom_user_metadata", request.metadata());
    }
    return options;
  }

  private static void putIfTrue(Map<String, @Nullable Object> options, String name, boolean set) {
    if (set) {
      options.put(name, true);
    }
  }

  /**
   * Cancels a running build and its task.
   *
   * @param nvr name-version-release
   * @return the call; false if the build was not running
   */
  public static KojiCall<Boolean> cancel(String nvr) {
    return KojiCall.write("cancelBuild", nvr).returning(KojiValue::asBoolean);
  }
}
