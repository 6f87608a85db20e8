/** Numbers and texts in the forms that C's {@code printf} gives them. */
@NullMarked
package io.github.packit4j.specfile.macro.internal.format;

import org.jspecify.annotations.NullMarked;
