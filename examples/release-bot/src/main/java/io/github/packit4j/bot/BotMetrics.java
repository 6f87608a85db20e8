package io.github.packit4j.bot;

import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.event.PackitEvent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What the bot counts, in the text format of Prometheus. */
final class BotMetrics implements AutoCloseable {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String KIND = "kind";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  BotMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  void mount(WebhookServer server) {
    server.serve(
        "/metrics", PlainAnswer.handler(() -> new PlainAnswer(200, TEXT, registry.scrape(TEXT))));
  }

  /** Counts the events of all bots that wait or have failed, whenever it is asked. */
  void watch(String state, Supplier<Number> count) {
    Gauge.builder("packit.bot.events", count)
        .description("Events in the database by their state")
        .tag("state", state)
        .register(registry);
  }

  void watchBroker(BooleanSupplier connected) {
    Gauge.builder("packit.bot.broker.connected", () -> connected.getAsBoolean() ? 1 : 0)
        .description("Whether messages can come")
        .register(registry);
  }

  /** Counts an event that was taken; what was delivered twice counts twice. */
  void taken(String source, PackitEvent event) {
    registry.counter("packit.bot.events.taken", "source", source, KIND, kind(event)).increment();
  }

  /** Counts an event about something that the settings do not name. */
  void passedOver(String source, PackitEvent event) {
    registry
        .counter("packit.bot.events.passed.over", "source", source, KIND, kind(event))
        .increment();
  }

  void attempted(EventReport report) {
    registry
        .counter("packit.bot.attempts", KIND, kind(report.event()), "result", result(report))
        .increment();
  }

  void refused() {
    registry.counter("packit.bot.messages.refused").increment();
  }

  /** One word for what became of an attempt. */
  static String result(EventReport report) {
    return report.succeeded() ? "done" : report.retryable() ? "retryable" : "failed";
  }

  static String kind(PackitEvent event) {
    return event.getClass().getSimpleName();
  }

  @Override
  public void close() {
    registry.close();
  }
}
