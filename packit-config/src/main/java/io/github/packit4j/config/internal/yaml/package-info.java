/** YAML with the position of every value, with the scalars of PyYAML, and edits of its text. */
@NullMarked
package io.github.packit4j.config.internal.yaml;

import org.jspecify.annotations.NullMarked;
