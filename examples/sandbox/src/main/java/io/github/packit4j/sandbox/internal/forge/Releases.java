package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.UpstreamRelease;
import io.github.packit4j.sandbox.internal.forge.ForgeEvents.ReleaseChange;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The releases of a project. Guarded by the state lock. */
public final class Releases {

  private final Project project;
  private final List<Release> releases = new ArrayList<>();

  Releases(Project project) {
    this.project = project;
  }

  /** Returns all, newest first. */
  public List<Release> newestFirst() {
    List<Release> copy = new ArrayList<>(releases);
    Collections.reverse(copy);
    return copy;
  }

  /** Returns the one of a tag; if none is published, its first draft. */
  public Optional<Release> ofTag(String tag) {
    return publishedOf(tag).or(() -> draftOf(tag));
  }

  /** Returns the published one of a tag. */
  public Optional<Release> publishedOf(String tag) {
    return releases.stream()
        .filter(release -> release.tag().equals(tag) && !release.draft())
        .findFirst();
  }

  /** Returns the first draft of a tag. */
  Optional<Release> draftOf(String tag) {
    return releases.stream()
        .filter(release -> release.tag().equals(tag) && release.draft())
        .findFirst();
  }

  /** Returns one by its number, drafts included. */
  public Optional<Release> withId(int id) {
    return releases.stream().filter(release -> release.id() == id).findFirst();
  }

  /** Returns the newest that is neither a draft nor a pre-release. */
  public Optional<Release> latest() {
    return newestFirst().stream()
        .filter(release -> !release.draft() && !release.content().prerelease())
        .findFirst();
  }

  /**
   * Makes a release.
   *
   * @param ref what to tag if the tag is absent
   */
  public Release add(UpstreamRelease content, String ref, String by) {
    ForgeRefusal.requireRef("refs/tags/" + content.tag());
    requireFree(content);
    int id = nextId(content.tag());
    Release release =
        new Release(id, content, by, project.now(), Optional.empty()).with(content, project.now());
    if (!content.draft()) {
      tag(content.tag(), ref, by);
    }
    releases.add(release);
    announce(
        release,
        content.draft() ? ReleaseChange.DRAFTED : ReleaseChange.RELEASED,
        Optional.empty(),
        by);
    return release;
  }

  /** On GitHub a draft has no tag yet. */
  private void requireFree(UpstreamRelease content) {
    Optional<Release> other =
        project.flavour().hasManyDrafts()
            ? publishedOf(content.tag()).filter(release -> !content.draft())
            : ofTag(content.tag());
    if (other.isPresent()) {
      throw new ForgeRefusal(Reason.RELEASE_EXISTS, content.tag());
    }
  }

  private int nextId(String tag) {
    String seed = "release " + project.webUrl() + " " + tag;
    int id = Ids.of(seed);
    for (int again = 2; withId(id).isPresent(); again++) {
      id = Ids.of(seed + " " + again);
    }
    return id;
  }

  /** Changes a release, which publishes it if it was a draft and is none any more. */
  public Release edit(Release release, UpstreamRelease content, String by) {
    ForgeRefusal.requireRef("refs/tags/" + content.tag());
    Optional<Release> other =
        publishedOf(content.tag()).filter(one -> !content.draft() && one.id() != release.id());
    if (other.isPresent()) {
      throw new ForgeRefusal(Reason.RELEASE_EXISTS, content.tag());
    }
    ReleaseChange change = ReleaseChange.EDITED;
    if (release.draft() && !content.draft()) {
      change =
          tag(content.tag(), project.defaultBranch(), by)
              ? ReleaseChange.PUBLISHED_WITH_TAG
              : ReleaseChange.PUBLISHED_ON_TAG;
    }
    Release edited = release.with(content, project.now());
    releases.set(releases.indexOf(release), edited);
    announce(edited, change, Optional.of(release), by);
    return edited;
  }

  /** Deletes a release; its tag stays. */
  public void delete(Release release, String by) {
    releases.remove(release);
    announce(release, ReleaseChange.DELETED, Optional.of(release), by);
  }

  /** Makes the lightweight tag of a release, and tells whether it was not there. */
  private boolean tag(String tag, String ref, String by) {
    if (project.repository().commitOf("refs/tags/" + tag).isPresent()) {
      return false;
    }
    String commit =
        project
            .repository()
            .commitOf(ref)
            .orElseThrow(
                () ->
                    ForgeRefusal.invalid(
                        "Release.target_commitish", "is no branch or commit: " + ref));
    project.setRef("refs/tags/" + tag, commit, by);
    return true;
  }

  private void announce(
      Release release, ReleaseChange change, Optional<Release> before, String by) {
    project.site().events().release(project, release, change, before, by);
  }
}
