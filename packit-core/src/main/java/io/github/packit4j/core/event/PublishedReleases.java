package io.github.packit4j.core.event;

import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import java.util.Set;

/** Releases of GitHub and of the forges that have taken over its payload. */
final class PublishedReleases {

  private static final String PUBLISHED = "published";

  private PublishedReleases() {}

  /** Publishing sends several actions at once; {@code published} is the one that always comes. */
  static PackitEvent ofGitHub(Payload payload) {
    return read(payload, Set.of(PUBLISHED));
  }

  /**
   * Several versions of Forgejo and Gitea say {@code updated} where a draft on an existing tag is
   * published. An edited text says so, too; what is released already is found to be there.
   */
  static PackitEvent ofForgejo(Payload payload) {
    return read(payload, Set.of(PUBLISHED, "updated"));
  }

  private static PackitEvent read(Payload payload, Set<String> actions) {
    if (!actions.contains(payload.anyText("action")) || payload.isTrue("release.draft")) {
      return payload.ignored("the release was not published");
    }
    return new ReleasePublished(
        payload.webUrl("repository.html_url"),
        payload.text("release.tag_name"),
        payload.origin("release.published_at"));
  }
}
