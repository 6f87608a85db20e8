/** How a release becomes plans and plans become pull requests. */
@NullMarked
package io.github.packit4j.core.internal.sync;

import org.jspecify.annotations.NullMarked;
