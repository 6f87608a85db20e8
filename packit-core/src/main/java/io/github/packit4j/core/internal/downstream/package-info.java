/** What follows a dist-git commit: the Koji build and the Bodhi update. */
@NullMarked
package io.github.packit4j.core.internal.downstream;

import org.jspecify.annotations.NullMarked;
