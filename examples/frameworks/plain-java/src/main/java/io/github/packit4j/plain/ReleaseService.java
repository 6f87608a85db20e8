package io.github.packit4j.plain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.WorkflowBuilder;
import io.github.packit4j.core.WorkflowEvent;
import io.github.packit4j.core.WorkflowEvent.StepFailed;
import io.github.packit4j.core.WorkflowEvent.StepSucceeded;
import io.github.packit4j.core.event.EventFormatException;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.WebhookReader;
import io.github.packit4j.core.event.WebhookRejectedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Webhooks of GitHub in, pull requests of dist-git out. */
public record ReleaseService(
    HttpServer server, ExecutorService jobs, ReleaseWorkflow workflow, MeterRegistry meters) {

  public static ReleaseService at(
      HttpServer server, WebhookReader gitHub, WorkflowBuilder clients, ExecutorService jobs) {
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ReleaseWorkflow workflow = clients.listener(event -> count(event, meters)).build();
    ReleaseService service = new ReleaseService(server, jobs, workflow, meters);
    server.createContext("/webhooks/github", c -> answer(c, service.receive(c, gitHub), ""));
    server.createContext("/metrics", c -> answer(c, 200, meters.scrape()));
    return service;
  }

  private static void count(WorkflowEvent event, MeterRegistry meters) {
    if (event instanceof StepSucceeded done) {
      meters.timer("packit.step", "step", done.step().name(), "ended", "well").record(done.took());
    } else if (event instanceof StepFailed bad) {
      meters.timer("packit.step", "step", bad.step().name(), "ended", "badly").record(bad.took());
    }
  }

  private int receive(HttpExchange call, WebhookReader gitHub) throws IOException {
    Map<String, String> headers = new HashMap<>();
    call.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    byte[] body = call.getRequestBody().readNBytes(WebhookReader.MAX_BODY_BYTES + 1);
    try {
      PackitEvent event = gitHub.read(headers, body);
      if (!(event instanceof PackitEvent.Ignored)) {
        jobs.execute(() -> count(workflow.handle(event)));
      }
      return 202;
    } catch (WebhookRejectedException | EventFormatException e) {
      return e instanceof WebhookRejectedException ? 403 : 400;
    } catch (RejectedExecutionException e) {
      return 503;
    }
  }

  private void count(EventReport report) {
    meters.counter("packit.event", "succeeded", "" + report.succeeded()).increment();
  }

  private static void answer(HttpExchange call, int status, String text) throws IOException {
    try (call) {
      call.sendResponseHeaders(status, 0); // 0: as long as what is written.
      call.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  public void stop() {
    server.stop(1); // A second for requests that are being answered.
    jobs.shutdown();
    try {
      jobs.awaitTermination(10, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
