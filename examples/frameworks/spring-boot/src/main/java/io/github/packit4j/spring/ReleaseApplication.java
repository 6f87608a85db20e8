package io.github.packit4j.spring;

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
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks of GitHub in, pull requests of dist-git out. */
@SpringBootApplication
public class ReleaseApplication {

  public static void main(String... args) {
    SpringApplication.run(ReleaseApplication.class, args);
  }

  @Bean
  ReleaseWorkflow workflow(WorkflowBuilder clients, MeterRegistry meters) {
    return clients.listener(event -> count(event, meters)).build();
  }

  @Bean // Depends on the workflow, so that it ends before what its jobs use.
  TaskExecutor jobs(ThreadPoolTaskExecutorBuilder settings, ReleaseWorkflow workflow) {
    return settings.build();
  }

  private static void count(WorkflowEvent event, MeterRegistry meters) {
    if (event instanceof StepSucceeded done) {
      meters.timer("packit.step", "step", done.step().name(), "ended", "well").record(done.took());
    } else if (event instanceof StepFailed bad) {
      meters.timer("packit.step", "step", bad.step().name(), "ended", "badly").record(bad.took());
    }
  }

  @RestController
  record Webhooks(
      WebhookReader gitHub, ReleaseWorkflow workflow, TaskExecutor jobs, MeterRegistry meters) {

    @PostMapping("/webhooks/github")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void receive(@RequestHeader Map<String, String> headers, InputStream body) throws IOException {
      byte[] bytes = body.readNBytes(WebhookReader.MAX_BODY_BYTES + 1);
      PackitEvent event = gitHub.read(headers, bytes);
      if (!(event instanceof PackitEvent.Ignored)) {
        jobs.execute(() -> handle(event));
      }
    }

    private void handle(PackitEvent event) {
      EventReport report = workflow.handle(event);
      meters.counter("packit.event", "succeeded", "" + report.succeeded()).increment();
      LoggerFactory.getLogger(Webhooks.class).info("{}", report);
    }

    @ExceptionHandler(WebhookRejectedException.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    void forged() {}

    @ExceptionHandler(EventFormatException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    void unreadable() {}

    @ExceptionHandler(TaskRejectedException.class)
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    void busy() {}
  }
}
