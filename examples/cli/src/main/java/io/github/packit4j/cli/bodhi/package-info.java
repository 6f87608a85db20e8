/** Commands on updates. */
@NullMarked
package io.github.packit4j.cli.bodhi;

import org.jspecify.annotations.NullMarked;
