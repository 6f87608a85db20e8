/** Changelogs: reading them, and making entries of others' words. */
@NullMarked
package io.github.packit4j.specfile.changelog;

import org.jspecify.annotations.NullMarked;
