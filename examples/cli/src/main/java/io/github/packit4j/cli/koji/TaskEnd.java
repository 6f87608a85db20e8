package io.github.packit4j.cli.koji;

import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Style;
import io.github.packit4j.koji.BuildOutcome;
import io.github.packit4j.koji.FoundBuild;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How far a task has come.
 *
 * @param state {@code submitted}, {@code present} (somebody else's, or earlier), {@code closed},
 *     {@code failed} or {@code canceled}
 * @param task its number; none where a build is there that no task made
 * @param url its page
 * @param nvr the build
 * @param message why it failed
 */
record TaskEnd(
    String state,
    Optional<Long> task,
    Optional<URI> url,
    Optional<String> nvr,
    Optional<String> message) {

  private static TaskEnd of(
      KojiClient koji,
      String state,
      Optional<TaskId> task,
      Optional<String> nvr,
      Optional<String> message) {
    return new TaskEnd(state, task.map(TaskId::value), task.map(koji.tasks()::url), nvr, message);
  }

  static TaskEnd submitted(KojiClient koji, TaskId task) {
    return of(koji, "submitted", Optional.of(task), Optional.empty(), Optional.empty());
  }

  static TaskEnd of(KojiClient koji, BuildOutcome outcome) {
    if (outcome instanceof BuildOutcome.Completed done) {
      return of(
          koji,
          "closed",
          id(done.task()),
          done.build().map(build -> build.nvr().toString()),
          Optional.empty());
    }
    if (outcome instanceof BuildOutcome.Failed failed) {
      return of(
          koji,
          "failed",
          id(failed.task()),
          Optional.empty(),
          Optional.of(failed.fault().message()));
    }
    return of(
        koji,
        "canceled",
        id(((BuildOutcome.Canceled) outcome).task()),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<TaskId> id(TaskInfo task) {
    return Optional.of(task.id());
  }

  /** What is there already. */
  static TaskEnd of(KojiClient koji, FoundBuild found) {
    if (found instanceof FoundBuild.Finished finished) {
      return of(
          koji,
          "present",
          finished.build().taskId(),
          Optional.of(finished.build().nvr().toString()),
          Optional.empty());
    }
    Optional<TaskId> task =
        found instanceof FoundBuild.Running running
            ? running.task()
            : Optional.of(((FoundBuild.Scratch) found).task());
    return of(koji, "present", task, Optional.empty(), Optional.empty());
  }

  private boolean good() {
    return !state.equals("failed") && !state.equals("canceled");
  }

  /** Answers with the ends of all tasks; it fails if one of them did. */
  static Answer answer(List<TaskEnd> ends) {
    Page page = new Page();
    for (TaskEnd end : ends) {
      page.line(
          end.good() ? Style.GOOD : Style.BAD,
          end.state()
              + end.nvr().map(nvr -> " " + nvr).orElse("")
              + end.url().map(url -> " " + url).orElse("")
              + end.message().map(text -> ": " + text).orElse(""));
    }
    return Answer.of(ends, page).failedUnless(ends.stream().allMatch(TaskEnd::good));
  }
}
