/**
 * Values of a configuration that decide something: regular expressions in Python's syntax, filters
 * and templates of tags, ranges of versions. Each is checked when a configuration is read and is
 * applied by the workflow; all can be used without a configuration.
 */
@NullMarked
package io.github.packit4j.config.rule;

import org.jspecify.annotations.NullMarked;
