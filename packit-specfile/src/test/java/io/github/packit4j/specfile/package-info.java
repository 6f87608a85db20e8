@NullMarked
package io.github.packit4j.specfile;

import org.jspecify.annotations.NullMarked;
