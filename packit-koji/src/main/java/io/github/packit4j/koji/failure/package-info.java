/**
 * What goes wrong with a hub: the exceptions of this client, and faults as values where they are an
 * answer among others. All extend {@link io.github.packit4j.koji.failure.KojiException}.
 */
@NullMarked
package io.github.packit4j.koji.failure;

import org.jspecify.annotations.NullMarked;
