/**
 * A client of the Koji build system. Start at {@link io.github.packit4j.koji.KojiClient}; what one
 * does with a hub is in {@link io.github.packit4j.koji.Builds}, {@link
 * io.github.packit4j.koji.Tags}, {@link io.github.packit4j.koji.SideTags} and {@link
 * io.github.packit4j.koji.Tasks}.
 *
 * <p>What a hub answers is in {@code model}, its methods one by one in {@code call}, what goes
 * wrong in {@code failure}.
 */
@NullMarked
package io.github.packit4j.koji;

import org.jspecify.annotations.NullMarked;
