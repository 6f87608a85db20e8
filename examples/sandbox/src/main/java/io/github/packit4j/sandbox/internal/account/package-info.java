/** Who calls a server, and what they may. */
@NullMarked
package io.github.packit4j.sandbox.internal.account;

import org.jspecify.annotations.NullMarked;
