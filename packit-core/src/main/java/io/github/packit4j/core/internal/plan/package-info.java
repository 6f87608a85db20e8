/** From a selected job and a release to what each branch needs. Reads only. */
@NullMarked
package io.github.packit4j.core.internal.plan;

import org.jspecify.annotations.NullMarked;
