/**
 * RPM spec files as text: lossless parsing, macro expansion, edits with minimal diffs, changelogs.
 */
@NullMarked
package io.github.packit4j.specfile;

import org.jspecify.annotations.NullMarked;
