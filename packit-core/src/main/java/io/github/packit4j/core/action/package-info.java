/**
 * User-defined actions: commands from a configuration, run only where the program supplies a way.
 */
@NullMarked
package io.github.packit4j.core.action;

import org.jspecify.annotations.NullMarked;
