/** Upstream projects in GitHub's shape. */
@NullMarked
package io.github.packit4j.sandbox.internal.github;

import org.jspecify.annotations.NullMarked;
