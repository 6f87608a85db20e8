package io.github.packit4j.core;

import io.github.packit4j.core.event.Heard;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.WebhookReader;
import io.github.packit4j.sandbox.DistGitForge;
import io.github.packit4j.sandbox.GitLabServer;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.WebhookDelivery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a sandbox tells a bot: by the bus, and by webhooks where dist-git is a GitLab. */
final class Feed {

  private final Sandbox sandbox;
  private final String host;
  private int messages;
  private int deliveries;

  Feed(Sandbox sandbox) {
    this(sandbox, "src.fedoraproject.org");
  }

  /** What one tells whose dist-git is elsewhere. */
  Feed(Sandbox sandbox, String host) {
    this.sandbox = sandbox;
    this.host = host;
  }

  boolean hasMore() {
    return messages < sandbox.messages().all().size() || deliveries < webhooks().size();
  }

  /** Returns the events of all that was told since. */
  List<PackitEvent> next() {
    List<PackitEvent> events = new ArrayList<>();
    List<WebhookDelivery> told = webhooks();
    for (WebhookDelivery delivery : told.subList(deliveries, told.size())) {
      Heard.of(reader().read(delivery.headers(), delivery.body().getBytes(StandardCharsets.UTF_8)))
          .ifPresent(events::add);
    }
    deliveries = told.size();
    int seen = messages;
    messages = sandbox.messages().all().size();
    events.addAll(Story.events(sandbox, seen));
    return events;
  }

  private List<WebhookDelivery> webhooks() {
    return sandbox.distGit().forge() == DistGitForge.GITLAB
        ? gitLab().webhookDeliveries()
        : List.of();
  }

  private WebhookReader reader() {
    return WebhookReader.gitLabSigned(sandbox.clock(), gitLab().signingToken());
  }

  private GitLabServer gitLab() {
    return sandbox.gitlab(host);
  }
}
