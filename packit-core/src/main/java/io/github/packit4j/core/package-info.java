/** The release workflow: from an upstream release to a Bodhi update. */
@NullMarked
package io.github.packit4j.core;

import org.jspecify.annotations.NullMarked;
