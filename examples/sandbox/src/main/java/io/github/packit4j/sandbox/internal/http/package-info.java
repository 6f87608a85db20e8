/**
 * HTTP as the services see it ({@link io.github.packit4j.sandbox.internal.http.HttpHandler},
 * requests, answers, routes), the web server in front of them, and what can go wrong on the way.
 */
@NullMarked
package io.github.packit4j.sandbox.internal.http;

import org.jspecify.annotations.NullMarked;
