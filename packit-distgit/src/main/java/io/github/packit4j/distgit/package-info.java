/**
 * Dist-git as values: instances, the {@code sources} file, {@code .gitignore}, branch names.
 *
 * <p>{@link io.github.packit4j.distgit.DistGitInstance} says where an instance lives; {@code
 * io.github.packit4j.distgit.git} works with its repositories, {@code
 * io.github.packit4j.distgit.lookaside} with its cache, {@code io.github.packit4j.distgit.forge}
 * with its pull requests.
 */
@NullMarked
package io.github.packit4j.distgit;

import org.jspecify.annotations.NullMarked;
