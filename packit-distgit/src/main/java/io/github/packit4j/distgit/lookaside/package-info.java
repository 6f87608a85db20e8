/**
 * The lookaside cache, where the archives of packages are kept beside git, and the download of such
 * archives from their upstream.
 */
@NullMarked
package io.github.packit4j.distgit.lookaside;

import org.jspecify.annotations.NullMarked;
