package io.github.packit4j.bot.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bot.Database;
import io.github.packit4j.bot.Fingerprint;
import io.github.packit4j.bot.ReleaseBot;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.event.Origin;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.workflow.Fedora;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases that wait until somebody has looked at them. */
class PlanReviewTest {

  private static final String SPEC =
      """
      Name:           hello
      Version:        1.0
      Release:        1%{?dist}
      Summary:        Says hello
      License:        MIT
      URL:            https://github.com/example/hello
      Source0:        %{url}/archive/%{version}/hello-%{version}.tar.gz

      %description
      Says hello.

      %changelog
      * Mon Jul 20 2026 Jane Doe <jane@example.org> - 1.0-1
      - First release
      """;

  private static final String CONFIG =
      """
      specfile_path: hello.spec
      jobs:
        - {job: propose_downstream, trigger: release, dist_git_branches: [f44]}
      """;

  private static final PackitEvent EVENT =
      new ReleasePublished(URI.create("https://github.com/example/hello"), "1.1");

  @TempDir Path work;

  private final BlockingQueue<EventReport> reports = new LinkedBlockingQueue<>();
  private Sandbox fedora;
  private Fedora clients;
  private Database database;
  private Plans plans;
  private PlanReview review;
  private ReleaseBot bot;

  @BeforeEach
  void start() {
    fedora = Sandbox.start();
    fedora.downloads().serveAnything();
    FileTree files = FileTree.of("hello.spec", SPEC, ".packit.yaml", CONFIG);
    fedora.distGit().createPackage("hello", files, "rawhide", "f44").addCommitter("packit");
    UpstreamProject hello = fedora.upstream().project("example/hello");
    hello.commit("Release 1.1", files);
    hello.release("1.1", "1.1", "");
    clients = Fedora.connect(fedora, "packit", work);
    database = Database.embedded(work.resolve("database"));
    plans = new Plans(database);
    Journal journal = new Journal(database);
    review =
        new PlanReview(
            clients.workflow().locks(database.locks()).listener(journal).build(),
            database,
            JobPlan.Release.class::isInstance);
    bot = new ReleaseBot(review, database, 1, List.of(), reports::add);
    bot.start();
  }

  @AfterEach
  void stop() {
    bot.close();
    database.close();
    clients.close();
    fedora.close();
  }

  private PlanEntry plan() {
    return plans.of(Fingerprint.of(EVENT)).orElseThrow();
  }

  private EventReport handled() throws InterruptedException {
    bot.accept(EVENT);
    return ended();
  }

  /** A report comes before the event's end, and one that has not ended is not taken again. */
  private EventReport ended() throws InterruptedException {
    EventReport report = reports.take();
    JournalReader reader = new JournalReader(database);
    while (!List.of(State.DONE, State.FAILED)
        .contains(reader.event(Fingerprint.of(EVENT)).orElseThrow().state())) {
      Thread.onSpinWait();
    }
    return report;
  }

  @Test
  void aReleaseWaitsUntilSomebodyAgreesAndIsThenCarriedOutAsItWas() throws Exception {
    EventReport first = handled();
    assertThat(first.succeeded()).isTrue();
    assertThat(Outcome.of(first)).allMatch(outcome -> outcome.state() == State.SKIPPED);
    assertThat(fedora.distGit().pullRequests("hello")).isEmpty();
    assertThat(plan().state()).isEqualTo(State.WAITING);
    assertThat(plan().read().orElseThrow().event()).isEqualTo(EVENT);

    assertThat(plans.approve(plan())).isTrue();
    assertThat(handled().succeeded()).isTrue();

    assertThat(fedora.distGit().pullRequests("hello")).hasSize(1);
    assertThat(plan().state()).isEqualTo(State.DONE);
    assertThat(new JournalReader(database).jobsOf("hello", 10))
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.branch()).isEqualTo("f44");
              assertThat(job.state()).isEqualTo(State.DONE);
              assertThat(job.link().orElseThrow().address()).contains("/pull-request/");
              assertThat(job.steps())
                  .extracting(JobEntry.StepEntry::name)
                  .startsWith("PLAN")
                  .endsWith("PULL_REQUEST");
            });
  }

  @Test
  void whoHasDeclinedIsNotAskedAgainButMayAgreeLater() throws Exception {
    handled();
    assertThat(plans.decline(plan())).isTrue();

    assertThat(Outcome.of(handled()))
        .extracting(Outcome::note)
        .containsExactly("Somebody has declined the plan.");
    assertThat(plan().state()).isEqualTo(State.DECLINED);
    assertThat(plans.open(10)).isEmpty();

    assertThat(plans.approve(plan())).isTrue();
    handled();
    assertThat(fedora.distGit().pullRequests("hello")).hasSize(1);
  }

  /** Another delivery, or a sweep, tells of the same release. */
  @Test
  void whoHasDeclinedIsNotAskedByAnotherMessengerEither() throws Exception {
    handled();
    plans.decline(plan());
    PackitEvent other =
        new ReleasePublished(
            URI.create("https://github.com/example/hello"),
            "1.1",
            new Origin(Optional.of("another delivery"), Optional.empty()));
    bot.accept(other);
    EventReport report = reports.take();
    assertThat(report.event()).isEqualTo(other);
    assertThat(Outcome.of(report))
        .extracting(Outcome::note)
        .containsExactly("Somebody has declined the plan.");
    assertThat(plans.open(10)).isEmpty();
  }

  /** Somebody pushes to dist-git meanwhile, and the event comes again. */
  @Test
  void onlyThePlanThatWasLookedAtIsAgreedTo() throws Exception {
    handled();
    PlanEntry seen = plan();
    fedora.distGit().pkg("hello").commit("f44", "Notes", FileTree.of("notes", "new"));
    handled();

    assertThat(plan().print()).isNotEqualTo(seen.print());
    assertThat(plans.approve(seen)).isFalse();
    assertThat(plans.decline(seen)).isFalse();
    assertThat(plan().state()).isEqualTo(State.WAITING);
  }

  /** What was agreed to is done or is not; nobody gets something else. */
  @Test
  void aPlanThatHoldsNoLongerFailsAndIsMadeAnewWhenItIsRetried() throws Exception {
    handled();
    fedora.distGit().pkg("hello").commit("f44", "Notes", FileTree.of("notes", "new"));
    assertThat(plans.approve(plan())).isTrue();

    assertThat(handled().succeeded()).isFalse();
    assertThat(plan().state()).isEqualTo(State.DONE);
    assertThat(bot.retry(1)).isTrue();
    assertThat(ended().succeeded()).isTrue();
    assertThat(fedora.distGit().pullRequests("hello")).isEmpty();
    assertThat(plan().state()).isEqualTo(State.WAITING);
  }

  @Test
  void whoAgreesWhileTheEventIsStillBeingHandledIsHeard() throws Exception {
    bot.close();
    bot =
        new ReleaseBot(
            review,
            database,
            1,
            List.of(),
            report -> {
              if (reports.isEmpty()) {
                plans.approve(plan());
              }
              reports.add(report);
            });
    bot.start();
    bot.accept(EVENT);
    while (plans.of(Fingerprint.of(EVENT)).filter(plan -> plan.state() == State.DONE).isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(fedora.distGit().pullRequests("hello")).hasSize(1);
  }

  /** It is proposed, and not merged yet, when the event comes again. */
  @Test
  void whoHasAgreedIsNotAskedForTheSameAgain() throws Exception {
    handled();
    plans.approve(plan());
    handled();
    assertThat(handled().succeeded()).isTrue();
    assertThat(plans.open(10)).isEmpty();
    assertThat(fedora.distGit().pullRequests("hello")).hasSize(1);
  }
}
