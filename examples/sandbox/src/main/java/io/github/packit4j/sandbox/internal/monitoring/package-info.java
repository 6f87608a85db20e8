/** Anitya, the-new-hotness and Bugzilla. */
@NullMarked
package io.github.packit4j.sandbox.internal.monitoring;

import org.jspecify.annotations.NullMarked;
