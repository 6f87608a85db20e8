/** Expressions of the macro language: integers, strings and versions. */
@NullMarked
package io.github.packit4j.specfile.macro.internal.expression;

import org.jspecify.annotations.NullMarked;
