/**
 * What to write into an update: changelogs since the latest stable build, and the bugs they close.
 * Pure functions of values; nothing here talks to a server.
 */
@NullMarked
package io.github.packit4j.bodhi.notes;

import org.jspecify.annotations.NullMarked;
