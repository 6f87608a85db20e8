/** One lock for all that the servers of a sandbox know. */
@NullMarked
package io.github.packit4j.sandbox.internal.state;

import org.jspecify.annotations.NullMarked;
