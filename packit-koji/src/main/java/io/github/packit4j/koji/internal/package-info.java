/**
 * Sessions, transport and polling behind {@link io.github.packit4j.koji.KojiClient}; not for
 * callers.
 */
@NullMarked
package io.github.packit4j.koji.internal;

import org.jspecify.annotations.NullMarked;
