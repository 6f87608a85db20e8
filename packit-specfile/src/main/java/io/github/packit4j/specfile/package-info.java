/**
 * RPM spec files as text: lossless parsing, macro expansion, edits with minimal diffs.
 *
 * <p>{@link io.github.packit4j.specfile.SpecFile} reads a file, {@link
 * io.github.packit4j.specfile.SpecFileEditor} changes it, {@link
 * io.github.packit4j.specfile.ExpandedSpecFile} tells what it is for one distribution.
 */
@NullMarked
package io.github.packit4j.specfile;

import org.jspecify.annotations.NullMarked;
