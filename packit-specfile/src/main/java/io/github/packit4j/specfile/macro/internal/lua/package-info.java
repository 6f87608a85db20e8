/** The part of Lua that macros use, interpreted without access to the system. */
@NullMarked
package io.github.packit4j.specfile.macro.internal.lua;

import org.jspecify.annotations.NullMarked;
