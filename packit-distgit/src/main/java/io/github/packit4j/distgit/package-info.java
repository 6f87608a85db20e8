/** Forges, dist-git repositories and the lookaside cache. */
@NullMarked
package io.github.packit4j.distgit;

import org.jspecify.annotations.NullMarked;
