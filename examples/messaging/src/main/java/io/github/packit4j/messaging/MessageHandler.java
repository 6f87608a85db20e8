package io.github.packit4j.messaging;

import io.github.packit4j.core.event.EventFormatException;
import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.core.event.PackitEvent;
import java.util.function.Consumer;

/** Does what a message asks for, or stores it so that it is not lost. */
@FunctionalInterface
public interface MessageHandler {

  /**
   * Takes a message. It is acknowledged once this returns, and comes again where it does not: what
   * is done twice must be as good as once, since the broker may send any message twice.
   *
   * @param message the message
   * @throws UnusableMessageException if the message can never be handled; it is refused at once
   * @throws Exception if something else failed; the message is handed over again after a pause
   */
  void handle(FedoraMessage message) throws Exception;

  /**
   * Takes what messages tell of; those that nothing reacts to are passed over.
   *
   * @param reader reads messages
   * @param events takes an event, typically into a database
   * @return the handler, which refuses a message without the shape of its topic at once
   */
  static MessageHandler ofEvents(MessageReader reader, Consumer<PackitEvent> events) {
    return message -> {
      PackitEvent event;
      try {
        event = reader.read(message);
      } catch (EventFormatException e) {
        throw new UnusableMessageException(String.valueOf(e.getMessage()));
      }
      if (!(event instanceof PackitEvent.Ignored)) {
        events.accept(event);
      }
    };
  }
}
