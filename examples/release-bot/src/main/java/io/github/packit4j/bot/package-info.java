/** A release bot: what is received is stored, then handled. */
@NullMarked
package io.github.packit4j.bot;

import org.jspecify.annotations.NullMarked;
