/** The main job as a short program. */
@NullMarked
package io.github.packit4j.quickstart;

import org.jspecify.annotations.NullMarked;
