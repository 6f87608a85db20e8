/** Commands on spec files. */
@NullMarked
package io.github.packit4j.cli.spec;

import org.jspecify.annotations.NullMarked;
