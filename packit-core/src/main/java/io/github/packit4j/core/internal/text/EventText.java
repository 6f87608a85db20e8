package io.github.packit4j.core.internal.text;

import io.github.packit4j.core.event.PackitEvent;

/** What happened, in the words that begin a sentence of Markdown. */
final class EventText {

  private EventText() {}

  static String of(PackitEvent event) {
    if (event instanceof PackitEvent.ReleasePublished release) {
      return "The release " + code(release.tag());
    }
    if (event instanceof PackitEvent.NewVersions versions) {
      return "The version %s of %s"
          .formatted(code(String.join(", ", versions.versions())), code(versions.packageName()));
    }
    if (event instanceof PackitEvent.DistGitPush push) {
      return "The push of %s to %s of %s"
          .formatted(code(push.commit()), code(push.branch()), code(push.packageName()));
    }
    if (event instanceof PackitEvent.BuildStateChanged build) {
      return "The build " + code(build.nvr());
    }
    if (event instanceof PackitEvent.PullRequestChanged changed) {
      return "Commit %s of pull request %d".formatted(code(changed.commit()), changed.number());
    }
    if (event instanceof PackitEvent.ScratchBuildChanged build) {
      return "The scratch build of " + code(build.source());
    }
    if (event instanceof PackitEvent.UpdateTested tested) {
      return "The tested update " + code(tested.alias());
    }
    if (event instanceof PackitEvent.BuildTagged tagged) {
      return "The build %s in %s".formatted(code(tagged.nvr()), code(tagged.tag()));
    }
    if (event instanceof PackitEvent.CommentPosted comment) {
      return "The comment of " + code(comment.author());
    }
    return event instanceof PackitEvent.VersionsFound found
        ? "The version %s of %s"
            .formatted(code(String.join(", ", found.versions())), code(found.name()))
        : "What happened to " + code(event.subject().name());
  }

  private static String code(String text) {
    return OutcomeText.code(text);
  }
}
