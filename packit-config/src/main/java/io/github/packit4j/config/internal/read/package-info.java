/** From a document to the models: layers of settings, inheritance, deprecated forms, advice. */
@NullMarked
package io.github.packit4j.config.internal.read;

import org.jspecify.annotations.NullMarked;
