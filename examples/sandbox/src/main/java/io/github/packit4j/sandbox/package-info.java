/**
 * An in-process Fedora for demos and tests: upstream and dist-git repositories, Pagure, GitHub, the
 * lookaside cache, Koji, Bodhi and the message bus, answering on one loopback port.
 *
 * <p>Start with {@link io.github.packit4j.sandbox.Sandbox#start()}; give {@link
 * io.github.packit4j.sandbox.Sandbox#httpClient()} to the code under test, which keeps its real
 * URLs.
 */
@NullMarked
package io.github.packit4j.sandbox;

import org.jspecify.annotations.NullMarked;
