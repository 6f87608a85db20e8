/** Where an edit goes and what it replaces. */
@NullMarked
package io.github.packit4j.specfile.internal.edit;

import org.jspecify.annotations.NullMarked;
