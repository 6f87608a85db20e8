package io.github.packit4j.bot.journal;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.JobOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an event has led to: one of its jobs on a branch.
 *
 * @param job the job type
 * @param packageName the dist-git package
 * @param branch its branch, where the outcome names one
 * @param state {@link State#DONE}, {@link State#SKIPPED} or {@link State#FAILED}
 * @param note how it ended, for people
 * @param link the pull request, the task in Koji or the update in Bodhi
 */
public record Outcome(
    String job,
    String packageName,
    Optional<String> branch,
    State state,
    String note,
    Optional<WebLink> link) {

  /**
   * Reads a report.
   *
   * @param report what became of an event
   * @return one element a job and branch
   */
  static List<Outcome> of(EventReport report) {
    return report.outcomes().stream().flatMap(Outcome::of).toList();
  }

  /**
   * Reads what became of a job.
   *
   * @param outcome what did
   * @return one element a branch
   */
  public static Stream<Outcome> of(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.Released released) {
      return released.report().results().stream().map(result -> of(outcome.job(), result));
    }
    if (outcome instanceof JobOutcome.Synchronized sync) {
      return Stream.of(of(outcome.job(), sync.result()));
    }
    return Stream.of(single(outcome));
  }

  private static Outcome single(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.BuildSubmitted build) {
      String note = "Task %d builds it for %s".formatted(build.task(), build.target());
      return done(outcome, build.branch(), note, WebLink.of(build.url()));
    }
    if (outcome instanceof JobOutcome.BuildPresent build) {
      return skipped(outcome, build.branch(), build.description());
    }
    if (outcome instanceof JobOutcome.ScratchSubmitted scratch) {
      String note =
          "Task %d tries pull request %d".formatted(scratch.task(), scratch.pullRequest());
      return done(outcome, scratch.branch(), note, WebLink.of(scratch.url()));
    }
    if (outcome instanceof JobOutcome.ScratchPresent scratch) {
      return skipped(outcome, scratch.branch(), scratch.description());
    }
    if (outcome instanceof JobOutcome.ScratchReported scratch) {
      String note =
          "Pull request %d shows that its scratch build is %s"
              .formatted(scratch.pullRequest(), scratch.state());
      return done(outcome, scratch.branch(), note, WebLink.of(scratch.url()));
    }
    if (outcome instanceof JobOutcome.ObsoleteClosed closed) {
      String note =
          "Pull request %d closed, as %s".formatted(closed.pullRequest(), closed.reason());
      return done(outcome, closed.branch(), note, WebLink.of(closed.url()));
    }
    if (outcome instanceof JobOutcome.TagSubmitted tag) {
      String note = "%s is being tagged into %s".formatted(tag.nvr(), tag.tag());
      return done(outcome, tag.branch(), note, WebLink.of(tag.url()));
    }
    if (outcome instanceof JobOutcome.TagPresent tag) {
      return skipped(outcome, tag.branch(), "%s is in %s already".formatted(tag.nvr(), tag.tag()));
    }
    return ofUpdates(outcome);
  }

  private static Outcome ofUpdates(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.UpdateCreated update) {
      String note = "%s with %s".formatted(update.alias(), String.join(", ", update.builds()));
      return done(outcome, update.branch(), note, WebLink.of(update.url()));
    }
    if (outcome instanceof JobOutcome.UpdateEdited update) {
      String note = "%s now with %s".formatted(update.alias(), String.join(", ", update.builds()));
      return done(outcome, update.branch(), note, Optional.empty());
    }
    if (outcome instanceof JobOutcome.UpdatePresent update) {
      return skipped(
          outcome, update.branch(), "In the update %s already".formatted(update.alias()));
    }
    if (outcome instanceof JobOutcome.StableRequested push) {
      String note = "%s is being pushed to stable".formatted(push.alias());
      return done(outcome, push.branch(), note, Optional.empty());
    }
    if (outcome instanceof JobOutcome.StablePresent push) {
      return skipped(outcome, push.branch(), "%s is stable already".formatted(push.alias()));
    }
    if (outcome instanceof JobOutcome.NotRun not) {
      return new Outcome(
          not.job(),
          not.packageName(),
          Optional.empty(),
          State.SKIPPED,
          not.message(),
          Optional.empty());
    }
    JobOutcome.Failed failed = (JobOutcome.Failed) outcome;
    return new Outcome(
        failed.job(),
        failed.packageName(),
        Optional.empty(),
        State.FAILED,
        message(failed.cause()),
        Optional.empty());
  }

  /** Tells how a branch ended. */
  static Outcome of(String job, BranchResult result) {
    if (result instanceof BranchResult.Proposed proposed) {
      return pullRequest(job, result, State.DONE, "opened", proposed.pullRequest());
    }
    if (result instanceof BranchResult.Updated updated) {
      return pullRequest(job, result, State.DONE, "brought up to date", updated.pullRequest());
    }
    if (result instanceof BranchResult.Closed closed) {
      return pullRequest(
          job, result, State.DONE, "closed, as " + closed.reason(), closed.pullRequest());
    }
    if (result instanceof BranchResult.UpToDate same) {
      return same.pullRequest()
          .map(request -> pullRequest(job, result, State.SKIPPED, "has it already", request))
          .orElseGet(() -> on(job, result, State.SKIPPED, "The branch has it already"));
    }
    if (result instanceof BranchResult.Pushed pushed) {
      return on(job, result, State.DONE, "Pushed commit " + pushed.commit());
    }
    return result instanceof BranchResult.Skipped skipped
        ? on(job, result, State.SKIPPED, skipped.reason().message())
        : on(job, result, State.FAILED, message(((BranchResult.Failed) result).cause()));
  }

  private static Outcome pullRequest(
      String job,
      BranchResult result,
      State state,
      String what,
      BranchResult.PullRequestRef pullRequest) {
    return new Outcome(
        job,
        result.packageName(),
        Optional.of(result.branch()),
        state,
        "Pull request %d %s".formatted(pullRequest.id(), what),
        WebLink.of(pullRequest.url()));
  }

  private static Outcome on(String job, BranchResult result, State state, String note) {
    return new Outcome(
        job, result.packageName(), Optional.of(result.branch()), state, note, Optional.empty());
  }

  private static Outcome done(
      JobOutcome outcome, String branch, String note, Optional<WebLink> link) {
    return new Outcome(
        outcome.job(), outcome.packageName(), Optional.of(branch), State.DONE, note, link);
  }

  private static Outcome skipped(JobOutcome outcome, String branch, String note) {
    return new Outcome(
        outcome.job(),
        outcome.packageName(),
        Optional.of(branch),
        State.SKIPPED,
        note,
        Optional.empty());
  }

  /** What went wrong, for people. */
  static String message(RuntimeException cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.toString() : message;
  }
}
