/** The dialect of pagure. */
@NullMarked
package io.github.packit4j.distgit.forge.internal.pagure;

import org.jspecify.annotations.NullMarked;
