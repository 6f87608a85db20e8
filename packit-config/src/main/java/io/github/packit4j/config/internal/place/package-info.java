/** Where in a document reading stands, and what it found wrong there. */
@NullMarked
package io.github.packit4j.config.internal.place;

import org.jspecify.annotations.NullMarked;
