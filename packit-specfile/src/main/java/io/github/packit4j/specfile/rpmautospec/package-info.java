/**
 * What rpmautospec makes of a dist-git history: the number of {@code %autorelease} and the text of
 * {@code %autochangelog}.
 */
@NullMarked
package io.github.packit4j.specfile.rpmautospec;

import org.jspecify.annotations.NullMarked;
