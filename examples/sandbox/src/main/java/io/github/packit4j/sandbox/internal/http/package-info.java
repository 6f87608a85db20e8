/**
 * A small HTTP/1.1 server on one loopback port, for plain and TLS connections alike, and its
 * routes.
 */
@NullMarked
package io.github.packit4j.sandbox.internal.http;

import org.jspecify.annotations.NullMarked;
