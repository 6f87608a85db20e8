/** A client of the Koji build system. */
@NullMarked
package io.github.packit4j.koji;

import org.jspecify.annotations.NullMarked;
