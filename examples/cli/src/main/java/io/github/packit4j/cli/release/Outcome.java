package io.github.packit4j.cli.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.packit4j.cli.run.Style;
import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.BranchResult.PullRequestRef;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How a branch ended.
 *
 * @param packageName the package
 * @param branch the branch
 * @param result {@code proposed}, {@code updated}, {@code pushed}, {@code up-to-date}, {@code
 *     skipped} or {@code failed}
 * @param pullRequest the pull request's page
 * @param commit what was pushed
 * @param message why it was skipped, or failed
 * @param retryable of a failure: whether it may pass by itself
 * @param warnings what somebody should look at
 */
record Outcome(
    @JsonProperty("package") String packageName,
    String branch,
    String result,
    Optional<URI> pullRequest,
    Optional<String> commit,
    Optional<String> message,
    Optional<Boolean> retryable,
    List<String> warnings) {

  static Outcome of(BranchResult result) {
    if (result instanceof BranchResult.Proposed proposed) {
      return proposed(result, "proposed", Optional.of(proposed.pullRequest()));
    }
    if (result instanceof BranchResult.Updated updated) {
      return proposed(result, "updated", Optional.of(updated.pullRequest()));
    }
    if (result instanceof BranchResult.UpToDate upToDate) {
      return proposed(result, "up-to-date", upToDate.pullRequest());
    }
    if (result instanceof BranchResult.Pushed pushed) {
      return new Outcome(
          pushed.packageName(),
          pushed.branch(),
          "pushed",
          Optional.empty(),
          Optional.of(pushed.commit()),
          Optional.empty(),
          Optional.empty(),
          List.of());
    }
    if (result instanceof BranchResult.Skipped skipped) {
      return ended(result, "skipped", skipped.reason().message(), Optional.empty());
    }
    BranchResult.Failed failed = (BranchResult.Failed) result;
    return ended(
        result,
        "failed",
        "%s: %s".formatted(failed.step(), failed.cause().getMessage()),
        Optional.of(failed.retryable()));
  }

  private static Outcome proposed(
      BranchResult result, String word, Optional<PullRequestRef> pullRequest) {
    return new Outcome(
        result.packageName(),
        result.branch(),
        word,
        pullRequest.map(PullRequestRef::url),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        result.warnings());
  }

  private static Outcome ended(
      BranchResult result, String word, String message, Optional<Boolean> retryable) {
    return new Outcome(
        result.packageName(),
        result.branch(),
        word,
        Optional.empty(),
        Optional.empty(),
        Optional.of(message),
        retryable,
        List.of());
  }

  boolean failed() {
    return retryable.isPresent();
  }

  /** Says it on one line. */
  String summary() {
    return result
        + pullRequest.map(url -> " " + url).orElse("")
        + commit.map(hash -> " " + hash).orElse("")
        + message.map(text -> ": " + text).orElse("");
  }

  Style style() {
    return switch (result) {
      case "failed" -> Style.BAD;
      case "skipped" -> Style.WARNING;
      case "up-to-date" -> Style.PLAIN;
      default -> Style.GOOD;
    };
  }
}
