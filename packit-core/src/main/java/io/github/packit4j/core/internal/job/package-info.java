/** Which jobs a request or an event selects, and for which branches, with reasons. */
@NullMarked
package io.github.packit4j.core.internal.job;

import org.jspecify.annotations.NullMarked;
