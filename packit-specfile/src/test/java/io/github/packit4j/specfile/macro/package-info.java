@NullMarked
package io.github.packit4j.specfile.macro;

import org.jspecify.annotations.NullMarked;
