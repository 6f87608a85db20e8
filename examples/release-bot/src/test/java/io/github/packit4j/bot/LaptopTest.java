package io.github.packit4j.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.packit4j.bot.journal.Journal;
import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.BranchResult.PullRequestRef;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowEvent;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as one starts it on a laptop: one process with the embedded database, which knows
 * many packages when many of them have a release at once. {@code -Dpackit4j.laptop=25000} says how
 * many packages there are; one in 25 has a release.
 */
class LaptopTest {

  private static final int PACKAGES = Integer.getInteger("packit4j.laptop", 500);
  private static final int EVENTS = Math.max(50, PACKAGES / 25);
  private static final int CALLERS = 32;
  private static final long MOST_KILOBYTES = 512 * 1024;

  private static final Pattern HANDLED =
      Pattern.compile("\"subject\":\"https://github.com/example/(package-[0-9]+)\"");

  @TempDir Path directory;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Integer> handled = new TreeMap<>();

  @BeforeEach
  void needsLinux() {
    assumeThat(Path.of("/proc/self/status")).as("where Linux tells what memory is used").exists();
  }

  @Test
  void manyPackagesAndABurstOfReleasesFitIntoALaptop() throws Exception {
    Instant begin = Instant.now();
    try (Database database = Database.embedded(directory.resolve("data"))) {
      fill(database);
    }
    long filled = Files.size(file());
    Duration filling = Duration.between(begin, Instant.now());

    long memory;
    try (BotProcess bot = new BotProcess(LaptopBot.class, arguments())) {
      begin = Instant.now();
      deliver(bot.url().resolve(GitHubCalls.PATH));
      Duration taking = Duration.between(begin, Instant.now());
      while (handled.size() < EVENTS) {
        count(bot.line());
      }
      Duration handling = Duration.between(begin, Instant.now());
      memory = bot.mostMemory();
      bot.end().forEach(this::count);
      System.out.printf(
          "laptop: %d packages (stored in %d s, %d MB); %d releases taken in %.1f s, handled in"
              + " %.1f s; most memory %d MB; database %d MB%n",
          PACKAGES,
          filling.toSeconds(),
          filled >> 20,
          EVENTS,
          taking.toMillis() / 1000.0,
          handling.toMillis() / 1000.0,
          memory >> 10,
          Files.size(file()) >> 20);
    }
    assertThat(handled.values()).as("how often each was handled").containsOnly(1);
    assertThat(memory).as("kilobytes of memory").isLessThan(MOST_KILOBYTES);
    assertEachIsDoneOnce();
  }

  private String[] arguments() throws IOException {
    List<String> arguments = new ArrayList<>();
    // A sweep may find a release before it is delivered; it is handled twice then.
    Path settings = BotProcess.settings(directory);
    Files.writeString(settings, "sweep: never\n", StandardOpenOption.APPEND);
    arguments.add(settings.toString());
    for (int i = 0; i < EVENTS; i++) {
      arguments.add("example/" + released(i));
    }
    return arguments.toArray(String[]::new);
  }

  /** The package that has a release. */
  private static String released(int number) {
    return name(number * (PACKAGES / EVENTS));
  }

  private Path file() {
    return directory.resolve("data/events.mv.db");
  }

  private static String name(int number) {
    return "package-" + number;
  }

  private static PackitEvent release(String name, String tag) {
    return new ReleasePublished(URI.create("https://github.com/example/" + name), tag);
  }

  /** Each package has had a release, which is proposed in dist-git. */
  private static void fill(Database database) {
    EventStore store = new EventStore(database.source(), Clock.systemUTC());
    Journal journal = new Journal(database);
    Watched watched = new Watched(database.source());
    for (int i = 0; i < PACKAGES; i++) {
      PackitEvent event = release(name(i), "1.0");
      String subject = store.add(event);
      EventReport report = proposed(journal, event, name(i));
      store.end(store.first(subject).orElseThrow(), true, report.outcomes().toString());
      journal.accept(report);
      watched.add(Set.of(name(i), subject));
    }
  }

  private static EventReport proposed(Journal journal, PackitEvent event, String name) {
    done(journal, name, Step.PLAN, "to propose 1.0");
    journal.on(new WorkflowEvent.BranchStarted(name, "rawhide"));
    done(journal, name, Step.CHECK, "nothing has moved");
    done(journal, name, Step.UPLOAD_SOURCES, name + "-1.0.tar.gz");
    done(journal, name, Step.FORK, "packit/" + name);
    done(journal, name, Step.PUSH, "5b1c7e0a4d9f2b8c6a3e1d7f0c9b8a7d6e5f4c3b");
    done(journal, name, Step.PULL_REQUEST, "opened 1");
    BranchResult result =
        new BranchResult.Proposed(
            name,
            "rawhide",
            new PullRequestRef(
                1, URI.create("https://src.fedoraproject.org/rpms/" + name + "/pull-request/1")),
            List.of());
    journal.on(new WorkflowEvent.BranchFinished(name, "rawhide", result));
    return new EventReport(
        event,
        List.of(
            new JobOutcome.Released(
                "propose_downstream", name, new ReleaseReport("1.0", List.of(result)))));
  }

  private static void done(Journal journal, String name, Step step, String detail) {
    journal.on(new WorkflowEvent.StepStarted(name, "rawhide", step));
    journal.on(
        new WorkflowEvent.StepSucceeded(
            name, "rawhide", step, detail, 318_000, Duration.ofMillis(640)));
  }

  private void count(String line) {
    Matcher subject = HANDLED.matcher(line.replace("\\/", "/"));
    if (line.contains("\"An event was handled\"") && subject.find()) {
      handled.merge(subject.group(1), 1, Integer::sum);
    }
  }

  /** All have been taken when this ends. */
  private void deliver(URI hook) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < EVENTS; i++) {
        HttpRequest request = delivery(hook, released(i), i);
        answers.add(
            callers.submit(() -> client.send(request, BodyHandlers.discarding()).statusCode()));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(202);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  private static HttpRequest delivery(URI hook, String name, int number) {
    byte[] body = GitHubCalls.release("example/" + name, "1.1");
    return HttpRequest.newBuilder(hook)
        .header("X-GitHub-Event", "release")
        .header("X-GitHub-Delivery", "delivery-" + number)
        .header("X-Hub-Signature-256", GitHubCalls.signature(GitHubCalls.SECRET, body))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private void assertEachIsDoneOnce() {
    try (Database database = Database.embedded(directory.resolve("data"))) {
      assertThat(
              new Sql(database.source())
                  .list(
                      "read what was delivered",
                      "select state, attempts, count(*) from event"
                          + " where subject like 'https://github.com/example/package-%'"
                          + " and body like '%\"1.1\"%' group by state, attempts",
                      row -> row.getString(1) + " " + row.getInt(2) + " " + row.getInt(3)))
          .containsExactly("DONE 1 " + EVENTS);
    }
  }
}
