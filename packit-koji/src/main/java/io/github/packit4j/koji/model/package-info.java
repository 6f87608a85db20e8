/**
 * What a hub knows, as immutable values: builds, tags, tasks, repositories, packages, users.
 * Nothing here asks a hub.
 */
@NullMarked
package io.github.packit4j.koji.model;

import org.jspecify.annotations.NullMarked;
