package io.github.packit4j.koji;

import io.github.packit4j.koji.call.BuildCalls;
import io.github.packit4j.koji.call.BuildQuery;
import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.call.Paging;
import io.github.packit4j.koji.call.TaskCalls;
import io.github.packit4j.koji.call.TaskQuery;
import io.github.packit4j.koji.model.BuildInfo;
import io.github.packit4j.koji.model.BuildTarget;
import io.github.packit4j.koji.model.SideTag;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskInfo;
import io.github.packit4j.koji.model.TaskState;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the build of a commit or NVR.
 *
 * <p>A submitted build is a task for minutes before it is a build record, so unfinished tasks are
 * asked for first and records second: what finishes between the two questions is still seen.
 */
final class BuildFinder {
  private static final Paging NEWEST = Paging.first("-id", 1000);
  private static final List<TaskState> UNFINISHED =
      List.of(TaskState.FREE, TaskState.OPEN, TaskState.ASSIGNED);

  private final KojiClient koji;
  private final Clock clock;

  BuildFinder(KojiClient koji, Clock clock) {
    this.koji = koji;
    this.clock = clock;
  }

  FoundBuild find(BuildSearch search) {
    Optional<SourceMatch> match = match(search, new KnownTargets(koji));
    return known(match, search)
        .or(() -> match.flatMap(source -> failedTask(source, search)))
        .orElseGet(FoundBuild.None::new);
  }

  /** Finds what {@link #find} does, but no task that failed before it had a build record. */
  Optional<FoundBuild> known(BuildSearch search, KnownTargets targets) {
    return known(match(search, targets), search);
  }

  private Optional<SourceMatch> match(BuildSearch search, KnownTargets targets) {
    return search
        .source()
        .map(
            source ->
                new SourceMatch(ScmCommit.of(source), search.target().orElseThrow(), targets));
  }

  private Optional<FoundBuild> known(Optional<SourceMatch> match, BuildSearch search) {
    List<FoundBuild> found = new ArrayList<>();
    match.flatMap(this::runningTask).ifPresent(found::add);
    KojiBatch batch = koji.batch();
    Optional<KojiBatch.Entry<List<BuildInfo>>> ofCommit =
        match.map(source -> batch.add(BuildCalls.builds(source.records())));
    Optional<KojiBatch.Entry<Optional<BuildInfo>>> ofNvr =
        search.nvr().map(nvr -> batch.add(BuildCalls.build(nvr.toString())));
    batch.run();
    if (match.isPresent() && ofCommit.isPresent()) {
      accepted(match.get(), ofCommit.get().result()).stream()
          .map(BuildFinder::of)
          .forEach(found::add);
    }
    ofNvr.flatMap(KojiBatch.Entry::result).map(BuildFinder::of).ifPresent(found::add);
    return first(found, FoundBuild.Finished.class)
        .or(() -> first(found, FoundBuild.Running.class))
        .or(() -> first(found, FoundBuild.Failed.class));
  }

  /** Finds an own scratch build that was asked for in the same way. */
  Optional<FoundBuild> scratch(BuildRequest request) {
    List<TaskState> good =
        List.of(TaskState.FREE, TaskState.OPEN, TaskState.ASSIGNED, TaskState.CLOSED);
    return new OwnBuildTasks(koji)
        .of(request, good)
        .findFirst()
        .map(
            task ->
                task.state() == TaskState.CLOSED
                    ? new FoundBuild.Scratch(task.id())
                    : new FoundBuild.Running(Optional.of(task.id()), Optional.empty()));
  }

  /** Lists the unfinished tasks that make the same build, whoever asked for it, newest first. */
  List<TaskInfo> unfinished(BuildRequest request, KnownTargets targets) {
    if (request.scratch()) {
      return new OwnBuildTasks(koji).of(request, UNFINISHED).toList();
    }
    SourceMatch match =
        new SourceMatch(
            ScmCommit.of(URI.create(request.source())), request.target().orElseThrow(), targets);
    return unfinished(match).toList();
  }

  private static Optional<FoundBuild> first(
      List<FoundBuild> found, Class<? extends FoundBuild> kind) {
    return found.stream().filter(kind::isInstance).findFirst();
  }

  private static FoundBuild of(BuildInfo build) {
    return switch (build.state()) {
      case COMPLETE -> new FoundBuild.Finished(build);
      case BUILDING -> new FoundBuild.Running(build.taskId(), Optional.of(build));
      case FAILED, CANCELED -> new FoundBuild.Failed(build.taskId(), Optional.of(build));
      case DELETED, UNKNOWN -> new FoundBuild.None();
    };
  }

  private Stream<TaskInfo> unfinished(SourceMatch match) {
    TaskQuery query =
        TaskQuery.builder().method("build").addAllStates(UNFINISHED).paging(NEWEST).build();
    return match.accepted(koji.tasks().list(query));
  }

  private Optional<FoundBuild> runningTask(SourceMatch match) {
    return unfinished(match)
        .findFirst()
        .map(task -> new FoundBuild.Running(Optional.of(task.id()), buildOf(task)));
  }

  private Optional<FoundBuild> failedTask(SourceMatch match, BuildSearch search) {
    TaskQuery failed =
        TaskQuery.builder()
            .method("build")
            .addStates(TaskState.FAILED, TaskState.CANCELED)
            .createdAfter(clock.instant().minus(search.failuresOfLast()))
            .paging(NEWEST)
            .build();
    return match
        .accepted(koji.tasks().list(failed))
        .findFirst()
        .map(task -> new FoundBuild.Failed(Optional.of(task.id()), Optional.empty()));
  }

  private Optional<BuildInfo> buildOf(TaskInfo task) {
    return koji.builds().list(BuildQuery.ofTask(task.id())).stream().findFirst();
  }

  /** Of the build records of a commit those whose task was given the target. */
  private List<BuildInfo> accepted(SourceMatch match, List<BuildInfo> records) {
    KojiBatch batch = koji.batch();
    record Candidate(BuildInfo build, KojiBatch.Entry<Optional<TaskInfo>> task) {}
    List<Candidate> candidates = new ArrayList<>();
    for (BuildInfo build : records) {
      build
          .taskId()
          .ifPresent(task -> candidates.add(new Candidate(build, batch.add(TaskCalls.task(task)))));
    }
    batch.run();
    Set<TaskId> accepted =
        match
            .accepted(candidates.stream().flatMap(c -> c.task().result().stream()).toList())
            .map(TaskInfo::id)
            .collect(Collectors.toSet());
    return candidates.stream()
        .filter(c -> c.task().result().map(TaskInfo::id).filter(accepted::contains).isPresent())
        .map(Candidate::build)
        .toList();
  }

  /** Decides whether a build task is the one looked for. */
  private final class SourceMatch {
    private final ScmCommit commit;
    private final String target;
    private final KnownTargets targets;

    SourceMatch(ScmCommit commit, String target, KnownTargets targets) {
      this.targets = targets;
      this.commit = commit;
      this.target = target;
    }

    BuildQuery records() {
      return BuildQuery.builder()
          .source(commit.sourcePattern())
          .paging(Paging.first("-build_id", 100))
          .build();
    }

    Stream<TaskInfo> accepted(List<TaskInfo> tasks) {
      List<TaskInfo> ofCommit = tasks.stream().filter(this::isOfCommit).toList();
      Set<String> same = sameTargets(ofCommit);
      return ofCommit.stream()
          .filter(task -> task.buildTarget().filter(same::contains).isPresent());
    }

    private boolean isOfCommit(TaskInfo task) {
      return !task.scratch()
          && task.buildSource().flatMap(ScmCommit::parse).filter(commit::equals).isPresent();
    }

    /**
     * Targets are the same if their results go the same way, as {@code rawhide} and fNN's do, or if
     * one of them is a side tag of what the other builds from: a commit has the same NVR in all of
     * these, and the hub builds an NVR once. All that are not known yet are asked for in one
     * request.
     */
    private Set<String> sameTargets(List<TaskInfo> tasks) {
      Set<String> others =
          tasks.stream()
              .flatMap(task -> task.buildTarget().stream())
              .filter(other -> !other.equals(target))
              .collect(Collectors.toSet());
      Set<String> same = new HashSet<>(Set.of(target));
      if (others.isEmpty()) {
        return same;
      }
      others.add(target);
      targets.askFor(others);
      Optional<String> wanted = destination(target);
      others.stream()
          .filter(
              other -> wanted.isPresent() && wanted.equals(destination(other)) || shareBase(other))
          .forEach(same::add);
      return same;
    }

    private boolean shareBase(String other) {
      boolean sideTag = SideTag.baseOf(target).isPresent() || SideTag.baseOf(other).isPresent();
      Optional<String> base = base(target);
      return sideTag && base.isPresent() && base.equals(base(other));
    }

    /** A side tag that is gone still has its name. */
    private Optional<String> base(String name) {
      return SideTag.baseOf(name).or(() -> targets.of(name).map(BuildTarget::buildTag));
    }

    private Optional<String> destination(String name) {
      return targets.of(name).map(BuildTarget::destinationTag);
    }
  }
}
