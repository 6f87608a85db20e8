package io.github.packit4j.config.internal.key;

import io.github.packit4j.config.internal.type.Form;

/**
 * A key that has its place at one level only: beside {@code jobs}, or in a job.
 *
 * @param name its name
 * @param form what its values may be
 * @param absent what holds where the key is absent, for the table of keys
 * @param support how far this SDK acts on it
 * @param description its meaning in a few words
 * @param <F> the form of its values
 */
public record StructureKey<F extends Form>(
    String name, F form, String absent, Support support, String description) {}
