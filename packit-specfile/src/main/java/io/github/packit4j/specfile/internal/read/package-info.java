/** How a spec file is read for one macro context. */
@NullMarked
package io.github.packit4j.specfile.internal.read;

import org.jspecify.annotations.NullMarked;
