/** Python's regular expressions in bounded time, and the order of versions of PEP 440. */
@NullMarked
package io.github.packit4j.config.rule.internal;

import org.jspecify.annotations.NullMarked;
