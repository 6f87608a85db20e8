package io.github.packit4j.bot.journal;

import io.github.packit4j.bot.Database;
import io.github.packit4j.bot.Fingerprint;
import io.github.packit4j.bot.Sql;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowEvent;
import io.github.packit4j.core.WorkflowEvent.BranchFinished;
import io.github.packit4j.core.WorkflowEvent.BranchStarted;
import io.github.packit4j.core.WorkflowEvent.StepFailed;
import io.github.packit4j.core.WorkflowEvent.StepStarted;
import io.github.packit4j.core.WorkflowEvent.StepSucceeded;
import io.github.packit4j.core.WorkflowListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes down what a bot does while it does it: the steps, as the listener of its workflow, and
 * what events have led to, as the log of its reports. Any number of bots write into one database.
 *
 * <p>A job is what is done on a branch of a package from its first step to its last. The newest
 * {@value #KEPT} of each branch are kept.
 */
public final class Journal implements WorkflowListener, Consumer<EventReport> {

  static final int KEPT = 5;
  private static final int MOST_OUTCOMES = 200;

  private final Sql sql;
  private final Clock clock;
  private final OpenJobs open = new OpenJobs();

  /**
   * Creates a journal.
   *
   * @param database keeps it
   */
  public Journal(Database database) {
    this(database, Clock.systemUTC());
  }

  /** Creates a journal with a clock of its own, for tests. */
  public Journal(Database database, Clock clock) {
    this.sql = new Sql(database.source());
    this.clock = clock;
  }

  @Override
  public void on(WorkflowEvent event) {
    OpenJobs.Place place =
        new OpenJobs.Place(StoredText.name(event.packageName()), StoredText.name(event.branch()));
    if (event instanceof BranchStarted) {
      OpenJob job = open.at(place).filter(OpenJob::planned).orElseGet(() -> begin(place));
      reopen(job);
      open.put(place, job.wholeBranch());
    } else if (event instanceof StepStarted started) {
      OpenJob job =
          open.at(place)
              .filter(present -> present.takes(started.step()))
              .orElseGet(() -> begin(place));
      open.put(place, start(job, started.step()));
    } else if (event instanceof StepSucceeded done) {
      end(place, done.took().toMillis(), done.bytes(), State.DONE, done.detail());
    } else if (event instanceof StepFailed failed) {
      end(place, failed.took().toMillis(), 0, State.FAILED, Outcome.message(failed.cause()));
    } else if (event instanceof BranchFinished finished) {
      Outcome outcome = Outcome.of("", finished.result());
      open.at(place).ifPresent(job -> open.put(place, finish(job, outcome)));
    }
  }

  private OpenJob begin(OpenJobs.Place place) {
    Instant now = clock.instant();
    return sql.together(
        "begin a job",
        connection -> {
          // Nobody else works on the branch now: whoever did has died.
          Sql.change(
              connection,
              """
              update job set state = 'LOST', ended = ?
              where package_name = ? and branch = ? and state = 'RUNNING'
              """,
              now,
              place.packageName(),
              place.branch());
          OpenJob job = insert(connection, place, now);
          Sql.change(
              connection,
              """
              delete from job where package_name = ? and branch = ? and seq not in (
                select seq from job where package_name = ? and branch = ?
                order by seq desc limit ?)
              """,
              place.packageName(),
              place.branch(),
              place.packageName(),
              place.branch(),
              KEPT);
          return job;
        });
  }

  private static OpenJob insert(Connection connection, OpenJobs.Place place, Instant now)
      throws SQLException {
    Sql.change(
        connection,
        """
        insert into job (package_name, branch, state, started, note)
        values (?, ?, 'RUNNING', ?, '')
        """,
        place.packageName(),
        place.branch(),
        now);
    return OpenJob.of(
        Sql.number(
            connection,
            "select max(seq) from job where package_name = ? and branch = ?",
            place.packageName(),
            place.branch()));
  }

  private void reopen(OpenJob job) {
    sql.change(
        "go on with a job",
        "update job set state = 'RUNNING', ended = null where seq = ?",
        job.number());
  }

  private OpenJob start(OpenJob job, Step step) {
    OpenJob next = job.next(step);
    if (!job.branch()) {
      reopen(job);
    }
    sql.change(
        "begin a step",
        """
        insert into step (job, place, name, state, started, bytes, detail)
        select seq, ?, ?, 'RUNNING', ?, 0, '' from job where seq = ?
        """,
        next.steps(),
        step.name(),
        clock.instant(),
        job.number());
    return next;
  }

  private void end(OpenJobs.Place place, long millis, long bytes, State state, String detail) {
    Optional<OpenJob> job = open.at(place);
    if (job.isEmpty()) {
      return;
    }
    String note = StoredText.note(detail);
    sql.change(
        "end a step",
        "update step set state = ?, millis = ?, bytes = ?, detail = ? where job = ? and place = ?",
        state.name(),
        millis,
        bytes,
        note,
        job.get().number(),
        job.get().steps());
    if (!job.get().branch()) {
      close(job.get(), state, note, Optional.empty());
      open.put(place, job.get().ended(note));
    }
  }

  private OpenJob finish(OpenJob job, Outcome outcome) {
    String note = StoredText.note(outcome.note());
    close(job, outcome.state(), note, outcome.link());
    return job.ended(note);
  }

  private void close(OpenJob job, State state, String note, Optional<WebLink> link) {
    sql.run(
        "end a job",
        "update job set state = ?, ended = coalesce(ended, ?), note = ?, link = ? where seq = ?",
        statement -> {
          statement.setString(1, state.name());
          statement.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
          statement.setString(3, note);
          statement.setString(4, link.map(WebLink::address).orElse(null));
          statement.setLong(5, job.number());
          return statement.executeUpdate();
        });
  }

  /**
   * Keeps what an event has led to.
   *
   * @param report what became of it
   */
  @Override
  public void accept(EventReport report) {
    List<Outcome> outcomes = Outcome.of(report).stream().limit(MOST_OUTCOMES).toList();
    String event = Fingerprint.of(report.event());
    sql.together(
        "keep what an event has led to",
        connection -> {
          Sql.change(connection, "delete from outcome where event = ?", event);
          int place = 0;
          for (Outcome outcome : outcomes) {
            keep(connection, event, place++, outcome);
          }
          return place;
        });
    outcomes.forEach(this::explain);
  }

  private static void keep(Connection connection, String event, int place, Outcome outcome)
      throws SQLException {
    Sql.change(
        connection,
        """
        insert into outcome (event, place, job, package_name, branch, state, note, link)
        select id, ?, ?, ?, nullif(?, ''), ?, ?, nullif(?, '') from event where id = ?
        """,
        place,
        StoredText.name(outcome.job()),
        StoredText.name(outcome.packageName()),
        outcome.branch().map(StoredText::name).orElse(""),
        outcome.state().name(),
        StoredText.note(outcome.note()),
        outcome.link().map(WebLink::address).orElse(""),
        event);
  }

  /** A job of a single step does not tell its listener where to look, or that it did nothing. */
  private void explain(Outcome outcome) {
    String packageName = StoredText.name(outcome.packageName());
    if (outcome.state() == State.FAILED) {
      return;
    }
    outcome
        .branch()
        .flatMap(branch -> open.at(new OpenJobs.Place(packageName, StoredText.name(branch))))
        .stream()
        .filter(OpenJob::over)
        .forEach(
            job -> close(job, outcome.state(), StoredText.note(outcome.note()), outcome.link()));
    if (outcome.branch().isEmpty()) {
      open.endedWith(packageName, StoredText.note(outcome.note()))
          .forEach(job -> close(job, outcome.state(), job.note(), outcome.link()));
    }
  }
}
