/**
 * Forges: GitHub, GitLab, Pagure and Forgejo behind one interface.
 *
 * <p>Start with {@link io.github.packit4j.distgit.forge.Forges}. What is returned are snapshots: no
 * accessor of a {@link io.github.packit4j.distgit.forge.PullRequest} or release does I/O. Failures
 * are {@link io.github.packit4j.distgit.forge.ForgeException}s.
 */
@NullMarked
package io.github.packit4j.distgit.forge;

import org.jspecify.annotations.NullMarked;
