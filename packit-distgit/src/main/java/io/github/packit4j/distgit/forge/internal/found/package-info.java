/** The dialect of a forge by its type, and that of a host which may turn into another forge. */
@NullMarked
package io.github.packit4j.distgit.forge.internal.found;

import org.jspecify.annotations.NullMarked;
