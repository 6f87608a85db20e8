package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.CheckRuns;
import io.github.packit4j.distgit.forge.Forge;
import io.github.packit4j.distgit.forge.ForgeAccess;
import io.github.packit4j.distgit.forge.ForgeCommits;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.distgit.forge.ForgeIssues;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.ForgePullRequests;
import io.github.packit4j.distgit.forge.ForgeReleases;
import io.github.packit4j.distgit.forge.ForgeRepository;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/** A project; what can be asked of it is in its roles. */
final class DialectProject implements ForgeProject {

  private final DialectForge forge;
  private final Dialect dialect;
  private final ProjectName name;
  private final ForkWait forkWait;

  DialectProject(DialectForge forge, Dialect dialect, ProjectName name, ForkWait forkWait) {
    this.forge = forge;
    this.dialect = dialect;
    this.name = name;
    this.forkWait = forkWait;
  }

  @Override
  public Forge forge() {
    return forge;
  }

  @Override
  public String fullName() {
    return name.fullName();
  }

  @Override
  public String owner() {
    return name.owner();
  }

  @Override
  public String name() {
    return name.name();
  }

  @Override
  public URI webUrl() {
    return WebUrls.page(forge.webUrl(), name);
  }

  @Override
  public Optional<URI> tagPage(String tag) {
    return WebUrls.tag(forge.type(), webUrl(), tag);
  }

  @Override
  public URI commitPage(String commit) {
    return WebUrls.commit(forge.type(), webUrl(), commit);
  }

  @Override
  public URI cloneUrl() {
    return WebUrls.git(forge.webUrl(), name);
  }

  @Override
  public List<URI> pushUrls() {
    return dialect.repository(name).pushUrls();
  }

  @Override
  public boolean exists() {
    return dialect.repository(name).exists();
  }

  @Override
  public Optional<ForgeProject> fork(String account) {
    return name.isOf(account)
        ? Optional.of(this)
        : dialect.forks(name).find(account).map(forge::project);
  }

  @Override
  public ForgeProject forkOrCreate() throws InterruptedException {
    Lock alone = forge.forking(name);
    alone.lockInterruptibly();
    try {
      return forkOrCreateAlone();
    } finally {
      alone.unlock();
    }
  }

  private ForgeProject forkOrCreateAlone() throws InterruptedException {
    String account = forge.account();
    if (name.isOf(account)) {
      return this;
    }
    Dialect.Forks forks = dialect.forks(name);
    FoundFork fork = new FoundFork(forks, account);
    if (fork.find().isEmpty()) {
      fork.create();
    }
    return forge.project(
        forkWait.until(() -> fork.find().filter(forks::isReady), account + "/" + name.name()));
  }

  /** The own fork, which is looked for until it is there and then known. */
  private static final class FoundFork {

    private final Dialect.Forks forks;
    private final String account;
    private Optional<ProjectName> known = Optional.empty();

    FoundFork(Dialect.Forks forks, String account) {
      this.forks = forks;
      this.account = account;
    }

    Optional<ProjectName> find() {
      if (known.isEmpty()) {
        known = forks.find(account);
      }
      return known;
    }

    void create() {
      try {
        known = forks.create(account);
      } catch (ForgeException e) {
        // It may be there by now: made by another run, or by a request whose answer got lost.
        if (e.reason() != Reason.CONFLICT && !ForgeErrors.isAnswerLost(e)) {
          throw e;
        }
      }
    }
  }

  @Override
  public ForgeRepository repository() {
    return new DialectRepository(dialect, name, webUrl());
  }

  @Override
  public ForgeCommits commits() {
    return new DialectCommits(dialect, name);
  }

  @Override
  public ForgeReleases releases() {
    return new DialectReleases(dialect, name);
  }

  @Override
  public ForgePullRequests pullRequests() {
    return new DialectPullRequests(forge, dialect, name);
  }

  @Override
  public ForgeIssues issues() {
    return dialect.issues(name);
  }

  @Override
  public ForgeAccess access() {
    return dialect.access(name);
  }

  @Override
  public CheckRuns checkRuns() {
    return dialect.checkRuns(name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DialectProject project && project.webUrl().equals(webUrl());
  }

  @Override
  public int hashCode() {
    return webUrl().hashCode();
  }

  @Override
  public String toString() {
    return webUrl().toString();
  }
}
