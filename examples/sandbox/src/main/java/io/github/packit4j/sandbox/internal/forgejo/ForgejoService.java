package io.github.packit4j.sandbox.internal.forgejo;

import io.github.packit4j.sandbox.ForgejoServer;
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

/** A Forgejo. */
public final class ForgejoService extends ForgeSite implements ForgejoServer {

  private static final int UNLIMITED = 1_000_000_000;

  private final ForgejoWebhooks webhooks;
  private final ForgejoApi api;
  private final ForgejoWeb web;

  /** Creates the forge without projects. */
  public ForgejoService(String host, Accounts accounts, Clock clock, StateLock state, GitHttp git) {
    super(
        Flavour.FORGEJO,
        host,
        accounts,
        clock,
        state,
        // Forgejo has no limit of its own.
        new Quota(clock, Duration.ofHours(1), UNLIMITED, UNLIMITED));
    this.webhooks = new ForgejoWebhooks(host);
    this.api = new ForgejoApi(this);
    this.web = new ForgejoWeb(this, git);
  }

  @Override
  protected ForgejoWebhooks webhooks() {
    return webhooks;
  }

  @Override
  public void announceDraftsOnTagsAsUpdated(boolean updated) {
    webhooks.announceDraftsOnTagsAsUpdated(updated);
  }

  /** Answers for the host; empty if nothing is there. */
  public Optional<HttpResponse> handle(HttpRequest request) {
    return request.rawPath().startsWith("/api/v1/")
        ? Optional.of(api.handle(request))
        : web.handle(request);
  }
}
