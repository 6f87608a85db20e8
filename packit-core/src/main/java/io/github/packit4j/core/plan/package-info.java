/** A release plan as data: what each branch gets, with its form as JSON. */
@NullMarked
package io.github.packit4j.core.plan;

import org.jspecify.annotations.NullMarked;
