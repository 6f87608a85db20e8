/** A value with macros, as text, macros and conditions. */
@NullMarked
package io.github.packit4j.specfile.internal.value;

import org.jspecify.annotations.NullMarked;
