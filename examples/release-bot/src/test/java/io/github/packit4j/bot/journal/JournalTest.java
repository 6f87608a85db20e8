package io.github.packit4j.bot.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bot.Database;
import io.github.packit4j.bot.EventHandling;
import io.github.packit4j.bot.ReleaseBot;
import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.BranchResult.PullRequestRef;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowEvent;
import io.github.packit4j.core.event.Origin;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal in H2; {@link JournalOnPostgreSqlTest} does the same on PostgreSQL. */
class JournalTest {

  private static final PackitEvent EVENT =
      new ReleasePublished(
          URI.create("https://github.com/example/hello"),
          "1.1",
          new Origin(Optional.of("delivery-1"), Optional.of(Instant.EPOCH)));
  private static final URI PULL_REQUEST =
      URI.create("https://src.fedoraproject.org/rpms/hello/pull-request/7");
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path directory;

  private Database database;
  private Journal journal;
  private JournalReader reader;
  private ReleaseBot bot;

  Database database() {
    return Database.embedded(directory);
  }

  @BeforeEach
  void open() {
    database = database();
    journal = new Journal(database);
    reader = new JournalReader(database);
    EventHandling nothing =
        new EventHandling() {
          @Override
          public EventReport handle(PackitEvent event) {
            return new EventReport(event, List.of());
          }

          @Override
          public void reportFailures(EventReport report) {}
        };
    bot = new ReleaseBot(nothing, database, 1, List.of(), journal);
  }

  @AfterEach
  void close() {
    bot.close();
    database.close();
  }

  private void started(Step step) {
    journal.on(new WorkflowEvent.StepStarted("hello", "f44", step));
  }

  private void succeeded(Step step, String detail) {
    journal.on(new WorkflowEvent.StepSucceeded("hello", "f44", step, detail, 5, SECOND));
  }

  private JobEntry only() {
    assertThat(reader.jobsOf("hello", 10)).hasSize(1);
    return reader.jobsOf("hello", 10).get(0);
  }

  @Test
  void aReleaseIsOneJobFromItsPlanToItsPullRequest() {
    started(Step.PLAN);
    assertThat(only().state()).isEqualTo(State.RUNNING);
    succeeded(Step.PLAN, "to propose 1.1");
    journal.on(new WorkflowEvent.BranchStarted("hello", "f44"));
    started(Step.PUSH);
    succeeded(Step.PUSH, "pushed");
    assertThat(only().state()).isEqualTo(State.RUNNING);
    started(Step.PULL_REQUEST);
    succeeded(Step.PULL_REQUEST, "opened");
    journal.on(
        new WorkflowEvent.BranchFinished(
            "hello",
            "f44",
            new BranchResult.Proposed(
                "hello", "f44", new PullRequestRef(7, PULL_REQUEST), List.of())));

    assertThat(only().state()).isEqualTo(State.DONE);
    assertThat(only().ended()).isPresent();
    assertThat(only().note()).isEqualTo("Pull request 7 opened");
    assertThat(only().link().map(WebLink::address)).contains(PULL_REQUEST.toString());
    assertThat(only().steps())
        .extracting(JobEntry.StepEntry::name)
        .containsExactly("PLAN", "PUSH", "PULL_REQUEST");
    assertThat(only().steps())
        .allMatch(step -> step.state() == State.DONE && step.millis().orElse(0L) == 1_000);
  }

  @Test
  void aStepThatFailsEndsItsJobWithTheReason() {
    started(Step.KOJI_BUILD);
    journal.on(
        new WorkflowEvent.StepFailed(
            "hello", "f44", Step.KOJI_BUILD, new IllegalStateException("Koji is away"), SECOND));

    assertThat(only().state()).isEqualTo(State.FAILED);
    assertThat(only().note()).isEqualTo("Koji is away");
    assertThat(only().steps()).extracting(JobEntry.StepEntry::detail).contains("Koji is away");
  }

  @Test
  void aReportSaysWhereToLookForABuild() {
    bot.accept(EVENT);
    started(Step.KOJI_BUILD);
    succeeded(Step.KOJI_BUILD, "submitted");
    URI task = URI.create("https://koji.fedoraproject.org/koji/taskinfo?taskID=12");
    journal.accept(
        new EventReport(
            EVENT, List.of(new JobOutcome.BuildSubmitted("hello", "f44", "f44", 12, task))));

    assertThat(only().link().map(WebLink::address)).contains(task.toString());
    assertThat(only().note()).isEqualTo("Task 12 builds it for f44");
    assertThat(reader.events(Optional.empty(), Long.MAX_VALUE, 10))
        .singleElement()
        .satisfies(event -> assertThat(event.outcomes()).hasSize(1));
    assertThat(reader.eventsOf("hello", 10)).hasSize(1);
  }

  @Test
  void aJobThatDecidesToDoNothingIsShownSo() {
    bot.accept(EVENT);
    started(Step.KOJI_BUILD);
    succeeded(Step.KOJI_BUILD, "The commit leaves the spec file alone.");
    journal.accept(
        new EventReport(
            EVENT,
            List.of(
                new JobOutcome.NotRun(
                    "koji_build",
                    "hello",
                    JobOutcome.Reason.SPEC_FILE_UNCHANGED,
                    "The commit leaves the spec file alone."))));

    assertThat(only().state()).isEqualTo(State.SKIPPED);
  }

  @Test
  void aJobOfABotThatHasDiedIsCutOffWhenAnotherBeginsAnew() {
    started(Step.PLAN);
    Journal other = new Journal(database);
    other.on(new WorkflowEvent.StepStarted("hello", "f44", Step.PLAN));

    assertThat(reader.jobsOf("hello", 10))
        .extracting(JobEntry::state)
        .containsExactly(State.RUNNING, State.LOST);
    assertThat(reader.latestJobs(Long.MAX_VALUE, 10)).hasSize(1);
    assertThat(reader.counts().running()).isEqualTo(1);
  }

  @Test
  void theNewestJobsOfABranchAreKept() {
    for (int i = 0; i < Journal.KEPT + 3; i++) {
      started(Step.BODHI_UPDATE);
      succeeded(Step.BODHI_UPDATE, "update " + i);
    }
    assertThat(reader.jobsOf("hello", 100))
        .hasSize(Journal.KEPT)
        .first()
        .satisfies(job -> assertThat(job.note()).isEqualTo("update 7"));
  }

  @Test
  void whatAnEventHasLedToIsReplacedWhenItIsHandledAgain() {
    bot.accept(EVENT);
    BranchResult failed =
        new BranchResult.Failed(
            "hello", "f44", Step.PUSH, new IllegalStateException("full disk"), true);
    BranchResult same = new BranchResult.UpToDate("hello", "f44", Optional.empty(), List.of());
    journal.accept(released(failed));
    journal.accept(released(same));

    assertThat(reader.event(1).orElseThrow().outcomes())
        .extracting(Outcome::state)
        .containsExactly(State.SKIPPED);
  }

  private static EventReport released(BranchResult result) {
    return new EventReport(
        EVENT,
        List.of(
            new JobOutcome.Released(
                "propose_downstream", "hello", new ReleaseReport("1.1", List.of(result)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'; drop table job; --", "a\0b", "\uD800", "ü\u202E", "%s?", "<script>", ""})
  void hostileTextIsKeptAsText(String text) {
    String name = text.repeat(300);
    journal.on(new WorkflowEvent.BranchStarted(name, text));
    journal.on(new WorkflowEvent.StepStarted(name, text, Step.PUSH));
    journal.on(
        new WorkflowEvent.StepSucceeded(name, text, Step.PUSH, text.repeat(5_000), 0, SECOND));
    bot.accept(EVENT);
    journal.accept(
        new EventReport(
            EVENT,
            List.of(
                new JobOutcome.BuildSubmitted(
                    name, text, text, 1, URI.create("javascript:alert(1)")),
                new JobOutcome.NotRun(text, name, JobOutcome.Reason.FORK, text))));

    assertThat(reader.latestJobs(Long.MAX_VALUE, 10)).hasSize(1);
    assertThat(reader.event(1).orElseThrow().outcomes())
        .hasSize(2)
        .allMatch(outcome -> outcome.link().isEmpty());
  }
}
