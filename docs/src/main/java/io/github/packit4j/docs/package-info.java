/** Makes a site of the project's documents: see {@link io.github.packit4j.docs.Site}. */
@NullMarked
package io.github.packit4j.docs;

import org.jspecify.annotations.NullMarked;
