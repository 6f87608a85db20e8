package io.github.packit4j.core.event;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A message of Fedora's bus as any AMQP client delivers it.
 *
 * @param id the message's id, which is the same when it is delivered again
 * @param topic the full topic, such as {@code org.fedoraproject.prod.pagure.git.receive}
 * @param sentAt when it was sent, by the header {@code sent-at}
 * @param body the body, a JSON object
 */
public record FedoraMessage(String id, String topic, Optional<Instant> sentAt, String body) {

  private static final String WHAT = "fedora-messaging message";

  /** Makes a message that does not say when it was sent. */
  public FedoraMessage(String id, String topic, String body) {
    this(id, topic, Optional.empty(), body);
  }

  /**
   * Makes a message of its parts.
   *
   * @param id the message's id
   * @param topic the full topic
   * @param sentAt the header {@code sent-at}; what is no date is taken for none
   * @param body the body
   * @return the message
   */
  public static FedoraMessage of(String id, String topic, String sentAt, String body) {
    return new FedoraMessage(id, topic, Times.of(sentAt), body);
  }

  /**
   * Reads the form that the message archive and recording tools keep: {@code {id, topic, headers,
   * body}}.
   *
   * @param json the stored message
   * @return the message
   * @throws EventFormatException if the text is not such an object
   */
  public static FedoraMessage parse(String json) {
    try {
      JsonNode envelope = Json.object(json, WHAT);
      return of(
          envelope.path("id").asString(""),
          Json.text(envelope, "topic", WHAT),
          Json.at(envelope, "headers.sent-at").asString(""),
          envelope.path("body").toString());
    } catch (JacksonException e) {
      throw new EventFormatException(WHAT, e.getOriginalMessage());
    }
  }
}
