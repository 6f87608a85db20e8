package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.Upstream;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.WebhookDelivery;
import io.github.packit4j.sandbox.internal.Accounts;
import io.github.packit4j.sandbox.internal.StateLock;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.git.GitHttp;
import io.github.packit4j.sandbox.internal.git.GitRemote;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The upstream projects. */
public final class GitHubService implements Upstream {

  private final Accounts accounts;
  private final Clock clock;
  private final StateLock state;
  private final Webhooks webhooks = new Webhooks();
  private final Map<String, GitHubProject> projects = new TreeMap<>();

  /** Creates the forge without projects. */
  public GitHubService(Accounts accounts, Clock clock, StateLock state) {
    this.accounts = accounts;
    this.clock = clock;
    this.state = state;
  }

  @Override
  public UpstreamProject project(String fullName) {
    if (!fullName.matches("[\\w.-]+/[\\w.-]+")) {
      throw new IllegalArgumentException(
          "An upstream project is named owner/repository, not '" + fullName + "'");
    }
    return state.get(
        () ->
            projects.computeIfAbsent(
                key(fullName), key -> new GitHubProject(fullName, clock, state, webhooks)));
  }

  /** Finds a project, whatever the case of its name. */
  Optional<GitHubProject> find(String owner, String repository) {
    return state.get(() -> Optional.ofNullable(projects.get(key(owner + "/" + repository))));
  }

  private static String key(String fullName) {
    return fullName.toLowerCase(Locale.ROOT);
  }

  @Override
  public List<WebhookDelivery> webhookDeliveries() {
    return state.get(webhooks::all);
  }

  @Override
  public String webhookSecret() {
    return Webhooks.SECRET;
  }

  /** Returns the web site, for the hosts of GitHub that are not the API. */
  public GitHubWeb web(GitHttp git) {
    return new GitHubWeb(this, git);
  }

  /** Returns the API. */
  public GitHubApi api() {
    return new GitHubApi(this, accounts);
  }

  /** Returns a project's repository with its rules for pushing: anybody who has an account may. */
  Optional<GitRemote> remote(String fullName) {
    int slash = fullName.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : find(fullName.substring(0, slash), fullName.substring(slash + 1)).map(OpenRemote::new);
  }

  private record OpenRemote(GitHubProject project) implements GitRemote {

    @Override
    public BareRepository repository() {
      return project.repository();
    }

    @Override
    public Decision decide(Account account, RefChange change) {
      return Decision.ALLOWED;
    }

    @Override
    public List<String> pushed(Account account, List<RefChange> changes) {
      return List.of();
    }
  }
}
