package io.github.packit4j.bot;

import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.UpdateTested;
import io.github.packit4j.core.event.Subject;
import io.github.packit4j.distgit.DistGitInstance;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people call that an event is about: packages, and addresses of upstream projects. */
final class EventNames {

  private static final Pattern RELEASE = Pattern.compile("-[^-]*-[^-]*$");
  private static final Pattern END = Pattern.compile("(\\.git)?/*([#?].*)?$");
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
    // An update may be of several packages; its subject is one of them.
    if (event instanceof UpdateTested tested) {
      return tested.builds().stream().map(nvr -> RELEASE.matcher(nvr).replaceFirst(""));
    }
    Subject subject = event.subject();
    if (subject instanceof Subject.OfPackage of) {
      return Stream.of(of.name());
    }
    return subject instanceof Subject.OfProject of
        ? Stream.of(project(of.address()))
        : Stream.empty();
  }

  private String project(URI address) {
    String text = END.matcher(address.toString()).replaceFirst("");
    return distGit.packageAt(text).orElse(text);
  }
}
