package io.github.packit4j.koji.model;

import java.util.Optional;

/**
 * What the hub says of a wanted repository.
 *
 * @param repo the repository, once there is one
 * @param request the request that makes one
 */
public record RepoAnswer(Optional<RepoInfo> repo, Optional<RepoRequest> request) {
  /**
   * Says whether there will never be a repository.
   *
   * @return true if the request ended without one
   */
  public boolean hasFailed() {
    return repo.isEmpty() && request.filter(RepoRequest::active).isEmpty();
  }
}
