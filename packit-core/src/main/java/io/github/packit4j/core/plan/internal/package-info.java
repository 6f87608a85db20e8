/** What plans of all kinds share when they come from a file. */
@NullMarked
package io.github.packit4j.core.plan.internal;

import org.jspecify.annotations.NullMarked;
