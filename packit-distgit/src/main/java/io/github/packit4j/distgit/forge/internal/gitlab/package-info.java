/** The dialect of gitlab. */
@NullMarked
package io.github.packit4j.distgit.forge.internal.gitlab;

import org.jspecify.annotations.NullMarked;
