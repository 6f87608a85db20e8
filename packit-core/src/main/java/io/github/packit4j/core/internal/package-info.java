/** What the steps of the workflow share. */
@NullMarked
package io.github.packit4j.core.internal;

import org.jspecify.annotations.NullMarked;
