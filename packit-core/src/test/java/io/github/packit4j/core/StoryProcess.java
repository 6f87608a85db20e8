package io.github.packit4j.core;

import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.core.event.Heard;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.SandboxAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A bot in a JVM of its own. It reads one event a line, handles each twice with four threads, and
 * answers an empty line with what became of the events before it.
 */
final class StoryProcess {

  static final String DONE = "done";
  static final String FINAL = "final ";
  static final String RETRYABLE = "retryable";
  private static final String RELEASE = "release";

  private StoryProcess() {}

  /** Starts a bot: port and certificate of the sandbox, a work directory, and one for locks. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    SandboxAddress address =
        new SandboxAddress(Integer.parseInt(arguments[0]), Files.readString(Path.of(arguments[1])));
    PackageLocks locks =
        arguments.length > 3 ? new FileLocks(Path.of(arguments[3])) : PackageLocks.inThisProcess();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    ReleaseWorkflow workflow =
        Fedora.workflow(
            address.httpClient(),
            Secret.of("packit-token"),
            Path.of(arguments[2]),
            builder -> builder.locks(locks));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    List<CompletableFuture<EventReport>> running = new ArrayList<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.isEmpty()) {
        tell(running, out);
        running.clear();
        continue;
      }
      PackitEvent event = event(line);
      for (int time = 0; time < 2; time++) {
        running.add(CompletableFuture.supplyAsync(() -> workflow.handle(event), threads));
      }
    }
    threads.shutdownNow();
  }

  private static void tell(List<CompletableFuture<EventReport>> reports, PrintStream out) {
    List<JobOutcome> outcomes =
        reports.stream().flatMap(report -> report.join().outcomes().stream()).toList();
    Story.finalFailures(outcomes)
        .forEach(failure -> out.println(FINAL + failure.toString().replace('\n', ' ')));
    if (Story.retryable(outcomes)) {
      out.println(RETRYABLE);
    }
    out.println(DONE);
    out.flush();
  }

  /** Writes the release, or a message of the bus. */
  static String line(String id, String topic, String body) {
    return String.join(
        " ", id, topic, Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
  }

  static String release() {
    return RELEASE;
  }

  private static PackitEvent event(String line) {
    if (line.equals(RELEASE)) {
      return Events.RELEASE;
    }
    String[] parts = line.split(" ", 3);
    return Heard.of(
            MessageReader.create()
                .read(
                    new FedoraMessage(
                        parts[0],
                        parts[1],
                        new String(Base64.getDecoder().decode(parts[2]), StandardCharsets.UTF_8))))
        .orElseThrow();
  }
}
