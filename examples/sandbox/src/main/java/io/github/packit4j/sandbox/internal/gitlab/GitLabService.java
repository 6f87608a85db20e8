package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.GitLabServer;
import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.forge.Flavour;
import io.github.packit4j.sandbox.internal.forge.ForgeSite;
import io.github.packit4j.sandbox.internal.forge.Quota;
import io.github.packit4j.sandbox.internal.git.GitHttp;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A GitLab. */
public final class GitLabService extends ForgeSite implements GitLabServer {

  private static final int ANONYMOUS = 500;
  private static final int ACCOUNT = 2000;

  private final GitLabWebhooks webhooks;
  private final GitLabApi api;
  private final GitLabWeb web;

  /** Creates the forge without projects. */
  public GitLabService(String host, Accounts accounts, Clock clock, StateLock state, GitHttp git) {
    super(
        Flavour.GITLAB,
        host,
        accounts,
        clock,
        state,
        new Quota(clock, Duration.ofMinutes(1), ANONYMOUS, ACCOUNT));
    this.webhooks = new GitLabWebhooks(host, clock);
    this.api = new GitLabApi(this);
    this.web = new GitLabWeb(this, git);
  }

  @Override
  protected GitLabWebhooks webhooks() {
    return webhooks;
  }

  @Override
  public String signingToken() {
    return webhooks.signingToken();
  }

  /** Answers for the host; empty if nothing is there. */
  public Optional<HttpResponse> handle(HttpRequest request) {
    return request.rawPath().startsWith("/api/v4/")
        ? Optional.of(api.handle(request))
        : web.handle(request);
  }
}
