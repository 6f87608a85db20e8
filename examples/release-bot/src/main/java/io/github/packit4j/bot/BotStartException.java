package io.github.packit4j.bot;

import io.github.packit4j.http.PackitException;

/** A bot could not be started: its database, its broker or its address cannot be had. */
public final class BotStartException extends PackitException {

  private static final long serialVersionUID = 1L;

  BotStartException(Exception cause) {
    super("The bot could not be started: " + cause.getMessage(), cause);
  }
}
