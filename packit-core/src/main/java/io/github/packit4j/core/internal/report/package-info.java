/** Issues about what failed, made of data, in the trackers that configurations name. */
@NullMarked
package io.github.packit4j.core.internal.report;

import org.jspecify.annotations.NullMarked;
