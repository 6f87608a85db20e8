/** The files of a branch and of a release, and checkouts of them for actions. */
@NullMarked
package io.github.packit4j.core.internal.workspace;

import org.jspecify.annotations.NullMarked;
