/**
 * What the tests of several modules need. Published as the {@code tests} jar of this module, and
 * for tests only.
 */
@NullMarked
package io.github.packit4j.http.testing;

import org.jspecify.annotations.NullMarked;
