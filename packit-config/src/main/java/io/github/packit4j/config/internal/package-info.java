/**
 * YAML with positions, Python's texts and patterns, PEP 440: what reading needs below the model.
 */
@NullMarked
package io.github.packit4j.config.internal;

import org.jspecify.annotations.NullMarked;
