package io.github.packit4j.cli;

import io.github.packit4j.cli.run.Clients;
import io.github.packit4j.cli.run.Surroundings;
import io.github.packit4j.config.user.UserConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Somebody who types commands in a directory; what is seen is kept. */
final class Terminal {

  private final Path directory;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Deque<String> replies = new ArrayDeque<>();
  private final StringBuilder transcript = new StringBuilder();
  private Function<UserConfig, Clients> clients =
      config -> {
        throw new IllegalStateException("No services here");
      };
  private String out = "";
  private String err = "";

  Terminal(Path directory) {
    this.directory = directory;
  }

  Terminal with(Function<UserConfig, Clients> services) {
    this.clients = services;
    return this;
  }

  Terminal with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Answers the next question. */
  Terminal reply(String text) {
    replies.add(text);
    return this;
  }

  /** Types a command. */
  int run(String... arguments) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            environment,
            directory,
            directory,
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC),
            Runnable::run,
            replies.isEmpty() ? Optional.empty() : Optional.of(question -> replies.remove()),
            clients);
    int exit = Main.run(surroundings, new PrintWriter(output), new PrintWriter(errors), arguments);
    out = readable(output.toString());
    err = readable(errors.toString());
    transcript.append("$ packit");
    for (String argument : arguments) {
      boolean plain = argument.matches("[\\w.,:/=@-]+");
      transcript.append(' ').append(plain ? argument : "'" + argument + "'");
    }
    transcript.append('\n').append(err.isEmpty() ? "" : err.indent(0).replaceAll("(?m)^", "! "));
    int end = transcript.length();
    if (transcript.substring(Math.max(0, end - 2)).equals("! ")) {
      transcript.setLength(end - 2);
    }
    transcript.append(out).append("[exit ").append(exit).append("]\n\n");
    return exit;
  }

  private String readable(String text) {
    return text.replace(System.lineSeparator(), "\n").replace(directory + "/", "");
  }

  String out() {
    return out;
  }

  String err() {
    return err;
  }

  /** Returns all that was typed and seen, errors after an exclamation mark. */
  String transcript() {
    return transcript.toString();
  }
}
