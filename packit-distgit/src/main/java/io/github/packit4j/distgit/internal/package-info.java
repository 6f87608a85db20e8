/** What the packages of this module share; not for callers. */
@NullMarked
package io.github.packit4j.distgit.internal;

import org.jspecify.annotations.NullMarked;
