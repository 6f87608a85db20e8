package io.github.packit4j.distgit.forge;

/**
 * A git tag.
 *
 * @param name the name without {@code refs/tags/}
 * @param commit the id of the commit that it leads to, also for an annotated tag
 */
public record ForgeTag(String name, String commit) {}
