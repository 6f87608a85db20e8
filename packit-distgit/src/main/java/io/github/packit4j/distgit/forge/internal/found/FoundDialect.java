package io.github.packit4j.distgit.forge.internal.found;

import io.github.packit4j.distgit.forge.Capability;
import io.github.packit4j.distgit.forge.CheckRuns;
import io.github.packit4j.distgit.forge.ForgeAccess;
import io.github.packit4j.distgit.forge.ForgeCredential;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeIssues;
import io.github.packit4j.distgit.forge.ForgeType;
import io.github.packit4j.distgit.forge.internal.Connection;
import io.github.packit4j.distgit.forge.internal.Dialect;
import io.github.packit4j.distgit.forge.internal.Probe;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The dialect of a host on which not the program, but the host's name or the host itself says what
 * runs there, and where something else may run later. It is spoken to as before until it answers in
 * a way that its interface never does; then it is asked again what it is. What was going on is done
 * anew in the other dialect; a list that was being read ends in a {@link ForgeException} that may
 * pass.
 */
public final class FoundDialect implements Dialect {

  /** How long it is not asked again after it said that it is still the same. */
  private static final Duration SURE = Duration.ofMinutes(1);

  /** How long after a move something may be missing that was made before it, such as a fork. */
  private static final Duration UNSETTLED = Duration.ofMinutes(10);

  private final URI web;
  private final Optional<ForgeCredential> credential;
  private final Connection connection;
  private final AtomicReference<Dialect> current;
  private volatile Instant sureUntil = Instant.MIN;
  private volatile Instant unsettledUntil = Instant.MIN;

  /**
   * Creates a dialect.
   *
   * @param believed what runs there, as far as is known
   * @param web the host's web address
   * @param credential who asks, or empty for anonymous access
   * @param connection how to connect
   */
  public FoundDialect(
      ForgeType believed, URI web, Optional<ForgeCredential> credential, Connection connection) {
    this.web = web;
    this.credential = credential;
    this.connection = connection;
    this.current = new AtomicReference<>(connect(believed));
  }

  private Dialect connect(ForgeType type) {
    return Dialects.of(
        type, web, credential, connection.watchedBy(new MoveWatch(() -> requireStill(type))));
  }

  private void requireStill(ForgeType spoken) {
    if (!isStill(spoken)) {
      throw new ForgeException(
          ForgeException.Reason.NOT_READY,
          "%s has moved from %s to %s meanwhile. Do the same again."
              .formatted(web, spoken, current().type()));
    }
  }

  /** Asks the host what it is, and takes up another dialect if it is something else. */
  private boolean isStill(ForgeType spoken) {
    Dialect before = current();
    if (before.type() != spoken) {
      return false;
    }
    Instant now = connection.clock().instant();
    if (now.isBefore(sureUntil)) {
      return true;
    }
    Probe.Finding found = Probe.look(web, connection);
    if (!found.decided()) {
      // Taken for the same, its refusal would count as an answer: that there is no such project.
      throw new ForgeException(
          ForgeException.Reason.NOT_READY,
          "%s answers as no %s does, and does not say what it is. Try again."
              .formatted(web, spoken));
    }
    if (found.type().isEmpty() || found.type().get() == spoken) {
      sureUntil = now.plus(SURE);
      return true;
    }
    unsettledUntil = now.plus(UNSETTLED);
    current.compareAndSet(before, connect(found.type().get()));
    return false;
  }

  /** What one forge cannot do, another one may: nothing was sent that could have told. */
  private boolean hasMoved(Dialect before, ForgeException e) {
    return current() != before
        || e.reason() == ForgeException.Reason.UNSUPPORTED && !isStill(before.type());
  }

  private Dialect current() {
    return Objects.requireNonNull(current.get());
  }

  private <T> T asking(Function<Dialect, T> question) {
    Dialect before = current();
    try {
      return question.apply(before);
    } catch (ForgeException e) {
      if (!hasMoved(before, e)) {
        throw settled(e);
      }
    }
    try {
      return question.apply(current());
    } catch (ForgeException e) {
      throw settled(e);
    }
  }

  /** Work that had begun before a move misses there what it had made; begun anew it does not. */
  private ForgeException settled(ForgeException e) {
    return e.reason() == ForgeException.Reason.NOT_FOUND
            && connection.clock().instant().isBefore(unsettledUntil)
        ? new ForgeException(
            ForgeException.Reason.NOT_READY,
            "%s has just moved to %s, where something is missing. Do the same again. %s"
                .formatted(web, current().type(), e.getMessage()))
        : e;
  }

  /** A part whose every method is called in the dialect of that moment. */
  private <P> P part(Class<P> kind, Function<Dialect, P> of) {
    Object part =
        Proxy.newProxyInstance(
            kind.getClassLoader(),
            new Class<?>[] {kind},
            (proxy, method, arguments) -> {
              Dialect before = current();
              try {
                return method.invoke(of.apply(before), arguments);
              } catch (InvocationTargetException e) {
                Throwable failure = Objects.requireNonNull(e.getCause());
                if (!(failure instanceof ForgeException refusal)) {
                  throw failure;
                }
                if (!hasMoved(before, refusal)) {
                  throw settled(refusal);
                }
              }
              try {
                return method.invoke(of.apply(current()), arguments);
              } catch (InvocationTargetException e) {
                Throwable failure = Objects.requireNonNull(e.getCause());
                throw failure instanceof ForgeException refusal ? settled(refusal) : failure;
              }
            });
    return kind.cast(part);
  }

  @Override
  public ForgeType type() {
    return current().type();
  }

  @Override
  public Set<Capability> capabilities() {
    return current().capabilities();
  }

  @Override
  public String account() {
    return asking(Dialect::account);
  }

  @Override
  public Optional<Set<String>> groupMembers(String group) {
    return asking(dialect -> dialect.groupMembers(group));
  }

  @Override
  public Repository repository(ProjectName project) {
    return part(Repository.class, dialect -> dialect.repository(project));
  }

  @Override
  public Releases releases(ProjectName project) {
    return part(Releases.class, dialect -> dialect.releases(project));
  }

  @Override
  public PullRequests pullRequests(ProjectName project) {
    return part(PullRequests.class, dialect -> dialect.pullRequests(project));
  }

  @Override
  public Forks forks(ProjectName project) {
    return part(Forks.class, dialect -> dialect.forks(project));
  }

  @Override
  public Statuses statuses(ProjectName project) {
    return part(Statuses.class, dialect -> dialect.statuses(project));
  }

  @Override
  public ForgeIssues issues(ProjectName project) {
    return part(ForgeIssues.class, dialect -> dialect.issues(project));
  }

  @Override
  public ForgeAccess access(ProjectName project) {
    return part(ForgeAccess.class, dialect -> dialect.access(project));
  }

  @Override
  public CheckRuns checkRuns(ProjectName project) {
    return current().checkRuns(project);
  }
}
