package io.github.packit4j.bot;

import io.github.packit4j.core.event.EventJson;
import io.github.packit4j.core.event.PackitEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The events of a bot. What a call has stored is there, whatever happens to the process. */
final class EventStore {

  private static final int MOST_NOTE = 10_000;

  private final Sql sql;
  private final Clock clock;

  EventStore(DataSource source, Clock clock) {
    this.sql = new Sql(source);
    this.clock = clock;
  }

  private <T> T run(String what, String statement, Sql.Work<T> work) {
    return sql.run(what, statement, work);
  }

  /**
   * Stores an event. One that waits already is not stored twice; one that was handled waits again,
   * behind those that wait by now, as whoever delivers it again wants that, and what it started
   * once is not started twice.
   *
   * @return the event's subject
   */
  String add(PackitEvent event) {
    String subject = event.subject().key();
    sql.together(
        "store an event",
        connection -> {
          try (PreparedStatement forgetting =
              connection.prepareStatement(
                  "delete from event where id = ? and state <> 'WAITING'")) {
            forgetting.setString(1, Fingerprint.of(event));
            forgetting.executeUpdate();
          }
          return insert(connection, event);
        });
    return subject;
  }

  /**
   * Stores an event unless one is stored that tells of the same.
   *
   * @return the event's subject; empty if there is such an event, whatever has become of it
   */
  Optional<String> addNew(PackitEvent event) {
    return sql.together(
            "store a new event",
            connection ->
                Sql.number(
                            connection,
                            "select count(*) from event where happened = ?",
                            Fingerprint.ofWhatHappened(event))
                        == 0
                    && insert(connection, event))
        ? Optional.of(event.subject().key())
        : Optional.empty();
  }

  private boolean insert(Connection connection, PackitEvent event) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into event (id, happened, subject, body, state, attempts, due, received)
            values (?, ?, ?, ?, 'WAITING', 0, ?, ?) on conflict do nothing
            """)) {
      statement.setString(1, Fingerprint.of(event));
      statement.setString(2, Fingerprint.ofWhatHappened(event));
      statement.setString(3, event.subject().key());
      statement.setString(4, EventJson.write(event));
      statement.setObject(5, now());
      statement.setObject(6, now());
      return statement.executeUpdate() == 1;
    }
  }

  /** The event of a subject that is to be handled next, now or later. */
  Optional<StoredEvent> first(String subject) {
    return run(
        "find the next event",
        """
        select seq, body, attempts, due from event
        where subject = ? and state = 'WAITING' order by seq limit 1
        """,
        statement -> {
          statement.setString(1, subject);
          try (ResultSet row = statement.executeQuery()) {
            return row.next()
                ? Optional.of(
                    new StoredEvent(
                        row.getLong(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                : Optional.empty();
          }
        });
  }

  /** Ends an event. */
  void end(StoredEvent event, boolean done, String note) {
    run(
        "end an event",
        "update event set state = ?, attempts = ?, note = ? where seq = ?",
        statement -> {
          statement.setString(1, done ? "DONE" : "FAILED");
          statement.setInt(2, event.attempts() + 1);
          statement.setString(3, shown(note));
          statement.setLong(4, event.number());
          return statement.executeUpdate();
        });
  }

  /** Puts an event off. */
  void again(StoredEvent event, Instant due, String note) {
    run(
        "put an event off",
        "update event set state = 'WAITING', due = ?, attempts = ?, note = ? where seq = ?",
        statement -> {
          statement.setObject(1, due.atOffset(ZoneOffset.UTC));
          statement.setInt(2, event.attempts() + 1);
          statement.setString(3, shown(note));
          statement.setLong(4, event.number());
          return statement.executeUpdate();
        });
  }

  /**
   * Puts an event back that has failed, in its place.
   *
   * @return its subject; empty if it has not failed
   */
  Optional<String> putBack(long number) {
    int changed =
        sql.change(
            "put an event back",
            "update event set state = 'WAITING', attempts = 0, due = ? where seq = ? and state = 'FAILED'",
            clock.instant(),
            number);
    return changed == 0
        ? Optional.empty()
        : sql.first(
            "find an event",
            "select subject from event where seq = ?",
            row -> row.getString(1),
            number);
  }

  /** The subjects with events that wait, and without a task that will handle them. */
  List<String> unattended(String task) {
    return run(
        "find what nobody will handle",
        """
        select distinct subject from event where state = 'WAITING' and not exists (
          select 1 from scheduled_tasks where task_name = ? and task_instance = subject)
        """,
        statement -> {
          statement.setString(1, task);
          List<String> subjects = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              subjects.add(rows.getString(1));
            }
          }
          return subjects;
        });
  }

  /** For people, and without what PostgreSQL takes for no text. */
  private static String shown(String note) {
    String start = note.length() <= MOST_NOTE ? note : note.substring(0, MOST_NOTE) + " ...";
    return start.replace('\0', '?');
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
