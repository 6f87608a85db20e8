package io.github.packit4j.koji;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the build of a commit or NVR.
 *
 * <p>A submitted build is a task for minutes before it is a build record, so unfinished tasks are
 * asked for first and records second: what finishes between the two questions is still seen.
 */
final class BuildFinder {
  private static final Paging NEWEST = Paging.first("-id", 1000);

  private final KojiClient koji;
  private final Clock clock;

  BuildFinder(KojiClient koji, Clock clock) {
    this.koji = koji;
    this.clock = clock;
  }

  FoundBuild find(BuildSearch search) {
    List<FoundBuild> found = new ArrayList<>();
    Optional<SourceMatch> match =
        search
            .source()
            .map(source -> new SourceMatch(ScmCommit.of(source), search.target().orElseThrow()));
    match.flatMap(this::runningTask).ifPresent(found::add);
    match.ifPresent(source -> records(source).stream().map(BuildFinder::of).forEach(found::add));
    search
        .nvr()
        .flatMap(nvr -> koji.builds().find(nvr.toString()))
        .map(BuildFinder::of)
        .ifPresent(found::add);
    return first(found, FoundBuild.Finished.class)
        .or(() -> first(found, FoundBuild.Running.class))
        .or(() -> first(found, FoundBuild.Failed.class))
        .or(() -> match.flatMap(source -> failedTask(source, search)))
        .orElseGet(FoundBuild.None::new);
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

  private Optional<FoundBuild> runningTask(SourceMatch match) {
    TaskQuery unfinished =
        TaskQuery.builder()
            .method("build")
            .addStates(TaskState.FREE, TaskState.OPEN, TaskState.ASSIGNED)
            .paging(NEWEST)
            .build();
    return koji.tasks().list(unfinished).stream()
        .filter(match::accepts)
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
    return koji.tasks().list(failed).stream()
        .filter(match::accepts)
        .findFirst()
        .map(task -> new FoundBuild.Failed(Optional.of(task.id()), Optional.empty()));
  }

  private Optional<BuildInfo> buildOf(TaskInfo task) {
    return koji.builds().list(BuildQuery.ofTask(task.id())).stream().findFirst();
  }

  /** The build records of the commit whose task was given the target. */
  private List<BuildInfo> records(SourceMatch match) {
    BuildQuery query =
        BuildQuery.builder()
            .source(match.commit.sourcePattern())
            .paging(Paging.first("-build_id", 100))
            .build();
    KojiBatch batch = koji.batch();
    record Candidate(BuildInfo build, KojiBatch.Entry<Optional<TaskInfo>> task) {}
    List<Candidate> candidates = new ArrayList<>();
    for (BuildInfo build : koji.builds().list(query)) {
      build
          .taskId()
          .ifPresent(task -> candidates.add(new Candidate(build, batch.add(TaskCalls.task(task)))));
    }
    batch.run();
    return candidates.stream()
        .filter(candidate -> candidate.task().result().filter(match::accepts).isPresent())
        .map(Candidate::build)
        .toList();
  }

  /** Decides whether a build task is the one looked for. */
  private final class SourceMatch {
    private final ScmCommit commit;
    private final String target;

    SourceMatch(ScmCommit commit, String target) {
      this.commit = commit;
      this.target = target;
    }

    boolean accepts(TaskInfo task) {
      return !task.scratch()
          && task.buildSource().flatMap(ScmCommit::parse).filter(commit::equals).isPresent()
          && task.buildTarget().filter(this::isSameTarget).isPresent();
    }

    /** Targets are the same if their results go the same way, as {@code rawhide} and fNN's do. */
    private boolean isSameTarget(String other) {
      if (other.equals(target)) {
        return true;
      }
      Optional<String> destination = destination(target);
      return destination.isPresent() && destination.equals(destination(other));
    }

    private Optional<String> destination(String name) {
      return koji.tags().target(name).map(BuildTarget::destinationTag);
    }
  }
}
