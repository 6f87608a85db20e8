package io.github.packit4j.bot.journal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.packit4j.core.event.EventFormatException;
import io.github.packit4j.core.event.EventJson;
import io.github.packit4j.core.event.PackitEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event that was received.
 *
 * @param number its place in the order of all
 * @param id its {@link io.github.packit4j.bot.Fingerprint}
 * @param subject what it is about
 * @param body its JSON
 * @param state {@link State#WAITING}, {@link State#RUNNING}, {@link State#DONE} or {@link
 *     State#FAILED}
 * @param attempts how often it was handled in vain, or to its end
 * @param due when it is to be handled next, while it waits
 * @param received when it was
 * @param note how the last attempt has ended, if there was one
 * @param outcomes the same, job by job
 */
public record EventEntry(
    long number,
    String id,
    String subject,
    String body,
    State state,
    int attempts,
    Instant due,
    Instant received,
    Optional<String> note,
    List<Outcome> outcomes) {

  /** Copies the list. */
  public EventEntry {
    outcomes = List.copyOf(outcomes);
  }

  EventEntry with(List<Outcome> found) {
    return new EventEntry(number, id, subject, body, state, attempts, due, received, note, found);
  }

  /**
   * Reads the event.
   *
   * @return the event; empty if it was damaged, or is one that only a newer version knows
   */
  public Optional<PackitEvent> event() {
    try {
      return Optional.of(EventJson.read(body));
    } catch (EventFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Says what happened.
   *
   * @return in a few words
   */
  @JsonProperty
  public String title() {
    return event().map(EventWords::of).orElse("An event that cannot be read");
  }
}
