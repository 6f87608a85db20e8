package io.github.packit4j.koji.model;

/**
 * A build seen through a tag.
 *
 * @param build the build; its source and times are not part of this answer
 * @param tag the tag that holds it, which may be one that the tag asked for inherits from
 * @param tagId that tag's number
 * @param createEvent the event that tagged it
 */
public record TaggedBuild(BuildInfo build, String tag, long tagId, long createEvent) {
  /**
   * Name, version and release of the build.
   *
   * @return the NVR
   */
  public Nvr nvr() {
    return build.nvr();
  }
}
