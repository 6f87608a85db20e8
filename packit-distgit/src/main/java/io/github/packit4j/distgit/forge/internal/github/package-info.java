/** The dialect of github. */
@NullMarked
package io.github.packit4j.distgit.forge.internal.github;

import org.jspecify.annotations.NullMarked;
