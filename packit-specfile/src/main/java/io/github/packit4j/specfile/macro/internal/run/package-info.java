/** The door through which the readers of spec files see the inside of an expansion. */
@NullMarked
package io.github.packit4j.specfile.macro.internal.run;

import org.jspecify.annotations.NullMarked;
