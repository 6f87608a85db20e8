@NullMarked
package io.github.packit4j.specfile.changelog.internal;

import org.jspecify.annotations.NullMarked;
