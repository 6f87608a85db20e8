package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.core.failure.MissingConfigurationException;
import io.github.packit4j.distgit.forge.BranchHead;
import io.github.packit4j.distgit.forge.ForgeProject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The configurations of repositories on forges. They are read at commits, and what a commit says
 * never changes: the latest ones are kept, and only where a branch is now is asked each time.
 * Thread-safe.
 */
public final class Configurations {

  private static final int KEPT = 200;

  private final ConfigurationReader reader = new ConfigurationReader();
  private final Lock lock = new ReentrantLock();
  private final Map<Place, Optional<PackageConfig>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Optional<PackageConfig>> eldest) {
          return size() > KEPT;
        }
      };

  private record Place(URI project, String commit) {}

  /**
   * Reads the configuration at a commit.
   *
   * @param project the repository
   * @param commit the commit's id
   * @return the configuration
   * @throws MissingConfigurationException if no file has one of the known names
   * @throws io.github.packit4j.config.problem.InvalidConfigException if the file is not valid
   */
  public PackageConfig require(ForgeProject project, String commit) {
    return find(project, commit).orElseThrow(() -> missing(project, commit));
  }

  /**
   * Reads the configuration that is on the default branch now.
   *
   * @param project the repository
   * @return the configuration
   * @throws MissingConfigurationException if no file has one of the known names
   * @throws io.github.packit4j.config.problem.InvalidConfigException if the file is not valid
   */
  public PackageConfig require(ForgeProject project) {
    Optional<BranchHead> head = project.repository().defaultHead();
    return head.flatMap(at -> find(project, at.commit()))
        .orElseThrow(
            () -> missing(project, head.map(BranchHead::branch).orElse("its default branch")));
  }

  /**
   * Reads the configuration at a commit, if there is one.
   *
   * @param project the repository
   * @param commit the commit's id
   * @return the configuration; empty if no file has one of the known names
   * @throws io.github.packit4j.config.problem.InvalidConfigException if the file is not valid
   */
  public Optional<PackageConfig> find(ForgeProject project, String commit) {
    Place place = new Place(project.webUrl(), commit);
    return known(place)
        .orElseGet(
            () -> {
              Optional<PackageConfig> read = reader.find(project, commit);
              keep(place, read);
              return read;
            });
  }

  /**
   * Reads the configuration that is on the default branch now, if there is one.
   *
   * @param project the repository
   * @return the configuration; empty if no file has one of the known names
   * @throws io.github.packit4j.config.problem.InvalidConfigException if the file is not valid
   */
  public Optional<PackageConfig> find(ForgeProject project) {
    return project.repository().defaultHead().flatMap(head -> find(project, head.commit()));
  }

  private Optional<Optional<PackageConfig>> known(Place place) {
    lock.lock();
    try {
      return Optional.ofNullable(known.get(place));
    } finally {
      lock.unlock();
    }
  }

  private void keep(Place place, Optional<PackageConfig> config) {
    lock.lock();
    try {
      known.put(place, config);
    } finally {
      lock.unlock();
    }
  }

  private static MissingConfigurationException missing(ForgeProject project, String ref) {
    return new MissingConfigurationException(
        project.webUrl().toString(), ref, ConfigLoader.FILE_NAMES);
  }
}
