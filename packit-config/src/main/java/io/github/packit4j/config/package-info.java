/**
 * What a {@code .packit.yaml} says, as immutable values. Start at {@link
 * io.github.packit4j.config.ConfigLoader}; it gives a {@link
 * io.github.packit4j.config.PackageConfig} with its {@linkplain io.github.packit4j.config.JobConfig
 * jobs} and their {@linkplain io.github.packit4j.config.PackageSettings settings}, every key
 * already inherited.
 *
 * <p>What can be wrong with a configuration is in {@code problem}; patterns, templates and version
 * ranges that a configuration holds in {@code rule}; which branches {@code fedora-all} means in
 * {@code release}; the configuration of a person, with tokens, in {@code user}.
 */
@NullMarked
package io.github.packit4j.config;

import org.jspecify.annotations.NullMarked;
