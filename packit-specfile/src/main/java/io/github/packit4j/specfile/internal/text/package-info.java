/** Bytes and lines that survive as they are. */
@NullMarked
package io.github.packit4j.specfile.internal.text;

import org.jspecify.annotations.NullMarked;
