@NullMarked
package io.github.packit4j.specfile.changelog;

import org.jspecify.annotations.NullMarked;
