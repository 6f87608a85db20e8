/** A command line for packagers. */
@NullMarked
package io.github.packit4j.cli;

import org.jspecify.annotations.NullMarked;
