/** What the workflow throws, with {@link WorkflowException} as its root. */
@NullMarked
package io.github.packit4j.core.failure;

import org.jspecify.annotations.NullMarked;
