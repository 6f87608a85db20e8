package io.github.packit4j.bot.settings;

import io.github.packit4j.http.Secret;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a bot is told. No secret of it shows in {@link #toString()}.
 *
 * @param listen where webhooks, health and metrics are served; a proxy in front of it speaks TLS
 * @param database where the state is
 * @param webhooks who may call
 * @param messages where Fedora's messages come from; empty for none
 * @param accounts who the bot is
 * @param threads how many packages are worked on at once
 * @param packages names of packages and addresses of upstream projects: what is about anything else
 *     is not taken; everything is if it is empty
 * @param sweep how often it is looked for what was never delivered; empty for never
 * @param pageToken what people log in with at the status page; empty for a page that changes
 *     nothing
 * @param approval the types of jobs that wait until somebody approves them on the status page
 */
public record BotSettings(
    InetSocketAddress listen,
    DatabaseSettings database,
    List<WebhookSettings> webhooks,
    Optional<MessageSettings> messages,
    AccountSettings accounts,
    int threads,
    Set<String> packages,
    Optional<Duration> sweep,
    Optional<Secret> pageToken,
    Set<String> approval) {

  static final String LISTEN = "127.0.0.1:8080";
  static final int THREADS = 4;
  static final Duration SWEEP = Duration.ofHours(1);
  private static final String DIRECTORY = "packit4j-bot";

  /** Copies the collections. */
  public BotSettings {
    webhooks = List.copyOf(webhooks);
    packages = Set.copyOf(packages);
    approval = Set.copyOf(approval);
  }

  /**
   * What a bot is told that is told nothing: to work in the sandbox, which is gone when it ends,
   * with its state beside it.
   *
   * @param temporary a directory for files that nobody misses
   * @return the settings
   */
  public static BotSettings sandbox(Path temporary) {
    return new BotSettings(
        Addresses.parse(LISTEN).orElseThrow(),
        new DatabaseSettings.Embedded(temporary.resolve(DIRECTORY)),
        List.of(),
        Optional.empty(),
        new AccountSettings.Sandbox(),
        THREADS,
        Set.of(),
        Optional.of(SWEEP),
        Optional.empty(),
        Set.of());
  }
}
