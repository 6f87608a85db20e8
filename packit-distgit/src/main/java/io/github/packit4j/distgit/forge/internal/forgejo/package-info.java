/** The dialect of forgejo. */
@NullMarked
package io.github.packit4j.distgit.forge.internal.forgejo;

import org.jspecify.annotations.NullMarked;
