/** What the packages of this module share. Not for callers. */
@NullMarked
package io.github.packit4j.bodhi.internal;

import org.jspecify.annotations.NullMarked;
