/** How messages show text of others, and guess what was meant. */
@NullMarked
package io.github.packit4j.config.problem.internal;

import org.jspecify.annotations.NullMarked;
