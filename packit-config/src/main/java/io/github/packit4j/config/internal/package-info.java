/** What the models share. */
@NullMarked
package io.github.packit4j.config.internal;

import org.jspecify.annotations.NullMarked;
