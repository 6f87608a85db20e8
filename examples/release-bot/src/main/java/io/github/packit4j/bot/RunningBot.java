package io.github.packit4j.bot;

import io.github.packit4j.bot.journal.Journal;
import io.github.packit4j.bot.journal.PlanReview;
import io.github.packit4j.bot.page.StatusPage;
import io.github.packit4j.bot.settings.BotSettings;
import io.github.packit4j.bot.settings.DatabaseSettings;
import io.github.packit4j.bot.settings.MessageSettings;
import io.github.packit4j.bot.settings.WebhookSettings;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.WebhookReader;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.messaging.MessageConsumer;
import io.github.packit4j.messaging.MessageHandler;
import io.github.packit4j.messaging.RefusedMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bot with everything around it: what comes is stored, handled, counted and logged. */
final class RunningBot implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningBot.class);

  private final BotSettings settings;
  private final World world;
  private final Consumer<EventReport> reports;
  private final BotMetrics metrics = new BotMetrics();
  private final EventNames names;
  private final Database database;
  private final Journal journal;
  private final Watched watched;
  private final ReleaseBot bot;
  private final WebhookServer server;
  private final Health health;
  private @Nullable MessageConsumer bus;

  // What is closed last comes first.
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private RunningBot(
      BotSettings settings, World world, RequestLimits limits, Consumer<EventReport> reports)
      throws IOException {
    this.settings = settings;
    this.world = world;
    this.reports = reports;
    this.names = new EventNames(world.distGit().instance());
    open.push(metrics);
    try {
      this.database = closing(open(settings.database()));
      this.journal = new Journal(database);
      this.watched = new Watched(database.source());
      this.bot = closing(bot());
      this.health = new Health(needs());
      this.server =
          closing(
              WebhookServer.start(
                  settings.listen(), webhooks(), event -> accept("webhook", event), limits));
      serve();
      settings.messages().ifPresent(messages -> this.bus = closing(consumer(messages)));
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts a bot.
   *
   * @param settings what it is told
   * @param world the services; stays open when the bot is closed
   * @param reports is told how each attempt ended, after it was counted and logged
   * @throws IOException if the address cannot be listened on
   * @throws RuntimeException if database or broker cannot be reached; nothing is running then
   */
  static RunningBot start(BotSettings settings, World world, Consumer<EventReport> reports)
      throws IOException {
    return start(settings, world, RequestLimits.usual(), reports);
  }

  /** Starts a bot that lets those who call take other than the usual. */
  static RunningBot start(
      BotSettings settings, World world, RequestLimits limits, Consumer<EventReport> reports)
      throws IOException {
    RunningBot running = new RunningBot(settings, world, limits, reports);
    running.bot.start();
    if (settings.messages().isEmpty()) {
      MessageReader reader = MessageReader.create();
      world.begin(message -> running.accept("message", reader.read(message)), running.url());
    }
    LOG.info("The bot listens on {}", running.url());
    return running;
  }

  private static Database open(DatabaseSettings settings) {
    return settings instanceof DatabaseSettings.PostgreSql server
        ? Database.postgresql(server.url(), server.user(), server.password())
        : Database.embedded(((DatabaseSettings.Embedded) settings).directory());
  }

  private ReleaseBot bot() {
    ReleaseWorkflow workflow =
        world
            .workflow()
            .listener(journal)
            .updateWait(RetryPolicy.none())
            .locks(database.locks())
            .build();
    Sweep sweep = new Sweep(world, settings.packages(), watched, this::offer);
    return new ReleaseBot(
        handling(workflow),
        database,
        settings.threads(),
        ReleaseBot.PAUSES,
        this::ended,
        settings.sweep().map(sweep::every).map(List::of).orElseGet(List::of));
  }

  private EventHandling handling(ReleaseWorkflow workflow) {
    return settings.approval().isEmpty()
        ? EventHandling.of(workflow)
        : new PlanReview(workflow, database, job -> settings.approval().contains(job.job()));
  }

  private Map<String, WebhookReader> webhooks() {
    Map<String, WebhookReader> readers = new HashMap<>(world.webhooks());
    for (WebhookSettings webhook : settings.webhooks()) {
      readers.put(webhook.path(), webhook.reader());
    }
    return readers;
  }

  private void serve() {
    health.mount(server);
    metrics.mount(server);
    server.serve("/", closing(new StatusPage(database, bot, settings.pageToken())));
    EventCounts counts = new EventCounts(database.source());
    metrics.watch("waiting", () -> counts.of("WAITING"));
    metrics.watch("failed", () -> counts.of("FAILED"));
    if (settings.messages().isPresent()) {
      metrics.watchBroker(this::isConnected);
    }
  }

  private Map<String, BooleanSupplier> needs() {
    return settings.messages().isPresent()
        ? Map.of("database", database::isUp, "broker", this::isConnected)
        : Map.of("database", database::isUp);
  }

  private boolean isConnected() {
    return bus != null && bus.isConnected();
  }

  private MessageConsumer consumer(MessageSettings messages) {
    return MessageConsumer.builder(messages.broker())
        .queue(messages.queue())
        .topics(MessageReader.topics())
        .handler(MessageHandler.ofEvents(MessageReader.create(), event -> accept("message", event)))
        .refused(this::refused)
        .start();
  }

  private void refused(RefusedMessage message) {
    metrics.refused();
    LOG.atWarn()
        .addKeyValue("message", message.id())
        .addKeyValue("topic", message.topic())
        .log("A message was given up: {}", message.reason());
  }

  /** Stores an event, unless the settings name packages and it is about none of them. */
  void accept(String source, PackitEvent event) {
    if (isOurs(event)) {
      bot.accept(event);
      metrics.taken(source, event);
    } else {
      metrics.passedOver(source, event);
    }
  }

  private boolean isOurs(PackitEvent event) {
    return !(event instanceof PackitEvent.Ignored) && settings.packages().isEmpty()
        || names.of(event).stream().anyMatch(settings.packages()::contains);
  }

  private void offer(PackitEvent event) {
    if (bot.acceptNew(event)) {
      metrics.taken("sweep", event);
      LOG.info("The sweep has found {}", event);
    }
  }

  private void ended(EventReport report) {
    if (!report.outcomes().stream().allMatch(JobOutcome.NotRun.class::isInstance)) {
      watched.add(names.of(report.event()));
    }
    journal.accept(report);
    metrics.attempted(report);
    LOG.atInfo()
        .addKeyValue("kind", BotMetrics.kind(report.event()))
        .addKeyValue("result", BotMetrics.result(report))
        .addKeyValue("outcomes", report.outcomes())
        .log("An event was handled");
    reports.accept(report);
  }

  /** Tells where the bot is called, with the port that the system has chosen for port 0. */
  URI url() {
    InetSocketAddress address = server.address();
    String host = address.getAddress().getHostAddress();
    return URI.create(
        "http://%s:%d/".formatted(host.contains(":") ? "[" + host + "]" : host, address.getPort()));
  }

  /** What is stored, for tests. */
  Database database() {
    return database;
  }

  private <T extends AutoCloseable> T closing(T part) {
    open.push(part);
    return part;
  }

  /** Takes nothing more, waits for what is being handled, and leaves the rest in the database. */
  @Override
  public void close() {
    Optional.ofNullable(health).ifPresent(Health::stop);
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.error("A part of the bot could not be stopped", e);
      }
    }
  }
}
