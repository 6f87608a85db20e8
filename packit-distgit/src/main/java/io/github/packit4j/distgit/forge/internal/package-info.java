/** What the forges share: the handles that callers get, and the transport. */
@NullMarked
package io.github.packit4j.distgit.forge.internal;

import org.jspecify.annotations.NullMarked;
