/** Looks, does, looks again: uploads, pushes, pull requests, builds, updates, issues. */
@NullMarked
package io.github.packit4j.core.internal.execute;

import org.jspecify.annotations.NullMarked;
