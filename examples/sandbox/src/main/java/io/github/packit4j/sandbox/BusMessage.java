package io.github.packit4j.sandbox;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message of fedora-messaging.
 *
 * @param id message id, a UUID
 * @param topic full topic, such as {@code org.fedoraproject.prod.pagure.git.receive}
 * @param headers AMQP headers; values are strings, integers and booleans
 * @param body body, a JSON object
 */
public record BusMessage(String id, String topic, Map<String, Object> headers, String body) {

  public BusMessage {
    requireNonNull(id, "id");
    requireNonNull(topic, "topic");
    requireNonNull(body, "body");
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }
}
