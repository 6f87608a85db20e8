/** Git repositories in memory, served over smart HTTP. */
@NullMarked
package io.github.packit4j.sandbox.internal.git;

import org.jspecify.annotations.NullMarked;
