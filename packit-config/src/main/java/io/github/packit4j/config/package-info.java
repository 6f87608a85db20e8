/** Packit's YAML configuration: immutable models, validation with positions, release aliases. */
@NullMarked
package io.github.packit4j.config;

import org.jspecify.annotations.NullMarked;
