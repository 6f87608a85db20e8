/**
 * The table of keys, one row a key, that the reader, the schema and the documentation are made
 * from.
 */
@NullMarked
package io.github.packit4j.config.internal.key;

import org.jspecify.annotations.NullMarked;
