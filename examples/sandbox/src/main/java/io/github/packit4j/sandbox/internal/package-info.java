/** How the sandbox's services share accounts, time and numbers. */
@NullMarked
package io.github.packit4j.sandbox.internal;

import org.jspecify.annotations.NullMarked;
