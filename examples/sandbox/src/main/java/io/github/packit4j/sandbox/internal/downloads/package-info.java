/** Files for download, served or generated. */
@NullMarked
package io.github.packit4j.sandbox.internal.downloads;

import org.jspecify.annotations.NullMarked;
