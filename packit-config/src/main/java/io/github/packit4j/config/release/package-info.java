/**
 * Releases of distributions and the names that people have for them. Start at {@link
 * io.github.packit4j.config.release.ReleaseAliases}, made from a list of releases such as Bodhi
 * gives; nothing here asks a server.
 */
@NullMarked
package io.github.packit4j.config.release;

import org.jspecify.annotations.NullMarked;
