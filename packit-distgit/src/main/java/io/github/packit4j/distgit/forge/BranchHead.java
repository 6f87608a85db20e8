package io.github.packit4j.distgit.forge;

/**
 * Where a branch is.
 *
 * @param branch its name
 * @param commit the id of its newest commit
 */
public record BranchHead(String branch, String commit) {}
