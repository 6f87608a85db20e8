/**
 * What every job stands on: the package and its branches, the projects that it deals with, the
 * steps it tells of, and the gates before them.
 */
@NullMarked
package io.github.packit4j.core.internal.work;

import org.jspecify.annotations.NullMarked;
