package io.github.packit4j.bot;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.event.PackitEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Handles events that are stored first: again after a while where that may help, and with an issue
 * for the maintainers where it does not. Events about one package are handled one after the other,
 * in the order in which they came.
 *
 * <p>Any number of bots may share a database. Each may die at any moment: what it was at work on is
 * handled by another one, or by itself when it is started again, and nothing is started twice.
 */
public final class ReleaseBot implements AutoCloseable {

  /** An archive that is not there yet, or a service that is down, may take an hour. */
  public static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(4),
          Duration.ofMinutes(15),
          Duration.ofMinutes(40));

  /** What db-scheduler knows the handling of a subject's events by. */
  public static final String TASK = "handle events";

  private static final Logger LOG = LoggerFactory.getLogger(ReleaseBot.class);

  /** A bot that has not been heard of for two minutes is taken for dead. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration DATABASE_PAUSE = Duration.ofSeconds(10);

  /** How often it is looked for events that nobody was woken for. */
  private static final Duration ROUND = Duration.ofMinutes(1);

  private final EventHandling handling;
  private final Database database;
  private final EventStore store;
  private final List<Duration> pauses;
  private final Consumer<EventReport> log;
  private final Clock clock;
  private final CustomTask<Void> task;
  private final List<RecurringTask<Void>> recurring;
  private final Scheduler scheduler;

  /**
   * Creates a bot. It takes events at once, and handles them once it is started.
   *
   * @param workflow does the work; best with {@code updateWait(RetryPolicy.none())}, because
   *     waiting for Bodhi is what the pauses are for, and with {@link Database#locks}
   * @param database keeps the events
   * @param threads how many packages are worked on at once
   * @param pauses how long to wait before each further attempt
   * @param log is told how each attempt ended
   */
  public ReleaseBot(
      ReleaseWorkflow workflow,
      Database database,
      int threads,
      List<Duration> pauses,
      Consumer<EventReport> log) {
    this(EventHandling.of(workflow), database, threads, pauses, log);
  }

  /**
   * Creates a bot whose events are handled by something else than a workflow alone.
   *
   * @param handling does the work
   * @param database keeps the events
   * @param threads how many packages are worked on at once
   * @param pauses how long to wait before each further attempt
   * @param log is told how each attempt ended
   */
  public ReleaseBot(
      EventHandling handling,
      Database database,
      int threads,
      List<Duration> pauses,
      Consumer<EventReport> log) {
    this(handling, database, threads, pauses, log, List.of());
  }

  /**
   * Creates a bot that does something else, too, every now and then.
   *
   * @param recurring what each bot does when it is started, and again and again; of all bots with
   *     the database one at a time
   */
  ReleaseBot(
      EventHandling handling,
      Database database,
      int threads,
      List<Duration> pauses,
      Consumer<EventReport> log,
      List<RecurringTask<Void>> recurring) {
    this(handling, database, threads, pauses, log, ROUND, recurring);
  }

  ReleaseBot(
      EventHandling handling,
      Database database,
      int threads,
      List<Duration> pauses,
      Consumer<EventReport> log,
      Duration round) {
    this(handling, database, threads, pauses, log, round, List.of());
  }

  private ReleaseBot(
      EventHandling handling,
      Database database,
      int threads,
      List<Duration> pauses,
      Consumer<EventReport> log,
      Duration round,
      List<RecurringTask<Void>> recurring) {
    this.handling = handling;
    this.database = database;
    this.clock = Clock.systemUTC();
    this.store = new EventStore(database.source(), clock);
    this.pauses = List.copyOf(pauses);
    this.log = log;
    this.recurring = List.copyOf(recurring);
    this.task =
        Tasks.custom(TASK, Void.class)
            .onFailure(new FailureHandler.OnFailureRetryLater<>(DATABASE_PAUSE))
            .onDeadExecutionRevive()
            .execute(this::handle);
    this.scheduler =
        Scheduler.create(database.source(), task)
            .startTasks(
                Tasks.recurring("wake", FixedDelay.of(round))
                    .execute((wake, context) -> store.unattended(TASK).forEach(this::wake)))
            .startTasks(recurring)
            .threads(threads + recurring.size())
            .pollingInterval(Duration.ofSeconds(1))
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .enableImmediateExecution()
            .build();
  }

  /** Begins to handle events, also those that were stored before. */
  public void start() {
    scheduler.start();
    recurring.forEach(task -> now(task.getDefaultTaskInstance()));
  }

  private void now(TaskInstanceId task) {
    try {
      scheduler.reschedule(task, clock.instant());
    } catch (TaskInstanceException e) {
      LOG.debug("Another bot does {} right now", task, e);
    }
  }

  /**
   * Stores an event, which is handled soon. What starts nothing whatever happens is not stored.
   *
   * @param event the event
   * @throws DatabaseException if it is not stored; whoever delivered it must not be told otherwise
   */
  public void accept(PackitEvent event) {
    if (!(event instanceof PackitEvent.Ignored)) {
      String subject = store.add(event);
      database.flush();
      wakeSoon(subject);
    }
  }

  /**
   * Handles an event again that has failed, before those about the same package that came later and
   * still wait.
   *
   * @param number its number
   * @return false if there is no such event, or it has not failed
   * @throws DatabaseException if it cannot be put back
   */
  public boolean retry(long number) {
    Optional<String> subject = store.putBack(number);
    subject.ifPresent(this::wakeSoon);
    return subject.isPresent();
  }

  private void wakeSoon(String subject) {
    try {
      wake(subject);
    } catch (RuntimeException e) {
      LOG.warn("The event of {} is stored, and handled from the next round on", subject, e);
    }
  }

  /**
   * Stores an event that was perhaps never delivered.
   *
   * @param event the event
   * @return whether it is stored now; an event that was stored before, also one that has ended, is
   *     left alone
   * @throws DatabaseException if it cannot be stored
   */
  boolean acceptNew(PackitEvent event) {
    Optional<String> subject = store.addNew(event);
    subject.ifPresent(this::wakeSoon);
    return subject.isPresent();
  }

  private void wake(String subject) {
    scheduler.scheduleIfNotExists(task.instance(subject), clock.instant());
  }

  private CompletionHandler<Void> handle(TaskInstance<Void> instance, ExecutionContext context) {
    String subject = instance.getId();
    Optional<Instant> due = handleDue(subject, context);
    return (complete, operations) -> {
      if (due.isPresent()) {
        operations.reschedule(complete, due.get());
        return;
      }
      operations.remove();
      // One may have come between the last look and the removal.
      if (store.first(subject).isPresent()) {
        wake(subject);
      }
    };
  }

  /** Handles what is due; gives the time when something is again. */
  private Optional<Instant> handleDue(String subject, ExecutionContext context) {
    while (true) {
      Optional<StoredEvent> next = store.first(subject);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      Instant now = clock.instant();
      if (next.get().due().isAfter(now)) {
        return Optional.of(next.get().due());
      }
      if (context.getSchedulerState().isShuttingDown()) {
        return Optional.of(now);
      }
      MDC.put("event", Long.toString(next.get().number()));
      MDC.put("subject", subject);
      try {
        handle(next.get());
      } finally {
        MDC.clear();
      }
    }
  }

  private void handle(StoredEvent stored) {
    EventReport report;
    try {
      report = handling.handle(stored.event());
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      // It was damaged, a newer version has stored it, or there is a defect.
      LOG.error("The stored event {} cannot be handled", stored.number(), e);
      if (!putOff(stored, e.toString())) {
        store.end(stored, false, e.toString());
      }
      return;
    }
    tell(report);
    String note = report.outcomes().toString();
    if (report.succeeded()) {
      store.end(stored, true, note);
      if (handling.overtaken(report)) {
        store.again(stored, clock.instant(), note);
      }
    } else if (!report.retryable() || !putOff(stored, note)) {
      reportFailures(report);
      store.end(stored, false, note);
    }
  }

  /** Puts an event off, unless this was the last attempt. */
  private boolean putOff(StoredEvent stored, String note) {
    if (stored.attempts() >= pauses.size()) {
      return false;
    }
    store.again(stored, clock.instant().plus(pauses.get(stored.attempts())), note);
    return true;
  }

  private void tell(EventReport report) {
    try {
      log.accept(report);
    } catch (RuntimeException e) {
      LOG.error("Nobody has taken the report of {}", report.event(), e);
    }
  }

  /** That nobody can be told is no reason to do everything again. */
  private void reportFailures(EventReport report) {
    try {
      handling.reportFailures(report);
    } catch (RuntimeException e) {
      LOG.error("The failure of {} could not be reported", report.event(), e);
    }
  }

  /**
   * Handles no further event, and waits for those that are being handled; so it is not for what is
   * called while one is.
   */
  @Override
  public void close() {
    scheduler.stop();
  }
}
