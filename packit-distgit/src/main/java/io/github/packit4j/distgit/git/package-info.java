/**
 * Git repositories without a work tree and without a git program.
 *
 * <p>{@link io.github.packit4j.distgit.git.GitStore} keeps one object store a remote repository;
 * {@link io.github.packit4j.distgit.git.GitRepository} fetches, reads, builds commits and pushes.
 */
@NullMarked
package io.github.packit4j.distgit.git;

import org.jspecify.annotations.NullMarked;
