/**
 * What Bodhi knows and takes, as immutable values: updates, releases, overrides, comments, and the
 * queries for them. Nothing here asks a server.
 */
@NullMarked
package io.github.packit4j.bodhi.model;

import org.jspecify.annotations.NullMarked;
