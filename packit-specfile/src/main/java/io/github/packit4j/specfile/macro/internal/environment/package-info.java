/** What the macro packages of distributions define, in this library's own words. */
@NullMarked
package io.github.packit4j.specfile.macro.internal.environment;

import org.jspecify.annotations.NullMarked;
