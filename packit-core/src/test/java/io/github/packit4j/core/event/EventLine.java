package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.BuildUntagged;
import io.github.packit4j.core.event.PackitEvent.CheckRerun;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.event.PackitEvent.CommitCommented;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.Ignored;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import io.github.packit4j.core.event.PackitEvent.PullRequestClosed;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.core.event.PackitEvent.ScratchBuildChanged;
import io.github.packit4j.core.event.PackitEvent.UpdateChanged;
import io.github.packit4j.core.event.PackitEvent.UpdateTested;
import io.github.packit4j.core.event.PackitEvent.VersionsDropped;
import io.github.packit4j.core.event.PackitEvent.VersionsFound;
import java.util.List;

/** An event in one line of a table that people read. */
final class EventLine {

  private EventLine() {}

  /** What happened, about whom, by which id and when, with bars between them. */
  static String of(PackitEvent event) {
    return String.join(
        " | ",
        facts(event),
        event.subject() instanceof Subject.OfKind kind ? kind.name() : event.subject().key(),
        event.id().orElse("-"),
        event.time().map(Object::toString).orElse("-"));
  }

  static String facts(PackitEvent event) {
    if (event instanceof ReleasePublished e) {
      return line("release", e.tag());
    }
    if (event instanceof NewVersions e) {
      return line(
          "new versions",
          e.versions(),
          "of " + e.stableVersions().size() + " stable",
          "bug",
          e.bug().isPresent() ? e.bug().getAsLong() : "-",
          "project",
          e.monitoringProject().isPresent() ? e.monitoringProject().getAsLong() : "-");
    }
    if (event instanceof VersionsFound e) {
      return line(
          "versions found, format " + e.format(),
          e.versions(),
          "of " + e.stableVersions().size() + " stable",
          "project",
          e.project(),
          e.packages().stream().map(p -> p.distribution() + ":" + p.packageName()).toList());
    }
    if (event instanceof VersionsDropped e) {
      return line("versions dropped", e.versions(), "as", e.reason());
    }
    if (event instanceof DistGitPush e) {
      return line(
          "push to",
          e.namespace() + "/" + e.packageName(),
          e.branch(),
          e.commit(),
          "by",
          e.committer(),
          e.pullRequest().isPresent() ? "#" + e.pullRequest().getAsInt() : "",
          e.changedFiles()
              .map(List::copyOf)
              .map(files -> files.stream().sorted().toList().toString())
              .orElse("files unknown"),
          e.fork() ? "fork" : "",
          e.project().map(Object::toString).orElse("somewhere"),
          e.tellsPullRequest() ? "" : "merge unknown");
    }
    if (event instanceof BuildStateChanged e) {
      return line(
          "build",
          e.build(),
          "task",
          e.task().isPresent() ? e.task().getAsLong() : "-",
          e.nvr(),
          "state",
          e.state(),
          "of",
          e.owner(),
          e.source().orElse("-"),
          e.target().orElse("-"));
    }
    if (event instanceof BuildTagged e) {
      return line("tag", e.build(), e.nvr(), e.tag(), "of", e.owner());
    }
    if (event instanceof BuildUntagged e) {
      return line("untag", e.build(), e.nvr(), e.tag(), "of", e.owner());
    }
    if (event instanceof ScratchBuildChanged e) {
      return line("scratch build", e.task(), e.state(), "of", e.owner(), e.source(), e.target());
    }
    if (event instanceof UpdateTested e) {
      return line("update tested", e.alias(), "of", e.user(), e.builds());
    }
    if (event instanceof UpdateChanged e) {
      return line("update", e.change(), e.alias(), "of", e.user(), e.builds());
    }
    if (event instanceof PullRequestChanged e) {
      return line("pull request", e.number(), e.commit());
    }
    if (event instanceof PullRequestClosed e) {
      return line("pull request", e.number(), e.merged() ? "merged" : "closed");
    }
    if (event instanceof CommentPosted e) {
      return line(
          "comment",
          e.comment(),
          e.pullRequest() ? "on pull request" : "on issue",
          e.number(),
          "by",
          e.author(),
          said(e.text()),
          e.head().orElse("head unknown"));
    }
    if (event instanceof CommitCommented e) {
      return line(
          "comment", e.comment(), "on commit", e.commit(), "by", e.author(), said(e.text()));
    }
    if (event instanceof CheckRerun e) {
      return line(
          "check",
          e.check().orElse("suite"),
          e.commit(),
          "app",
          e.app().orElse("-"),
          "its id",
          e.externalId().orElse("-"),
          "by",
          e.author());
    }
    return "ignored: " + ((Ignored) event).reason();
  }

  /** Of a text that is no command how long it is. */
  private static String said(String text) {
    return text.startsWith("/") ? "'" + text.strip() + "'" : text.length() + " characters";
  }

  private static String line(Object... parts) {
    return String.join(
        " ", List.of(parts).stream().map(String::valueOf).filter(part -> !part.isEmpty()).toList());
  }
}
