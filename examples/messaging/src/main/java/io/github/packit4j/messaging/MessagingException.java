package io.github.packit4j.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;

/** The bus refuses what it was asked for, in a way that trying again does not mend. */
public final class MessagingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MessagingException(String what, Throwable cause) {
    super("Tried to %s but failed because: %s".formatted(what, reason(cause)), cause);
  }

  MessagingException(String what, String why) {
    super("Tried to %s but failed because: %s".formatted(what, why));
  }

  /** What the broker said stands in the cause of an exception without a message. */
  private static String reason(Throwable failure) {
    for (Throwable told = failure; told != null; told = told.getCause()) {
      if (told instanceof ShutdownSignalException signal) {
        if (signal.getReason() instanceof AMQP.Connection.Close close) {
          return close.getReplyText();
        }
        if (signal.getReason() instanceof AMQP.Channel.Close close) {
          return close.getReplyText();
        }
      }
      if (told.getMessage() != null) {
        return told.getMessage();
      }
    }
    return failure.toString();
  }
}
