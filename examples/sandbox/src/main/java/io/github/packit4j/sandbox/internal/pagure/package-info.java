/** Dist-git: Pagure's API, git access and the lookaside cache. */
@NullMarked
package io.github.packit4j.sandbox.internal.pagure;

import org.jspecify.annotations.NullMarked;
