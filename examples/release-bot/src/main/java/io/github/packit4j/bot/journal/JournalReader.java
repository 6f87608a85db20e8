package io.github.packit4j.bot.journal;

import io.github.packit4j.bot.Database;
import io.github.packit4j.bot.ReleaseBot;
import io.github.packit4j.bot.Sql;
import io.github.packit4j.bot.journal.JobEntry.StepEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what bots have done. Lists are as long as they are asked for, at most. */
public final class JournalReader {

  /** Counts end here. */
  public static final int MOST_COUNTED = 1_000;

  /** The first event of a subject is being handled while the subject's task is. */
  private static final String EVENTS =
      """
      select e.seq, e.id, e.subject, e.body, e.attempts, e.due, e.received, e.note,
        case when e.state = 'WAITING' and e.due <= ?
            and exists (select 1 from scheduled_tasks t
              where t.task_name = ? and t.task_instance = e.subject and t.picked)
            and not exists (select 1 from event f
              where f.state = 'WAITING' and f.subject = e.subject and f.seq < e.seq)
          then 'RUNNING' else e.state end as state
      from event e
      """;

  private static final String JOBS =
      "select j.seq, j.package_name, j.branch, j.state, j.started, j.ended, j.note, j.link from job j ";

  private final Sql sql;
  private final Clock clock;

  /**
   * Opens a journal.
   *
   * @param database keeps it
   */
  public JournalReader(Database database) {
    this(database, Clock.systemUTC());
  }

  /** Opens a journal with a clock of its own, for tests. */
  public JournalReader(Database database, Clock clock) {
    this.sql = new Sql(database.source());
    this.clock = clock;
  }

  /**
   * Lists the newest job of each branch.
   *
   * @param before those before this number
   * @param most how many at most
   * @return the newest first
   */
  public List<JobEntry> latestJobs(long before, int most) {
    return withSteps(
        sql.list(
            "list jobs",
            JOBS
                + """
                where j.seq < ? and not exists (select 1 from job k
                  where k.package_name = j.package_name and k.branch = j.branch and k.seq > j.seq)
                order by j.seq desc limit ?
                """,
            JournalReader::job,
            before,
            most));
  }

  /**
   * Lists the jobs of a package.
   *
   * @param packageName the package
   * @param most how many at most
   * @return the newest first
   */
  public List<JobEntry> jobsOf(String packageName, int most) {
    return withSteps(
        sql.list(
            "list the jobs of a package",
            JOBS + "where j.package_name = ? order by j.seq desc limit ?",
            JournalReader::job,
            packageName,
            most));
  }

  /**
   * Finds a job.
   *
   * @param number its number
   */
  public Optional<JobEntry> job(long number) {
    return withSteps(sql.list("find a job", JOBS + "where j.seq = ?", JournalReader::job, number))
        .stream()
        .findFirst();
  }

  /**
   * Lists events.
   *
   * @param state those that wait, are done or have failed; empty for all
   * @param before those before this number
   * @param most how many at most
   * @return the newest first
   */
  public List<EventEntry> events(Optional<State> state, long before, int most) {
    return withOutcomes(
        state.isEmpty()
            ? sql.list(
                "list events",
                EVENTS + "where e.seq < ? order by e.seq desc limit ?",
                JournalReader::event,
                clock.instant(),
                ReleaseBot.TASK,
                before,
                most)
            : sql.list(
                "list events",
                EVENTS + "where e.state = ? and e.seq < ? order by e.seq desc limit ?",
                JournalReader::event,
                clock.instant(),
                ReleaseBot.TASK,
                state.get().name(),
                before,
                most));
  }

  /**
   * Lists the events that have led to something for a package, or are to.
   *
   * @param packageName the package
   * @param most how many at most
   * @return the newest first
   */
  public List<EventEntry> eventsOf(String packageName, int most) {
    return withOutcomes(
        sql.list(
            "list the events of a package",
            EVENTS
                + """
                where e.id in (
                  select event from outcome where package_name = ?
                  union select id from event
                    where state in ('WAITING', 'FAILED') and subject = ?)
                order by e.seq desc limit ?
                """,
            JournalReader::event,
            clock.instant(),
            ReleaseBot.TASK,
            packageName,
            packageName,
            most));
  }

  /**
   * Finds an event.
   *
   * @param number its number
   */
  public Optional<EventEntry> event(long number) {
    return find("where e.seq = ?", number);
  }

  /**
   * Finds an event.
   *
   * @param id its fingerprint
   */
  public Optional<EventEntry> event(String id) {
    return find("where e.id = ?", id);
  }

  /**
   * Finds the newest event that tells of something.
   *
   * @param happened the fingerprint of what happened
   */
  public Optional<EventEntry> eventOf(String happened) {
    return find("where e.happened = ? order by e.seq desc limit 1", happened);
  }

  private Optional<EventEntry> find(String condition, Object value) {
    return withOutcomes(
            sql.list(
                "find an event",
                EVENTS + condition,
                JournalReader::event,
                clock.instant(),
                ReleaseBot.TASK,
                value))
        .stream()
        .findFirst();
  }

  /**
   * Counts what people ask for first.
   *
   * @return the counts
   */
  public Counts counts() {
    return new Counts(
        count("select 1 from event where state = 'WAITING'"),
        count("select 1 from job where state = 'RUNNING'"),
        count("select 1 from event where state = 'FAILED'"),
        count("select 1 from plan where state = 'WAITING'"));
  }

  private int count(String rows) {
    return sql.first(
            "count",
            "select count(*) from (%s limit %d) as counted".formatted(rows, MOST_COUNTED),
            row -> row.getInt(1))
        .orElse(0);
  }

  /**
   * How many there are; a thousand stands for all that are more.
   *
   * @param waiting events that are to be handled, or are being handled
   * @param running jobs that are being worked on
   * @param failed events that have failed for good
   * @param plans plans that somebody is to decide on
   */
  public record Counts(int waiting, int running, int failed, int plans) {}

  private static JobEntry job(ResultSet row) throws SQLException {
    return new JobEntry(
        row.getLong("seq"),
        row.getString("package_name"),
        row.getString("branch"),
        State.valueOf(row.getString("state")),
        Sql.time(row, "started"),
        Sql.timeIfAny(row, "ended"),
        row.getString("note"),
        Sql.textIfAny(row, "link").flatMap(WebLink::of),
        List.of());
  }

  private static EventEntry event(ResultSet row) throws SQLException {
    return new EventEntry(
        row.getLong("seq"),
        row.getString("id"),
        row.getString("subject"),
        row.getString("body"),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        Sql.time(row, "due"),
        Sql.time(row, "received"),
        Sql.textIfAny(row, "note"),
        List.of());
  }

  private List<JobEntry> withSteps(List<JobEntry> jobs) {
    Map<Long, List<StepEntry>> steps =
        children(
            jobs,
            JobEntry::number,
            "select job as parent, name, state, started, millis, bytes, detail from step"
                + " where job in (%s) order by job, place",
            row ->
                new StepEntry(
                    row.getString("name"),
                    State.valueOf(row.getString("state")),
                    Sql.time(row, "started"),
                    Optional.ofNullable(row.getObject("millis", Long.class)),
                    row.getLong("bytes"),
                    row.getString("detail")),
            row -> row.getLong("parent"));
    return jobs.stream().map(job -> job.with(steps.getOrDefault(job.number(), List.of()))).toList();
  }

  private List<EventEntry> withOutcomes(List<EventEntry> events) {
    Map<String, List<Outcome>> outcomes =
        children(
            events,
            EventEntry::id,
            "select event as parent, job, package_name, branch, state, note, link from outcome"
                + " where event in (%s) order by event, place",
            row ->
                new Outcome(
                    row.getString("job"),
                    row.getString("package_name"),
                    Sql.textIfAny(row, "branch"),
                    State.valueOf(row.getString("state")),
                    row.getString("note"),
                    Sql.textIfAny(row, "link").flatMap(WebLink::of)),
            row -> row.getString("parent"));
    return events.stream()
        .map(event -> event.with(outcomes.getOrDefault(event.id(), List.of())))
        .toList();
  }

  /** What belongs to some rows, in one statement. */
  private <P, K, C> Map<K, List<C>> children(
      List<P> parents,
      Function<P, K> key,
      String statement,
      Sql.Reading<C> reading,
      Sql.Reading<K> parent) {
    if (parents.isEmpty()) {
      return Map.of();
    }
    String places = String.join(", ", Collections.nCopies(parents.size(), "?"));
    Map<K, List<C>> children = new HashMap<>();
    sql.list(
            "read what belongs to it",
            statement.formatted(places),
            row -> Map.entry(parent.of(row), reading.of(row)),
            parents.stream().map(key).map(Object.class::cast).toArray())
        .forEach(
            child ->
                children
                    .computeIfAbsent(child.getKey(), ignored -> new ArrayList<>())
                    .add(child.getValue()));
    return children;
  }
}
