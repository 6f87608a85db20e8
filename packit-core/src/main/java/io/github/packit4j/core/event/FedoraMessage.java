package io.github.packit4j.core.event;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A message of Fedora's bus as any AMQP client delivers it.
 *
 * @param id the message's id, which is the same when it is delivered again
 * @param topic the full topic, such as {@code org.fedoraproject.prod.pagure.git.receive}
 * @param body the body, a JSON object
 */
public record FedoraMessage(String id, String topic, String body) {

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
      JsonNode envelope = Json.object(json, "fedora-messaging message");
      return new FedoraMessage(
          envelope.path("id").asString(""),
          Json.text(envelope, "topic", "fedora-messaging message"),
          envelope.path("body").toString());
    } catch (JacksonException e) {
      throw new EventFormatException("fedora-messaging message", e.getOriginalMessage());
    }
  }
}
