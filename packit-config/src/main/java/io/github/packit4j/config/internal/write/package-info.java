/** From the models to text: the shortest form, and the effective one. */
@NullMarked
package io.github.packit4j.config.internal.write;

import org.jspecify.annotations.NullMarked;
