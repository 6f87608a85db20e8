package io.github.packit4j.bot.page;

import com.sun.net.httpserver.HttpServer;
import io.github.packit4j.bot.Database;
import io.github.packit4j.bot.EventHandling;
import io.github.packit4j.bot.Fingerprint;
import io.github.packit4j.bot.ReleaseBot;
import io.github.packit4j.bot.Sql;
import io.github.packit4j.bot.journal.Journal;
import io.github.packit4j.bot.journal.Plans;
import io.github.packit4j.bot.journal.State;
import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.BranchResult.PullRequestRef;
import io.github.packit4j.core.EventPlan;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowEvent;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.core.plan.PlannedFile;
import io.github.packit4j.core.plan.PlannedPullRequest;
import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.http.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A status page of a bot that has been at work, and does nothing more by itself. */
final class StatusPageFixture implements AutoCloseable {

  static final String TOKEN = "a-token-that-nobody-can-guess";
  static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  final Database database;
  final ReleaseBot bot;
  final StatusPage page;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  StatusPageFixture(Path directory) throws IOException {
    database = Database.embedded(directory);
    EventHandling nothing =
        new EventHandling() {
          @Override
          public EventReport handle(PackitEvent event) {
            throw new IllegalStateException("The bot is not started.");
          }

          @Override
          public void reportFailures(EventReport report) {}
        };
    bot = new ReleaseBot(nothing, database, 1, List.of(), report -> {});
    page =
        new StatusPage(
            database, bot, Optional.of(Secret.of(TOKEN)), Clock.fixed(NOW, ZoneOffset.UTC));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    page.mount(server);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  Journal journal(Duration ago) {
    return new Journal(database, Clock.fixed(NOW.minus(ago), ZoneOffset.UTC));
  }

  void sql(String statement, Object... values) {
    new Sql(database.source()).change("prepare a test", statement, values);
  }

  /** Stores an event that was received before. */
  void received(PackitEvent event, Duration ago, State state, String note) {
    bot.accept(event);
    sql(
        "update event set received = ?, due = ?, state = ?, note = nullif(?, ''), attempts = ?"
            + " where id = ?",
        NOW.minus(ago),
        NOW.minus(ago),
        state.name(),
        note,
        state == State.WAITING ? 0 : 1,
        Fingerprint.of(event));
  }

  static PackitEvent release(String name, String tag) {
    return new ReleasePublished(URI.create("https://github.com/example/" + name), tag);
  }

  /** A day in the life of a bot: jobs that are running, have failed, and are done. */
  void seed() {
    seedPython();
    seedHello();
    seedGnome();
    PackitEvent waiting = release("libsolv", "0.7.31");
    received(waiting, Duration.ofMinutes(25), State.DONE, "");
    journal(Duration.ofMinutes(25))
        .accept(
            new EventReport(
                waiting,
                List.of(
                    new JobOutcome.NotRun(
                        "propose_downstream",
                        "libsolv",
                        JobOutcome.Reason.NOT_APPROVED,
                        "The plan waits until somebody approves it."))));
    new Plans(database, Clock.fixed(NOW.minus(Duration.ofMinutes(25)), ZoneOffset.UTC))
        .keep(Fingerprint.of(waiting), plan(waiting), State.WAITING);
    received(
        new NewVersions(
            "tzdata",
            List.of("2026d"),
            Set.of("2026d"),
            OptionalLong.empty(),
            OptionalLong.of(5021)),
        Duration.ofSeconds(40),
        State.WAITING,
        "");
  }

  private void seedHello() {
    Journal journal = journal(Duration.ofMinutes(42));
    PackitEvent event = release("hello", "1.1");
    received(event, Duration.ofMinutes(44), State.DONE, "");
    for (String branch : List.of("rawhide", "f44", "epel10")) {
      done(journal, "hello", branch, Step.PLAN, "to propose 1.1", 318_000, 1_240);
    }
    journal.on(new WorkflowEvent.BranchStarted("hello", "epel10"));
    BranchResult skipped =
        new BranchResult.UpToDate("hello", "epel10", Optional.empty(), List.of());
    journal.on(new WorkflowEvent.BranchFinished("hello", "epel10", skipped));
    BranchResult proposed = proposed(journal, "rawhide", 12);
    BranchResult other = proposed(journal, "f44", 13);
    journal.accept(released(event, "hello", proposed, other, skipped));

    PackitEvent push =
        new DistGitPush(
            "rpms",
            "hello",
            "f44",
            "5b1c7e0a4d9f2b8c6a3e1d7f0c9b8a7d6e5f4c3b",
            "jane",
            OptionalInt.of(13),
            Optional.empty(),
            false);
    received(push, Duration.ofMinutes(30), State.DONE, "");
    Journal later = journal(Duration.ofMinutes(29));
    done(later, "hello", "f44", Step.KOJI_BUILD, "submitted", 0, 2_110);
    later.accept(
        new EventReport(
            push,
            List.of(
                new JobOutcome.BuildSubmitted(
                    "hello",
                    "f44",
                    "f44-candidate",
                    131_700_412,
                    URI.create("https://koji.fedoraproject.org/koji/taskinfo?taskID=131700412")))));
    PackitEvent build =
        new BuildStateChanged(
            2_871_004,
            OptionalLong.of(131_700_412),
            "hello-1.1-1.fc44",
            1,
            "packit",
            Optional.empty(),
            Optional.of("f44-candidate"));
    received(build, Duration.ofMinutes(21), State.DONE, "");
    Journal last = journal(Duration.ofMinutes(21));
    done(last, "hello", "f44", Step.BODHI_UPDATE, "created", 0, 3_870);
    last.accept(
        new EventReport(
            build,
            List.of(
                new JobOutcome.UpdateCreated(
                    "hello",
                    "f44",
                    List.of("hello-1.1-1.fc44"),
                    "FEDORA-2026-1a2b3c4d5e",
                    URI.create(
                        "https://bodhi.fedoraproject.org/updates/FEDORA-2026-1a2b3c4d5e")))));
  }

  private static BranchResult proposed(Journal journal, String branch, long number) {
    journal.on(new WorkflowEvent.BranchStarted("hello", branch));
    done(journal, "hello", branch, Step.CHECK, "nothing has moved", 0, 210);
    done(journal, "hello", branch, Step.UPLOAD_SOURCES, "hello-1.1.tar.gz", 318_000, 1_730);
    done(journal, "hello", branch, Step.FORK, "packit/hello", 0, 95);
    done(journal, "hello", branch, Step.PUSH, "1c2d3e4f", 0, 880);
    done(journal, "hello", branch, Step.PULL_REQUEST, "opened " + number, 0, 640);
    BranchResult proposed =
        new BranchResult.Proposed(
            "hello",
            branch,
            new PullRequestRef(
                number,
                URI.create("https://src.fedoraproject.org/rpms/hello/pull-request/" + number)),
            List.of());
    journal.on(new WorkflowEvent.BranchFinished("hello", branch, proposed));
    return proposed;
  }

  private void seedGnome() {
    Journal journal = journal(Duration.ofSeconds(9));
    PackitEvent event = release("gnome-maps", "49.2");
    received(event, Duration.ofSeconds(75), State.WAITING, "");
    sql("update scheduled_tasks set picked = true where task_instance like '%gnome-maps'");
    done(journal, "gnome-maps", "rawhide", Step.PLAN, "to propose 49.2", 2_410_000, 4_030);
    journal.on(new WorkflowEvent.BranchStarted("gnome-maps", "rawhide"));
    done(journal, "gnome-maps", "rawhide", Step.CHECK, "nothing has moved", 0, 190);
    journal.on(new WorkflowEvent.StepStarted("gnome-maps", "rawhide", Step.UPLOAD_SOURCES));
    journal.on(new WorkflowEvent.StepStarted("gnome-maps", "f44", Step.PLAN));
  }

  private void seedPython() {
    Journal journal = journal(Duration.ofHours(3));
    PackitEvent event =
        new NewVersions(
            "python-requests",
            List.of("2.34.0"),
            Set.of("2.34.0"),
            OptionalLong.empty(),
            OptionalLong.empty());
    received(event, Duration.ofHours(3), State.FAILED, "in vain");
    done(journal, "python-requests", "rawhide", Step.PLAN, "to propose 2.34.0", 0, 1_900);
    journal.on(new WorkflowEvent.BranchStarted("python-requests", "rawhide"));
    done(journal, "python-requests", "rawhide", Step.CHECK, "nothing has moved", 0, 220);
    IllegalStateException refused =
        new IllegalStateException(
            "Tried to upload requests-2.34.0.tar.gz but failed because: the lookaside cache answers"
                + " 403 for the account packit. Ask for membership in the group packager.");
    journal.on(new WorkflowEvent.StepStarted("python-requests", "rawhide", Step.UPLOAD_SOURCES));
    journal.on(
        new WorkflowEvent.StepFailed(
            "python-requests", "rawhide", Step.UPLOAD_SOURCES, refused, Duration.ofMillis(30_400)));
    BranchResult failed =
        new BranchResult.Failed("python-requests", "rawhide", Step.UPLOAD_SOURCES, refused, false);
    journal.on(new WorkflowEvent.BranchFinished("python-requests", "rawhide", failed));
    journal.accept(released(event, "python-requests", failed));
    received(
        new CommentPosted(
            URI.create("https://src.fedoraproject.org/rpms/python-requests"),
            8,
            true,
            77,
            "jane",
            "/packit koji-build",
            Optional.empty()),
        Duration.ofHours(5),
        State.DONE,
        "[]");
  }

  static EventReport released(PackitEvent event, String name, BranchResult... results) {
    return new EventReport(
        event,
        List.of(
            new JobOutcome.Released(
                "propose_downstream", name, new ReleaseReport("1.1", List.of(results)))));
  }

  static void done(
      Journal journal,
      String name,
      String branch,
      Step step,
      String detail,
      long bytes,
      long millis) {
    journal.on(new WorkflowEvent.StepStarted(name, branch, step));
    journal.on(
        new WorkflowEvent.StepSucceeded(
            name, branch, step, detail, bytes, Duration.ofMillis(millis)));
  }

  /** A plan for two branches, with a difference. */
  static EventPlan plan(PackitEvent event) {
    String before =
        """
        Name:           libsolv
        Version:        0.7.30
        Release:        %autorelease
        Summary:        Package dependency solver
        License:        BSD-3-Clause
        URL:            https://github.com/openSUSE/libsolv
        Source0:        %{url}/archive/%{version}/%{name}-%{version}.tar.gz

        BuildRequires:  cmake
        BuildRequires:  gcc-c++
        """;
    String after =
        before
            .replace("0.7.30", "0.7.31")
            .replace("gcc-c++\n", "gcc-c++\nBuildRequires:  zlib-devel\n");
    BranchPlan proposal =
        BranchPlan.Proposal.builder()
            .packageName("libsolv")
            .branch("rawhide")
            .base("9d8f7c6b5a4e3d2c1b0a9f8e7d6c5b4a3f2e1d0c")
            .addFiles(
                new PlannedFile(
                    "libsolv.spec",
                    Optional.of(FileContent.of(before)),
                    Optional.of(FileContent.of(after)),
                    false),
                new PlannedFile(
                    "sources",
                    Optional.of(FileContent.of("SHA512 (libsolv-0.7.30.tar.gz) = 11aa\n")),
                    Optional.of(FileContent.of("SHA512 (libsolv-0.7.31.tar.gz) = 22bb\n")),
                    false))
            .addUploads(
                new PlannedUpload(
                    "libsolv-0.7.31.tar.gz",
                    Optional.empty(),
                    "sha512",
                    "22bb".repeat(32),
                    1_284_117))
            .commitMessage("Update to 0.7.31 upstream release\n")
            .authorName("Release Bot")
            .authorEmail("bot@example.org")
            .time(NOW)
            .pullRequest(
                new PlannedPullRequest(
                    "Update rawhide to upstream release 0.7.31",
                    "Upstream tag: 0.7.31\n",
                    "rawhide-update-propose_downstream",
                    "rawhide",
                    false))
            .addWarnings("Patch0 is in neither git nor sources.")
            .build();
    ReleasePlan release =
        ReleasePlan.builder()
            .version("0.7.31")
            .tag("0.7.31")
            .commit("4f3e2d1c0b9a8f7e6d5c4b3a2f1e0d9c8b7a6f5e")
            .addBranches(proposal, new BranchPlan.UpToDate("libsolv", "f44"))
            .build();
    return new EventPlan(
        event,
        List.of(
            new JobPlan.Release(
                "propose_downstream",
                "libsolv",
                URI.create("https://github.com/example/libsolv"),
                release)));
  }

  @Override
  public void close() {
    server.stop(0);
    page.close();
    threads.shutdownNow();
    bot.close();
    database.close();
  }
}
