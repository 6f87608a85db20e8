@NullMarked
package io.github.packit4j.specfile.rpmsuite;

import org.jspecify.annotations.NullMarked;
