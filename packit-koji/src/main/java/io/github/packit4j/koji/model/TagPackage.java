package io.github.packit4j.koji.model;

import java.util.Optional;

/**
 * A package in the list of a tag; only what is listed can be tagged.
 *
 * @param name the package's name
 * @param tag the tag whose list has it, which may be inherited
 * @param owner the account responsible for it
 * @param blocked true if the package must not be tagged
 */
public record TagPackage(String name, String tag, Optional<String> owner, boolean blocked) {}
