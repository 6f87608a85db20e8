/**
 * What goes wrong with Bodhi: one root, {@link io.github.packit4j.bodhi.failure.BodhiException},
 * and a class of its own only where a caller acts differently.
 */
@NullMarked
package io.github.packit4j.bodhi.failure;

import org.jspecify.annotations.NullMarked;
