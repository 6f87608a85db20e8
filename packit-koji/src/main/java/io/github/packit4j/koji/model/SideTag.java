package io.github.packit4j.koji.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A side tag: a private copy of a base tag, with a build target of the same name.
 *
 * @param id the tag's number
 * @param name the tag's and the target's name
 * @param ownerId the owner's number, if the answer has it
 * @param owner the owner's name, if the answer has it
 */
public record SideTag(long id, String name, OptionalLong ownerId, Optional<String> owner) {

  /** What stands in the name between the base and the number. */
  private static final String MARK = "-side-";

  /**
   * Tells what a side tag was made of, by the name that hubs give unless they are told otherwise.
   *
   * @param name a tag or target, such as {@code f44-build-side-12345}
   * @return the base tag, {@code f44-build}; empty if this is no name of a side tag
   */
  public static Optional<String> baseOf(String name) {
    int mark = name.indexOf(MARK);
    return mark <= 0 ? Optional.empty() : Optional.of(name.substring(0, mark));
  }
}
