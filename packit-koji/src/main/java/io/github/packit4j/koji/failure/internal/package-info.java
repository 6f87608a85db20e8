/** Numbers of the wire. */
@NullMarked
package io.github.packit4j.koji.failure.internal;

import org.jspecify.annotations.NullMarked;
