/** The message bus. */
@NullMarked
package io.github.packit4j.sandbox.internal.messages;

import org.jspecify.annotations.NullMarked;
