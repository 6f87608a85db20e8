package io.github.packit4j.bot.journal;

import io.github.packit4j.bot.Database;
import io.github.packit4j.bot.Fingerprint;
import io.github.packit4j.bot.Sql;
import io.github.packit4j.core.EventPlan;
import io.github.packit4j.core.EventPlanFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The plans of events, and what people have decided on them. */
public final class Plans {

  /** Characters of a plan that is kept. */
  static final int MOST_BODY = 8_000_000;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String COLUMNS =
      "select seq, event, body, print, state, made, decided from plan ";

  private final Sql sql;
  private final Clock clock;

  /**
   * Opens the plans.
   *
   * @param database keeps them
   */
  public Plans(Database database) {
    this(database, Clock.systemUTC());
  }

  /** Opens the plans with a clock of its own, for tests. */
  public Plans(Database database, Clock clock) {
    this.sql = new Sql(database.source());
    this.clock = clock;
  }

  /**
   * Keeps a plan in place of an earlier one of the same event. One that is just the same stays as
   * it is, and so does what was decided on it.
   *
   * @param event the fingerprint of what happened
   * @param plan the plan
   * @param state how it stands
   * @return false if it is too large to be kept
   */
  public boolean keep(String event, EventPlan plan, State state) {
    String body = ascii(EventPlanFile.toJson(plan));
    if (body.length() > MOST_BODY) {
      return false;
    }
    String print = print(body);
    return sql.together(
        "keep a plan",
        connection -> {
          Sql.change(
              connection,
              "delete from plan where event = ? and not (print = ? and state = ?)",
              event,
              print,
              state.name());
          Sql.change(
              connection,
              """
              insert into plan (event, body, print, state, made)
              values (?, ?, ?, ?, ?) on conflict do nothing
              """,
              event,
              body,
              print,
              state.name(),
              clock.instant());
          return true;
        });
  }

  /**
   * Finds the plan of an event.
   *
   * @param event the fingerprint of what happened
   */
  public Optional<PlanEntry> of(String event) {
    return sql.first("find a plan", COLUMNS + "where event = ?", Plans::read, event);
  }

  /**
   * Finds a plan.
   *
   * @param number its number
   */
  public Optional<PlanEntry> at(long number) {
    return sql.first("find a plan", COLUMNS + "where seq = ?", Plans::read, number);
  }

  /**
   * Lists plans that somebody is to decide on, or has decided on and that are not carried out yet.
   *
   * @param most how many at most
   * @return the oldest first
   */
  public List<PlanEntry> open(int most) {
    return sql.list(
        "list plans",
        COLUMNS + "where state in ('WAITING', 'APPROVED') order by seq limit ?",
        Plans::read,
        most);
  }

  /**
   * Lists plans.
   *
   * @param before those before this number
   * @param most how many at most
   * @return the newest first
   */
  public List<PlanEntry> list(long before, int most) {
    return sql.list(
        "list plans",
        COLUMNS + "where seq < ? order by seq desc limit ?",
        Plans::read,
        before,
        most);
  }

  /**
   * Agrees to a plan, also to one that was declined: its event is handled again, and the plan is
   * carried out as it is.
   *
   * @param plan the plan as it was looked at
   * @return false if it is another one by now, or was carried out
   */
  public boolean approve(PlanEntry plan) {
    return sql.together(
        "approve a plan",
        connection -> {
          // Whoever ends the event just now waits, and then finds that it is approved.
          Sql.change(connection, "update event set due = due where happened = ?", plan.event());
          int changed =
              Sql.change(
                  connection,
                  """
                  update plan set state = 'APPROVED', decided = ?
                  where seq = ? and print = ? and state in ('WAITING', 'DECLINED', 'APPROVED')
                  """,
                  clock.instant(),
                  plan.number(),
                  plan.print());
          if (changed > 0) {
            Sql.change(
                connection,
                """
                update event set state = 'WAITING', attempts = 0, due = ?
                where happened = ? and state <> 'WAITING'
                """,
                clock.instant(),
                plan.event());
          }
          return changed > 0;
        });
  }

  /**
   * Says no to a plan, and to every other one of the same event, however often it comes.
   *
   * @param plan the plan as it was looked at
   * @return false if it is another one by now, or somebody has agreed to it
   */
  public boolean decline(PlanEntry plan) {
    return sql.change(
            "decline a plan",
            """
            update plan set state = 'DECLINED', decided = ?
            where seq = ? and print = ? and state = 'WAITING'
            """,
            clock.instant(),
            plan.number(),
            plan.print())
        > 0;
  }

  /** Notes that a plan that was agreed to was carried out, whatever came of it. */
  void carriedOut(PlanEntry plan) {
    sql.change(
        "end a plan",
        "update plan set state = 'DONE' where seq = ? and state = 'APPROVED'",
        plan.number());
  }

  private static PlanEntry read(ResultSet row) throws SQLException {
    return new PlanEntry(
        row.getLong("seq"),
        row.getString("event"),
        row.getString("body"),
        row.getString("print"),
        State.valueOf(row.getString("state")),
        Sql.time(row, "made"),
        Sql.timeIfAny(row, "decided"));
  }

  /**
   * What people look at, and not what has become of it meanwhile: once it is proposed, a plan of
   * the same names the head of the proposal.
   */
  private static String print(String body) {
    ObjectNode plan = (ObjectNode) JSON.readTree(body);
    plan.findParents("expectedHead")
        .forEach(parent -> ((ObjectNode) parent).remove(List.of("expectedHead", "time")));
    return Fingerprint.of(plan.toString());
  }

  /** Gives what people would look at in a plan. */
  static String print(EventPlan plan) {
    return print(ascii(EventPlanFile.toJson(plan)));
  }

  /** The same JSON in ASCII: a half of a character outlives no database. */
  private static String ascii(String json) {
    StringBuilder text = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c < 127) {
        text.append(c);
      } else {
        text.append("\\u%04x".formatted((int) c));
      }
    }
    return text.toString();
  }
}
