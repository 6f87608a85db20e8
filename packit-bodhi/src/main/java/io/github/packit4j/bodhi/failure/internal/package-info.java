/** What kinds of problem Bodhi's answers name. */
@NullMarked
package io.github.packit4j.bodhi.failure.internal;

import org.jspecify.annotations.NullMarked;
