/** A page of plain Java around the workflow. */
@NullMarked
package io.github.packit4j.plain;

import org.jspecify.annotations.NullMarked;
