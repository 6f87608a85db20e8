/** The ways in which one release is written. */
@NullMarked
package io.github.packit4j.config.release.internal;

import org.jspecify.annotations.NullMarked;
