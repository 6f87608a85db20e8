package io.github.packit4j.koji.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tag.
 *
 * @param id the tag's number
 * @param name the tag's name
 * @param arches the architectures built for it
 * @param locked true if nothing can be tagged into it
 * @param permission the permission needed to tag into it
 * @param extra additional settings; empty in listings
 */
public record TagInfo(
    long id,
    String name,
    List<String> arches,
    boolean locked,
    Optional<String> permission,
    Map<String, KojiValue> extra) {
  /** Copies the collections. */
  public TagInfo {
    arches = List.copyOf(arches);
    extra = Map.copyOf(extra);
  }

  /**
   * Says whether this is a side tag; only known of a single tag, not in listings.
   *
   * @return true for a side tag
   */
  public boolean isSideTag() {
    KojiValue mark = extra.getOrDefault("sidetag", KojiValue.of(null));
    return !mark.isNil() && mark.asBoolean();
  }
}
