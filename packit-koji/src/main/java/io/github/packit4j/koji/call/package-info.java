/**
 * The methods of a hub as values, one class a family, with their queries. Run one with {@link
 * io.github.packit4j.koji.KojiClient#call KojiClient.call}, many with {@link
 * io.github.packit4j.koji.KojiBatch}; a method without a class of its own is a {@link
 * io.github.packit4j.koji.call.KojiCall} by its name. What takes more than one call (submitting a
 * build, waiting for a task) is in the package above.
 */
@NullMarked
package io.github.packit4j.koji.call;

import org.jspecify.annotations.NullMarked;
