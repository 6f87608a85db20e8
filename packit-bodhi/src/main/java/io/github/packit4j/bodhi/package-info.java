/**
 * A client of the Bodhi update system. Start at {@link io.github.packit4j.bodhi.BodhiClient}; an
 * update of given builds, made once however often it is asked for, is {@link
 * io.github.packit4j.bodhi.UpdateSubmission}.
 *
 * <p>What Bodhi knows is in {@code model}, what goes wrong in {@code failure}, accounts in {@code
 * login}, the texts of updates in {@code notes}.
 */
@NullMarked
package io.github.packit4j.bodhi;

import org.jspecify.annotations.NullMarked;
