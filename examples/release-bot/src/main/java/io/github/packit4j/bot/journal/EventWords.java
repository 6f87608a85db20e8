package io.github.packit4j.bot.journal;

import io.github.packit4j.core.event.PackitEvent;
import java.net.URI;
import java.util.Optional;

/** What happened, in a few words. */
final class EventWords {

  private static final int SHORT_HASH = 8;

  private EventWords() {}

  static String of(PackitEvent event) {
    if (event instanceof PackitEvent.ReleasePublished release) {
      return "Release %s of %s".formatted(release.tag(), project(release.project()));
    }
    if (event instanceof PackitEvent.NewVersions versions) {
      return "Version %s of %s"
          .formatted(String.join(", ", versions.versions()), versions.packageName());
    }
    if (event instanceof PackitEvent.DistGitPush push) {
      return "Push of %s to %s, %s"
          .formatted(shortHash(push.commit()), push.packageName(), push.branch());
    }
    if (event instanceof PackitEvent.BuildStateChanged build) {
      return "Build %s %s".formatted(build.nvr(), state(build.state()));
    }
    if (event instanceof PackitEvent.BuildTagged tagged) {
      return "Build %s tagged into %s".formatted(tagged.nvr(), tagged.tag());
    }
    if (event instanceof PackitEvent.PullRequestChanged changed) {
      return "Pull request %d of %s".formatted(changed.number(), project(changed.project()));
    }
    if (event instanceof PackitEvent.ScratchBuildChanged scratch) {
      return "Scratch build %d %s".formatted(scratch.task(), scratch.state());
    }
    if (event instanceof PackitEvent.UpdateTested tested) {
      return "Update %s tested".formatted(tested.alias());
    }
    PackitEvent.CommentPosted comment = (PackitEvent.CommentPosted) event;
    return "Comment of %s on %s, %d"
        .formatted(comment.author(), project(comment.project()), comment.number());
  }

  private static String state(int state) {
    return switch (state) {
      case 0 -> "started";
      case 1 -> "complete";
      case 2 -> "deleted";
      case 3 -> "failed";
      case 4 -> "canceled";
      default -> "in state " + state;
    };
  }

  private static String project(URI page) {
    return Optional.ofNullable(page.getPath())
        .map(path -> path.replaceFirst("^/+", ""))
        .filter(path -> !path.isEmpty())
        .orElse(page.toString());
  }

  private static String shortHash(String commit) {
    return commit.substring(0, Math.min(SHORT_HASH, commit.length()));
  }
}
