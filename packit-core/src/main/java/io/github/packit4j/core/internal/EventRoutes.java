package io.github.packit4j.core.internal;

import io.github.packit4j.config.JobType;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.command.Command;
import io.github.packit4j.core.command.CommandGrammar;
import io.github.packit4j.core.command.CommandLine;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.core.event.PackitEvent.ScratchBuildChanged;
import io.github.packit4j.core.event.PackitEvent.UpdateTested;
import io.github.packit4j.core.event.PackitEvent.VersionsFound;
import io.github.packit4j.http.PackitException;
import io.github.packit4j.koji.model.SideTag;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which of a workflow's dist-gits an event is for. What happened in one of them is for that one,
 * what happened upstream is for those that the configuration names. What names none is where its
 * hub, its Bodhi, its distribution or a configuration leads to; where that leads to several of
 * them, or to none, nothing is started. A workflow with one dist-git asks nothing of that.
 */
final class EventRoutes {

  private final List<Track> all;
  private final CommandGrammar grammar;

  EventRoutes(List<Track> all, CommandGrammar grammar) {
    this.all = List.copyOf(all);
    this.grammar = grammar;
  }

  Route of(PackitEvent event) {
    try {
      return all.size() == 1 || event instanceof ReleasePublished
          ? new Route.To(all)
          : decide(event);
    } catch (RuntimeException e) {
      return new Route.Nowhere(
          new JobOutcome.Failed(
              job(event), event.subject().name(), e, PackitException.mayPassByItself(e)));
    }
  }

  private Route decide(PackitEvent event) {
    if (event instanceof DistGitPush push) {
      return ofPush(push);
    }
    if (event instanceof BuildStateChanged build) {
      return build.source().map(this::at).orElseGet(this::first);
    }
    if (event instanceof BuildTagged tagged) {
      return ofTagged(tagged);
    }
    if (event instanceof CommentPosted comment) {
      return ofComment(comment);
    }
    if (event instanceof PullRequestChanged changed) {
      return at(changed.project().toString());
    }
    if (event instanceof ScratchBuildChanged scratch) {
      return ofScratch(scratch);
    }
    if (event instanceof UpdateTested tested) {
      return ofUpdate(tested);
    }
    if (event instanceof NewVersions versions) {
      return ofVersions(versions);
    }
    return event instanceof VersionsFound found ? ofFound(found) : first();
  }

  /** What is at none of them is refused by any. */
  private Route at(String address) {
    List<Track> there = those(track -> track.hasPackageAt(address));
    return there.isEmpty() ? first() : new Route.To(there);
  }

  private Route first() {
    return new Route.To(List.of(all.get(0)));
  }

  private List<Track> those(Predicate<Track> wanted) {
    return all.stream().filter(wanted).toList();
  }

  private Route ofPush(DistGitPush push) {
    if (push.project().isPresent()) {
      return at(push.project().get().toString());
    }
    List<Track> same = those(track -> track.distGit().namespace().equals(push.namespace()));
    return same.isEmpty() ? first() : one(push, same);
  }

  private Route ofTagged(BuildTagged tagged) {
    if (SideTag.baseOf(tagged.tag()).isEmpty()) {
      return first();
    }
    List<Track> there =
        those(
            track ->
                tagged
                    .hub()
                    .map(track.landmarks()::isHub)
                    .orElseGet(() -> track.landmarks().hub().isPresent()));
    if (there.isEmpty()) {
      return tagged.hub().isEmpty()
          ? first()
          : elsewhere(
              tagged,
              "%s was tagged in %s, which builds for none of the workflow's dist-gits"
                  .formatted(tagged.nvr(), tagged.hub().get()));
    }
    return there.size() == 1
        ? new Route.To(there)
        : one(
            tagged,
            there.stream()
                .filter(
                    track ->
                        track.landmarks().source(tagged).filter(track::hasPackageAt).isPresent())
                .toList());
  }

  private Route ofScratch(ScratchBuildChanged scratch) {
    List<Track> own = those(track -> track.landmarks().isAccount(scratch.owner()));
    if (own.isEmpty()) {
      return first();
    }
    List<Track> there =
        own.stream().filter(track -> track.landmarks().isHostOf(scratch.source())).toList();
    if (there.isEmpty()) {
      return new Route.Nowhere(
          not(
              scratch,
              Reason.NOT_FROM_DIST_GIT,
              "%s is at none of the workflow's dist-gits".formatted(scratch.source())));
    }
    return there.size() == 1
        ? new Route.To(there)
        : one(
            scratch,
            there.stream().filter(track -> track.landmarks().hasTarget(scratch.target())).toList());
  }

  private Route ofUpdate(UpdateTested tested) {
    List<Track> updating = those(track -> track.landmarks().bodhi().isPresent());
    if (updating.isEmpty()) {
      return first();
    }
    return updating.size() == 1
        ? new Route.To(updating)
        : one(
            tested,
            updating.stream()
                .filter(track -> track.landmarks().hasUpdate(tested.alias()))
                .toList());
  }

  private Route ofVersions(NewVersions versions) {
    if (versions.distribution().isEmpty()) {
      List<Track> pulling = configuring(JobType.PULL_FROM_UPSTREAM, versions.packageName());
      // Each of them says why not.
      return pulling.isEmpty() ? new Route.To(all) : one(versions, pulling);
    }
    List<Track> same =
        those(track -> track.distGit().distribution().equals(versions.distribution()));
    return same.isEmpty()
        ? elsewhere(
            versions,
            "the new versions are those of a package of %s, which none of the workflow's dist-gits is"
                .formatted(versions.distribution().get()))
        : new Route.To(same);
  }

  private List<Track> configuring(JobType type, String packageName) {
    return those(track -> track.landmarks().configures(type, packageName));
  }

  private Route ofFound(VersionsFound found) {
    List<Track> served =
        those(
            track ->
                FoundVersions.isServed(track.distGit().distribution())
                    && !FoundVersions.packages(found, track.distGit().distribution()).isEmpty());
    return served.isEmpty() ? first() : new Route.To(served);
  }

  /** A command elsewhere is for the package whose configuration sends people there. */
  private Route ofComment(CommentPosted comment) {
    List<Track> there = those(track -> track.hasPackageAt(comment.project().toString()));
    if (!there.isEmpty()) {
      return new Route.To(there);
    }
    List<String> named = packagesNamedIn(comment);
    if (named.isEmpty()) {
      return first();
    }
    List<Track> asking =
        those(
            track ->
                named.stream()
                    .anyMatch(name -> track.landmarks().hasIssuesIn(name, comment.project())));
    return asking.isEmpty() ? first() : one(comment, asking);
  }

  private List<String> packagesNamedIn(CommentPosted comment) {
    return grammar.read(comment.text()).stream()
        .filter(CommandLine.Understood.class::isInstance)
        .map(CommandLine.Understood.class::cast)
        .filter(
            line ->
                line.command() instanceof Command.KojiBuild
                    || line.command() instanceof Command.CreateUpdate)
        .flatMap(line -> line.packageName().stream())
        .distinct()
        .toList();
  }

  private Route one(PackitEvent event, List<Track> found) {
    return found.size() == 1
        ? new Route.To(found)
        : new Route.Nowhere(not(event, Reason.UNDECIDED_DIST_GIT, Tracks.open(found, all)));
  }

  private static Route elsewhere(PackitEvent event, String message) {
    return new Route.Nowhere(not(event, Reason.OTHER_DIST_GIT, message));
  }

  private static JobOutcome not(PackitEvent event, Reason reason, String message) {
    return new JobOutcome.NotRun(job(event), event.subject().name(), reason, message);
  }

  /** What the event would have started, as far as that can be said. */
  private static String job(PackitEvent event) {
    if (event instanceof NewVersions) {
      return JobType.PULL_FROM_UPSTREAM.key();
    }
    if (event instanceof UpdateTested) {
      return "push-updates";
    }
    if (event instanceof ScratchBuildChanged) {
      return "scratch-build";
    }
    return event instanceof CommentPosted ? "command" : JobType.KOJI_BUILD.key();
  }
}
