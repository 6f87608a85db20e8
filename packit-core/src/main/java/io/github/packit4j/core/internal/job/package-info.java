/** Which jobs of which configuration an event or a request selects. */
@NullMarked
package io.github.packit4j.core.internal.job;

import org.jspecify.annotations.NullMarked;
