/** Runs several clients a request at a time, in an order that somebody else chooses. */
@NullMarked
package io.github.packit4j.sandbox.internal.steps;

import org.jspecify.annotations.NullMarked;
