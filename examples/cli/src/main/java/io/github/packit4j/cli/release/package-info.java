/** Commands that carry releases into dist-git, and changes back. */
@NullMarked
package io.github.packit4j.cli.release;

import org.jspecify.annotations.NullMarked;
