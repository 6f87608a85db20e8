/** The part of the shell that macros use, interpreted without starting a process. */
@NullMarked
package io.github.packit4j.specfile.macro.internal.shell;

import org.jspecify.annotations.NullMarked;
