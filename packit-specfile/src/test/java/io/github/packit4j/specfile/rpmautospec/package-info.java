@NullMarked
package io.github.packit4j.specfile.rpmautospec;

import org.jspecify.annotations.NullMarked;
