package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.Throttle;
import io.github.packit4j.sandbox.Upstream;
import io.github.packit4j.sandbox.UpstreamEvent;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.WebhookDelivery;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.git.GitRemote;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.PersonIdent;

/** One forge with its projects. */
public abstract class ForgeSite implements Upstream {

  private final Flavour flavour;
  private final String host;
  private final Accounts accounts;
  private final Clock clock;
  private final StateLock state;
  private final Callers callers;
  private final Quota quota;
  private final Map<String, Project> projects = new LinkedHashMap<>();
  private int forkLooks;
  private PushRules pushRules = (project, account, change) -> GitRemote.Decision.ALLOWED;
  private String sshHost;

  /** What else than a role decides on a push. */
  public interface PushRules {

    /** Decides whether an account that may write to a project may update a ref. */
    GitRemote.Decision decide(Project project, Account account, GitRemote.RefChange change);
  }

  /** Creates a forge without projects. */
  protected ForgeSite(
      Flavour flavour, String host, Accounts accounts, Clock clock, StateLock state, Quota quota) {
    this.flavour = flavour;
    this.host = host;
    this.accounts = accounts;
    this.clock = clock;
    this.state = state;
    this.callers = new Callers(accounts);
    this.quota = quota;
    this.sshHost = host;
  }

  /** Returns the webhook, which is told of all that happens. */
  protected abstract Webhooks webhooks();

  final ForgeEvents events() {
    return webhooks();
  }

  /** Returns the kind of forge. */
  public final Flavour flavour() {
    return flavour;
  }

  /** Sets what else than a role decides on pushes. */
  public final void pushRules(PushRules rules) {
    pushRules = rules;
  }

  final PushRules pushRules() {
    return pushRules;
  }

  /** Sets the host of git over ssh, where it is not that of the web pages. */
  public final void sshHost(String name) {
    sshHost = name;
  }

  /** Returns the host of git over ssh. */
  public final String sshHost() {
    return sshHost;
  }

  /** Tells somebody of each webhook delivery as it is made. */
  public final void onDelivery(Consumer<WebhookDelivery> listener) {
    webhooks().listen(listener);
  }

  final Instant now() {
    return clock.instant();
  }

  final Callers callers() {
    return callers;
  }

  final Quota quota() {
    return quota;
  }

  /** Returns an account. */
  public final Optional<Account> account(String name) {
    return accounts.named(name);
  }

  /** Returns the number of an account. */
  public final int accountId(String name) {
    return Ids.of("user " + name);
  }

  /** Returns all accounts. */
  public final List<Account> accounts() {
    return accounts.all();
  }

  final void requireAccount(String name) {
    if (account(name).isEmpty()) {
      throw new IllegalArgumentException(
          "No account '" + name + "'; add it with Sandbox.builder().account(...)");
    }
  }

  /** Returns an account as git writes it, now. */
  public final PersonIdent ident(String name) {
    return account(name)
        .map(who -> new PersonIdent(who.fullName(), who.email(), now(), ZoneOffset.UTC))
        .orElseGet(() -> new PersonIdent(name, name + "@example.org", now(), ZoneOffset.UTC));
  }

  /** Does something while nothing else happens in the sandbox. */
  public final <T> T locked(Supplier<T> action) {
    return state.get(action);
  }

  @Override
  public final String host() {
    return host;
  }

  @Override
  public final UpstreamProject project(String fullName) {
    if (!flavour.allowsName(fullName)) {
      throw new IllegalArgumentException(
          "An upstream project is named owner/repository, not '" + fullName + "'");
    }
    return locked(
        () ->
            projects.computeIfAbsent(
                key(fullName), key -> new Project(this, fullName, Optional.empty())));
  }

  /**
   * Adds a project.
   *
   * @throws IllegalArgumentException if there is one of that name
   */
  public final Project add(String fullName, Optional<Project> parent) {
    if (find(fullName).isPresent()) {
      throw new IllegalArgumentException("There is a project '" + fullName + "' already");
    }
    Project project = new Project(this, fullName, parent);
    projects.put(key(fullName), project);
    return project;
  }

  /** Finds a project, whatever the case of its name. */
  public final Optional<Project> find(String fullName) {
    return Optional.ofNullable(projects.get(key(fullName)));
  }

  /** Finds a project by its number. */
  public final Optional<Project> withId(int id) {
    return projects.values().stream().filter(project -> project.id() == id).findFirst();
  }

  /** Returns all projects in the order in which they were made. */
  public final List<Project> projects() {
    return List.copyOf(projects.values());
  }

  private static String key(String fullName) {
    return fullName.toLowerCase(Locale.ROOT);
  }

  final List<Project> forksOf(Project project) {
    return projects.values().stream()
        .filter(fork -> fork.parent().filter(project::equals).isPresent())
        .toList();
  }

  /** Returns the fork that an account has of a project. */
  public final Optional<Project> forkOf(Project project, String account) {
    return forksOf(project).stream().filter(fork -> fork.namespace().equals(account)).findFirst();
  }

  /** Forks a project; the repository may stay empty for a while. */
  public final Project fork(Project project, String account, String name) {
    String fullName = account + "/" + name;
    if (find(fullName).isPresent()) {
      throw new ForgeRefusal(ForgeRefusal.Reason.FORK_EXISTS, fullName);
    }
    Project fork = add(fullName, Optional.of(project));
    fork.fillAfter(forkLooks);
    return fork;
  }

  @Override
  public final void deleteProject(String fullName) {
    if (locked(() -> Optional.ofNullable(projects.remove(key(fullName)))).isEmpty()) {
      throw new IllegalArgumentException("No project '" + fullName + "' on " + host);
    }
  }

  final List<PullRequest> openPullsFrom(Project source) {
    return projects.values().stream()
        .flatMap(project -> project.tracker().pulls().stream())
        .filter(pull -> pull.isOpen() && pull.source() == source)
        .toList();
  }

  /** Returns a project's repository with its rules for pushing. */
  public final Optional<GitRemote> remote(String fullName) {
    return locked(() -> find(fullName).map(ForgeRemote::new));
  }

  @Override
  public final List<WebhookDelivery> webhookDeliveries() {
    return locked(webhooks()::all);
  }

  @Override
  public final String webhookSecret() {
    return webhooks().secret();
  }

  @Override
  public final void webhookEvents(UpstreamEvent... events) {
    run(() -> webhooks().choose(events));
  }

  @Override
  public final WebhookDelivery redeliver(WebhookDelivery delivery) {
    return locked(() -> webhooks().again(delivery));
  }

  @Override
  public final String readOnlyToken(Account account) {
    return locked(() -> callers.readOnlyToken(account));
  }

  @Override
  public final void revokeToken(String token) {
    run(() -> callers.revoke(token));
  }

  @Override
  public final void limitRequests(int remaining) {
    run(() -> quota.leave(remaining));
  }

  @Override
  public final void throttle(Throttle throttle, int requests) {
    run(() -> quota.throttle(throttle, requests));
  }

  @Override
  public final void forksReadyAfter(int requests) {
    run(() -> forkLooks = requests);
  }

  private void run(Runnable action) {
    state.run(action);
  }
}
