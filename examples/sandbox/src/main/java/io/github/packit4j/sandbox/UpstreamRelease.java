package io.github.packit4j.sandbox;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A release of an upstream project.
 *
 * @param tag the tag released
 * @param name title
 * @param body description in Markdown
 * @param prerelease whether it is marked as a pre-release
 * @param draft whether it is not published
 * @param date when it is released, which GitLab lets lie in the future; now if empty
 * @param assets attached files by name, in order
 */
public record UpstreamRelease(
    String tag,
    String name,
    String body,
    boolean prerelease,
    boolean draft,
    Optional<Instant> date,
    Map<String, byte[]> assets) {

  public UpstreamRelease {
    requireNonNull(tag, "tag");
    requireNonNull(name, "name");
    requireNonNull(body, "body");
    assets = Collections.unmodifiableMap(new LinkedHashMap<>(assets));
  }

  /** Returns a published release named after its tag, with an empty description. */
  public static UpstreamRelease of(String tag) {
    return new UpstreamRelease(tag, tag, "", false, false, Optional.empty(), Map.of());
  }

  /** Returns this release with another title. */
  public UpstreamRelease withName(String newName) {
    return new UpstreamRelease(tag, newName, body, prerelease, draft, date, assets);
  }

  /** Returns this release with another description. */
  public UpstreamRelease withBody(String newBody) {
    return new UpstreamRelease(tag, name, newBody, prerelease, draft, date, assets);
  }

  /** Returns this release marked as a pre-release. */
  public UpstreamRelease asPrerelease() {
    return new UpstreamRelease(tag, name, body, true, draft, date, assets);
  }

  /** Returns this release as it is when it is published. */
  public UpstreamRelease asPublished() {
    return new UpstreamRelease(tag, name, body, prerelease, false, date, assets);
  }

  /** Returns this release with a date, which only GitLab heeds. */
  public UpstreamRelease withDate(Instant newDate) {
    return new UpstreamRelease(tag, name, body, prerelease, draft, Optional.of(newDate), assets);
  }

  /** Returns this release as an unpublished draft. */
  public UpstreamRelease asDraft() {
    return new UpstreamRelease(tag, name, body, prerelease, true, date, assets);
  }

  /** Returns this release with one more file attached. */
  public UpstreamRelease withAsset(String fileName, byte[] content) {
    Map<String, byte[]> more = new LinkedHashMap<>(assets);
    more.put(fileName, content.clone());
    return new UpstreamRelease(tag, name, body, prerelease, draft, date, more);
  }
}
