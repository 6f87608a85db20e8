package io.github.packit4j.bot;

import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.core.event.PackitEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Handles events in the background: again after a while where that may help, and with an issue for
 * the maintainers where it does not.
 *
 * <p>Its queue is in memory. Nothing is lost for good when the program stops, because forges and
 * the message bus deliver again what was not acknowledged, and because handling an event twice
 * starts nothing twice. A bot for many projects would keep the queue in a database.
 */
public final class ReleaseBot {

  /** An archive that is not there yet, or a service that is down, may take an hour. */
  public static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(4),
          Duration.ofMinutes(15),
          Duration.ofMinutes(40));

  private final ReleaseWorkflow workflow;
  private final Executor worker;
  private final List<Duration> pauses;
  private final Consumer<EventReport> log;
  private final MessageReader messages = MessageReader.create();

  /**
   * Creates a bot.
   *
   * @param workflow does the work; best with {@code updateWait(RetryPolicy.none())}, because
   *     waiting for Bodhi is what the pauses are for
   * @param worker runs it; as many events are handled at once as it has threads
   * @param pauses how long to wait before each further attempt
   * @param log is told how each attempt ended
   */
  public ReleaseBot(
      ReleaseWorkflow workflow, Executor worker, List<Duration> pauses, Consumer<EventReport> log) {
    this.workflow = workflow;
    this.worker = worker;
    this.pauses = List.copyOf(pauses);
    this.log = log;
  }

  /** Takes an event, such as one that {@link WebhookServer} has received. */
  public void accept(PackitEvent event) {
    worker.execute(() -> handle(event, 0));
  }

  /** Takes a message from any AMQP client that is connected to Fedora's bus. */
  public void accept(FedoraMessage message) {
    messages.read(message).ifPresent(this::accept);
  }

  private void handle(PackitEvent event, int attempt) {
    EventReport report = workflow.handle(event);
    log.accept(report);
    if (report.succeeded()) {
      return;
    }
    if (report.retryable() && attempt < pauses.size()) {
      CompletableFuture.delayedExecutor(
              pauses.get(attempt).toMillis(), TimeUnit.MILLISECONDS, worker)
          .execute(() -> handle(event, attempt + 1));
    } else {
      workflow.reportFailures(report);
    }
  }
}
