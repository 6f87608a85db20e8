/** The types of values: how each is read, what it accepts, and its JSON Schema. */
@NullMarked
package io.github.packit4j.config.internal.type;

import org.jspecify.annotations.NullMarked;
