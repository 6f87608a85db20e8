package io.github.packit4j.bot;

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
import io.github.packit4j.distgit.DistGitInstance;
import java.net.URI;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people call that an event is about: packages, and addresses of upstream projects. */
final class EventNames {

  private static final Pattern RELEASE = Pattern.compile("-[^-]*-[^-]*$");
  private static final Pattern END = Pattern.compile("(\\.git)?/*([#?].*)?$");
  private static final Pattern FORK = Pattern.compile(".*/forks?/[^/]+/(?:[^/]+/)?");
  private static final Pattern STORABLE = Pattern.compile("[!-~]{1,300}");

  private final DistGitInstance distGit;

  EventNames(DistGitInstance distGit) {
    this.distGit = distGit;
  }

  /** Gives the names of an event's packages, or the address of its project. */
  Set<String> of(PackitEvent event) {
    return names(event)
        .filter(name -> STORABLE.matcher(name).matches())
        .collect(Collectors.toSet());
  }

  private Stream<String> names(PackitEvent event) {
    if (event instanceof ReleasePublished release) {
      return Stream.of(project(release.project()));
    }
    if (event instanceof PullRequestChanged changed) {
      return Stream.of(project(changed.project()));
    }
    if (event instanceof CommentPosted comment) {
      return Stream.of(project(comment.project()));
    }
    if (event instanceof NewVersions versions) {
      return Stream.of(versions.packageName());
    }
    if (event instanceof DistGitPush push) {
      return Stream.of(push.packageName());
    }
    if (event instanceof BuildTagged tagged) {
      return Stream.of(tagged.packageName());
    }
    if (event instanceof BuildStateChanged build) {
      return packages(Set.of(build.nvr()));
    }
    if (event instanceof UpdateTested tested) {
      return packages(tested.builds());
    }
    return Stream.of(ofSource(((ScratchBuildChanged) event).source()));
  }

  private static Stream<String> packages(Collection<String> builds) {
    return builds.stream().map(nvr -> RELEASE.matcher(nvr).replaceFirst(""));
  }

  private String project(URI address) {
    String text = END.matcher(address.toString()).replaceFirst("");
    return distGit.packageAt(text).orElse(text);
  }

  /** A scratch build is of a fork of a package as a rule. */
  private String ofSource(String source) {
    return distGit
        .packageAt(source)
        .orElseGet(() -> FORK.matcher(END.matcher(source).replaceFirst("")).replaceFirst(""));
  }
}
