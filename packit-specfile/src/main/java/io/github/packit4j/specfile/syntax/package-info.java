/**
 * The parts of a spec file as spans of its text: sections, tags, macro definitions, {@code %prep}
 * macros.
 *
 * <p>Nothing here depends on macro values; all types are immutable.
 */
@NullMarked
package io.github.packit4j.specfile.syntax;

import org.jspecify.annotations.NullMarked;
