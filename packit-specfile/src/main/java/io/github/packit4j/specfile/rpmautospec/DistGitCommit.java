package io.github.packit4j.specfile.rpmautospec;

import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.changelog.Packager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A commit of a dist-git repository, as far as releases and changelogs depend on it.
 *
 * @param id the commit id
 * @param parents the ids of its parents, the first one first
 * @param tree the id of its tree: equal trees have equal files
 * @param author who wrote it
 * @param committed when it was committed
 * @param message the whole message
 * @param spec the spec file in it, empty if there is none
 * @param changelog the text of its file {@code changelog}, empty if there is none
 */
public record DistGitCommit(
    String id,
    List<String> parents,
    String tree,
    Packager author,
    Instant committed,
    String message,
    Optional<SpecFile> spec,
    Optional<String> changelog) {

  /** Copies the parents. */
  public DistGitCommit {
    parents = List.copyOf(parents);
  }
}
