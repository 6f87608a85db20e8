/** The Koji hub: XML-RPC, sessions, tasks, builds, tags. */
@NullMarked
package io.github.packit4j.sandbox.internal.koji;

import org.jspecify.annotations.NullMarked;
