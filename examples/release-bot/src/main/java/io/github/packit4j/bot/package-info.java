/** A release bot: two classes to start from. */
@NullMarked
package io.github.packit4j.bot;

import org.jspecify.annotations.NullMarked;
