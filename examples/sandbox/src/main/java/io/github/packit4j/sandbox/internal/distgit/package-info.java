/**
 * What dist-git is with every forge: packages, forks, who may push what, and the lookaside cache.
 */
@NullMarked
package io.github.packit4j.sandbox.internal.distgit;

import org.jspecify.annotations.NullMarked;
