package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.Capability;
import io.github.packit4j.distgit.forge.Forge;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.ForgeType;
import io.github.packit4j.http.support.Sleeper;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A forge that speaks one dialect. */
public final class DialectForge implements Forge {

  private final URI webUrl;
  private final Dialect dialect;
  private final Sleeper sleeper;
  private final Duration forkTimeout;
  private final Map<ProjectName, Lock> forking = new ConcurrentHashMap<>();
  private volatile @Nullable String account;

  /**
   * Creates a forge.
   *
   * @param webUrl its web address, without a slash at the end
   * @param dialect how it is spoken to
   * @param sleeper waits for forks
   * @param forkTimeout how long to wait for a fork
   * @param account the own account, if the program has named it
   */
  public DialectForge(
      URI webUrl,
      Dialect dialect,
      Sleeper sleeper,
      Duration forkTimeout,
      Optional<String> account) {
    this.webUrl = webUrl;
    this.dialect = dialect;
    this.sleeper = sleeper;
    this.forkTimeout = forkTimeout;
    this.account = account.orElse(null);
  }

  @Override
  public ForgeType type() {
    return dialect.type();
  }

  @Override
  public URI webUrl() {
    return webUrl;
  }

  @Override
  public Set<Capability> capabilities() {
    return dialect.capabilities();
  }

  @Override
  public String account() {
    String known = account;
    if (known == null) {
      known = dialect.account();
      account = known;
    }
    return known;
  }

  @Override
  public Optional<Set<String>> groupMembers(String group) {
    return dialect.groupMembers(group);
  }

  @Override
  public ForgeProject project(String fullName) {
    return project(ProjectName.parse(fullName, type() == ForgeType.PAGURE));
  }

  /**
   * A project by its parts.
   *
   * @param name its name
   * @return the project
   */
  public ForgeProject project(ProjectName name) {
    return new DialectProject(this, dialect, name, new ForkWait(sleeper, forkTimeout));
  }

  /** Held while a project is forked: Pagure takes a second request and breaks the fork for good. */
  Lock forking(ProjectName name) {
    return forking.computeIfAbsent(name, key -> new ReentrantLock());
  }

  @Override
  public String toString() {
    return type() + " at " + webUrl;
  }
}
