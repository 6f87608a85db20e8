/** A client of the Bodhi update system. */
@NullMarked
package io.github.packit4j.bodhi;

import org.jspecify.annotations.NullMarked;
