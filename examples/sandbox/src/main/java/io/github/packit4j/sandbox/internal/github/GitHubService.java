package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.forge.Flavour;
import io.github.packit4j.sandbox.internal.forge.ForgeSite;
import io.github.packit4j.sandbox.internal.forge.Quota;
import io.github.packit4j.sandbox.internal.git.GitHttp;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.time.Clock;
import java.time.Duration;

/** GitHub. */
public final class GitHubService extends ForgeSite {

  private static final int ANONYMOUS = 60;
  private static final int ACCOUNT = 5000;

  private final GitHubWebhooks webhooks = new GitHubWebhooks();

  /** Creates the forge without projects. */
  public GitHubService(Accounts accounts, Clock clock, StateLock state) {
    super(
        Flavour.GITHUB,
        "github.com",
        accounts,
        clock,
        state,
        new Quota(clock, Duration.ofHours(1), ANONYMOUS, ACCOUNT));
  }

  @Override
  protected GitHubWebhooks webhooks() {
    return webhooks;
  }

  /** Returns the web site, for the hosts of GitHub that are not the API. */
  public GitHubWeb web(GitHttp git) {
    return new GitHubWeb(this, git);
  }

  /** Returns the API. */
  public GitHubApi api() {
    return new GitHubApi(this);
  }
}
