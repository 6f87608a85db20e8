/** How a version is written through the macros it is made of. */
@NullMarked
package io.github.packit4j.specfile.internal.update;

import org.jspecify.annotations.NullMarked;
