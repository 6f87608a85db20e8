/**
 * Git objects and refs on disk, read by JGit's code for repositories that are not git directories:
 * there is no configuration file, no hook and no work tree that could take part.
 */
@NullMarked
package io.github.packit4j.distgit.internal.store;

import org.jspecify.annotations.NullMarked;
