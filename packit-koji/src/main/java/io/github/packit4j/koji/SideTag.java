package io.github.packit4j.koji;

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
public record SideTag(long id, String name, OptionalLong ownerId, Optional<String> owner) {}
