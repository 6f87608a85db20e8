/** An in-process Fedora on loopback ports, for demos and tests. */
@NullMarked
package io.github.packit4j.sandbox;

import org.jspecify.annotations.NullMarked;
