package io.github.packit4j.bot.journal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.github.packit4j.core.EventPlan;
import io.github.packit4j.core.EventPlanFile;
import io.github.packit4j.core.failure.WorkflowException;
import java.time.Instant;
import java.util.Optional;

/**
 * What an event would do.
 *
 * @param number its place in the order of all
 * @param event the {@link io.github.packit4j.bot.Fingerprint} of what happened
 * @param plan the JSON of {@link EventPlanFile}
 * @param print the fingerprint of what it changes, whoever has made it and when
 * @param state {@link State#WAITING}, {@link State#APPROVED}, {@link State#DECLINED} or {@link
 *     State#DONE}
 * @param made when it was made
 * @param decided when somebody has decided on it
 */
public record PlanEntry(
    long number,
    String event,
    @JsonRawValue String plan,
    String print,
    State state,
    Instant made,
    Optional<Instant> decided) {

  /**
   * Reads the plan.
   *
   * @return the plan; empty if it is one of another version
   */
  public Optional<EventPlan> read() {
    try {
      return Optional.of(EventPlanFile.parse(plan));
    } catch (WorkflowException e) {
      return Optional.empty();
    }
  }

  /**
   * Says what has happened.
   *
   * @return in a few words
   */
  @JsonProperty
  public String title() {
    return read().map(found -> EventWords.of(found.event())).orElse("A plan of another version");
  }
}
