/** From events upstream and in release monitoring to release requests. */
@NullMarked
package io.github.packit4j.core.internal.event;

import org.jspecify.annotations.NullMarked;
