/** Commands on builds. */
@NullMarked
package io.github.packit4j.cli.koji;

import org.jspecify.annotations.NullMarked;
