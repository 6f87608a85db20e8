/** The names and fields of values in Bodhi's forms and queries. */
@NullMarked
package io.github.packit4j.bodhi.model.internal;

import org.jspecify.annotations.NullMarked;
