package io.github.packit4j.bot;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Whether the bot lives, and whether it can do its work. */
final class Health {

  private static final String JSON = "application/json";
  private static final int UNAVAILABLE = 503;

  private final Map<String, BooleanSupplier> needs;
  private volatile boolean stopping;

  /** Creates checks of what the bot needs, by name. */
  Health(Map<String, BooleanSupplier> needs) {
    this.needs = new TreeMap<>(needs);
  }

  void mount(WebhookServer server) {
    server.serve("/health/live", PlainAnswer.handler(() -> answer(true, Map.of())));
    server.serve("/health/ready", PlainAnswer.handler(this::ready));
  }

  /** From now on the bot is not ready: nobody is to send it anything more. */
  void stop() {
    stopping = true;
  }

  private PlainAnswer ready() {
    Map<String, Boolean> up = new TreeMap<>();
    needs.forEach((name, check) -> up.put(name, check.getAsBoolean()));
    return answer(!stopping && !up.containsValue(false), up);
  }

  private static PlainAnswer answer(boolean good, Map<String, Boolean> needs) {
    String parts =
        needs.entrySet().stream()
            .map(need -> ",\"%s\":\"%s\"".formatted(need.getKey(), word(need.getValue())))
            .collect(Collectors.joining());
    return new PlainAnswer(
        good ? 200 : UNAVAILABLE, JSON, "{\"status\":\"%s\"%s}\n".formatted(word(good), parts));
  }

  private static String word(boolean good) {
    return good ? "up" : "down";
  }
}
