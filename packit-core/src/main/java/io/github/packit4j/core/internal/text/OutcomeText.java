package io.github.packit4j.core.internal.text;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.BranchResult.PullRequestRef;
import io.github.packit4j.core.JobOutcome;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of jobs and branches, in sentences of Markdown. */
final class OutcomeText {

  private static final int MAX_MESSAGE = 500;

  private OutcomeText() {}

  /** What became of a job, a sentence a branch. */
  static Stream<String> sentences(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.Released released) {
      return released.report().results().stream().map(OutcomeText::sentence);
    }
    if (outcome instanceof JobOutcome.BuildSubmitted build) {
      return Stream.of(
          on(build.packageName(), build.branch()) + "build submitted: " + link(build.url()));
    }
    if (outcome instanceof JobOutcome.BuildPresent build) {
      return Stream.of(on(build.packageName(), build.branch()) + code(build.description()));
    }
    if (outcome instanceof JobOutcome.UpdateCreated update) {
      return Stream.of(
          on(update.packageName(), update.branch()) + "update created: " + link(update.url()));
    }
    if (outcome instanceof JobOutcome.UpdatePresent update) {
      return Stream.of(
          "%s%s in the update %s already"
              .formatted(
                  on(update.packageName(), update.branch()),
                  theyAre(update.builds()),
                  code(update.alias())));
    }
    if (outcome instanceof JobOutcome.ScratchSubmitted scratch) {
      return Stream.of(
          "%spull request %d is tried: %s"
              .formatted(
                  on(scratch.packageName(), scratch.branch()),
                  scratch.pullRequest(),
                  link(scratch.url())));
    }
    if (outcome instanceof JobOutcome.ScratchPresent scratch) {
      return Stream.of(
          "%spull request %d: %s"
              .formatted(
                  on(scratch.packageName(), scratch.branch()),
                  scratch.pullRequest(),
                  code(scratch.description())));
    }
    if (outcome instanceof JobOutcome.ScratchReported scratch) {
      return Stream.of(
          "%spull request %d shows that its scratch build is %s: %s"
              .formatted(
                  on(scratch.packageName(), scratch.branch()),
                  scratch.pullRequest(),
                  code(scratch.state()),
                  link(scratch.url())));
    }
    if (outcome instanceof JobOutcome.StableRequested pushed) {
      return Stream.of(
          "%sthe update %s is being pushed to stable"
              .formatted(on(pushed.packageName(), pushed.branch()), code(pushed.alias())));
    }
    if (outcome instanceof JobOutcome.StablePresent pushed) {
      return Stream.of(
          "%sthe update %s is stable, or being pushed, already"
              .formatted(on(pushed.packageName(), pushed.branch()), code(pushed.alias())));
    }
    if (outcome instanceof JobOutcome.ObsoleteClosed closed) {
      return Stream.of(
          closed(on(closed.packageName(), closed.branch()), closed.reason(), closed.url()));
    }
    if (outcome instanceof JobOutcome.Synchronized sync) {
      return Stream.of(sentence(sync.result()));
    }
    if (outcome instanceof JobOutcome.UpdateEdited update) {
      return Stream.of(
          "%s%s now in the update %s"
              .formatted(
                  on(update.packageName(), update.branch()),
                  theyAre(update.builds()),
                  code(update.alias())));
    }
    if (outcome instanceof JobOutcome.TagSubmitted tag) {
      return Stream.of(
          "%s%s is being tagged into %s: %s"
              .formatted(
                  on(tag.packageName(), tag.branch()),
                  code(tag.nvr()),
                  code(tag.tag()),
                  link(tag.url())));
    }
    if (outcome instanceof JobOutcome.TagPresent tag) {
      return Stream.of(
          "%s%s is in %s already"
              .formatted(on(tag.packageName(), tag.branch()), code(tag.nvr()), code(tag.tag())));
    }
    if (outcome instanceof JobOutcome.NotRun not) {
      return Stream.of("%s not run: %s".formatted(code(not.job()), code(not.message())));
    }
    JobOutcome.Failed failed = (JobOutcome.Failed) outcome;
    return Stream.of(
        "%s failed: %s".formatted(code(failed.job()), code(Failure.text(failed.cause()))));
  }

  /** What became of a branch. */
  static String sentence(BranchResult result) {
    String on = on(result.packageName(), result.branch());
    if (result instanceof BranchResult.Proposed proposed) {
      return on + "pull request opened: " + link(proposed.pullRequest().url());
    }
    if (result instanceof BranchResult.Updated updated) {
      return on + "pull request updated: " + link(updated.pullRequest().url());
    }
    if (result instanceof BranchResult.UpToDate same) {
      Optional<String> page = same.pullRequest().map(PullRequestRef::url).map(OutcomeText::link);
      return on + "nothing left to do" + page.map(link -> ": " + link).orElse("");
    }
    if (result instanceof BranchResult.Pushed pushed) {
      return on + "pushed " + code(pushed.commit());
    }
    if (result instanceof BranchResult.Closed closed) {
      return closed(on, closed.reason(), closed.pullRequest().url());
    }
    if (result instanceof BranchResult.Skipped skipped) {
      return on + "left alone: " + code(skipped.reason().message());
    }
    BranchResult.Failed failed = (BranchResult.Failed) result;
    return on + "failed: " + code(Failure.text(failed.cause()));
  }

  private static String closed(String on, String reason, URI url) {
    return "%spull request closed, as %s: %s".formatted(on, code(reason), link(url));
  }

  private static String theyAre(List<String> builds) {
    return switch (builds.size()) {
      case 0 -> "all is";
      case 1 -> code(builds.get(0)) + " is";
      default -> builds.stream().map(OutcomeText::code).collect(Collectors.joining(", ")) + " are";
    };
  }

  /** Begins a sentence about a branch. */
  static String on(String packageName, String branch) {
    return "%s on %s: ".formatted(code(packageName), code(branch));
  }

  /** An address of a service, in which nothing ends the link. */
  private static String link(URI address) {
    return "<" + address.toASCIIString() + ">";
  }

  /** Text from elsewhere, short and as code. */
  static String code(String text) {
    return Markdown.code(cut(text));
  }

  private static String cut(String text) {
    return text.length() <= MAX_MESSAGE ? text : Markdown.cut(text, MAX_MESSAGE) + "...";
  }
}
