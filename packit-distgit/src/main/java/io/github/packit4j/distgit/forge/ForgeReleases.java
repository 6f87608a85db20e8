package io.github.packit4j.distgit.forge;

import io.github.packit4j.http.PagedIterable;
import java.util.Optional;

/** The releases of a project. Thread-safe; every method throws {@link ForgeException}. */
public interface ForgeReleases {

  /**
   * All releases that the account may see, newest first.
   *
   * @return the releases; tags on a forge without {@link Capability#RELEASES}, in the order of the
   *     tag list
   */
  PagedIterable<ForgeRelease> all();

  /**
   * The release of a tag.
   *
   * @param tag the tag name
   * @return the release, or empty if the tag has none
   */
  Optional<ForgeRelease> find(String tag);

  /**
   * The newest release that is neither a draft nor a prerelease.
   *
   * @return the release, or empty if there is none, or if the forge has no {@link
   *     Capability#RELEASES} to tell
   */
  Optional<ForgeRelease> latest();
}
