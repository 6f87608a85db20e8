/** {@code files_to_sync}: which files of a release go where in dist-git, as rsync would do it. */
@NullMarked
package io.github.packit4j.core.internal.files;

import org.jspecify.annotations.NullMarked;
