package io.github.packit4j.sandbox.internal.pagure;

import java.util.Optional;

/**
 * New commits of a branch.
 *
 * @param branch name
 * @param before what it pointed to; empty if it is new
 * @param after what it points to
 */
record BranchUpdate(String branch, Optional<String> before, String after) {}
