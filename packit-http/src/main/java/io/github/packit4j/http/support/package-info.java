/**
 * The HTTP plumbing that the sibling modules share. Not for callers of packit4j: it may change with
 * any release.
 */
@NullMarked
package io.github.packit4j.http.support;

import org.jspecify.annotations.NullMarked;
