/** Bodhi and the identity provider it trusts. */
@NullMarked
package io.github.packit4j.sandbox.internal.bodhi;

import org.jspecify.annotations.NullMarked;
