package io.github.packit4j.bot;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.core.WorkflowBuilder;
import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.core.event.WebhookReader;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.monitoring.ReleaseMonitoring;
import io.github.packit4j.koji.KojiClient;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The services that a bot works with, as one account. */
interface World extends AutoCloseable {

  /** Makes a workflow's builder with all of them. */
  WorkflowBuilder workflow();

  Forges forges();

  DistGit distGit();

  KojiClient koji();

  BodhiClient bodhi();

  /** Who knows the versions of projects, if anybody is asked. */
  Optional<ReleaseMonitoring> monitoring();

  /** Who may call beside those of the settings: a reader for each path. */
  default Map<String, WebhookReader> webhooks() {
    return Map.of();
  }

  /**
   * Begins to tell what happens there, in a world that no broker tells of.
   *
   * @param messages takes it
   * @param bot where the bot is called
   */
  default void begin(Consumer<FedoraMessage> messages, URI bot) {}

  @Override
  void close();
}
