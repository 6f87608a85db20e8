package io.github.packit4j.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.Approval;
import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.PackageLocks;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.workflow.Fedora;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several bots with one PostgreSQL. */
class SharedDatabaseTest {

  private static final String SPEC =
      """
      Name:           NAME
      Version:        1.0
      Release:        1%{?dist}
      Summary:        Says hello
      License:        MIT
      URL:            https://github.com/example/NAME
      Source0:        %{url}/archive/%{version}/%{name}-%{version}.tar.gz

      %description
      Says hello.

      %changelog
      * Mon Jul 20 2026 Jane Doe <jane@example.org> - 1.0-1
      - First release
      """;

  private static final String CONFIG =
      """
      specfile_path: NAME.spec
      jobs:
        - {job: propose_downstream, trigger: release, dist_git_branches: [f44]}
        - {job: koji_build, trigger: commit, dist_git_branches: [f44]}
        - {job: bodhi_update, trigger: commit, dist_git_branches: [f44]}
      """;

  private static Path directory;
  private static PostgreSql server;

  @TempDir Path work;

  /** The server's own user has to reach it, which the test's temporary directories do not allow. */
  @BeforeAll
  static void startServer() throws IOException, InterruptedException {
    directory = Files.createTempDirectory("packit4j-postgresql");
    server = new PostgreSql(directory);
  }

  @AfterAll
  static void stopServer() throws IOException, InterruptedException {
    if (server != null) {
      server.close();
    }
  }

  /** Every event comes to both of them, twice. */
  @Test
  void threePackagesReachBodhiOnceEach() throws Exception {
    List<String> names = List.of("one", "two", "three");
    BlockingQueue<EventReport> reports = new LinkedBlockingQueue<>();
    try (Sandbox sandbox = Sandbox.start();
        Database database = server.open();
        Fedora first = Fedora.connect(sandbox, "packit", work.resolve("first"));
        Fedora second = Fedora.connect(sandbox, "packit", work.resolve("second"))) {
      sandbox.downloads().serveAnything();
      names.forEach(name -> prepare(sandbox, name));
      try (ReleaseBot one = bot(first, database, reports);
          ReleaseBot other = bot(second, database, reports)) {
        tell(sandbox, names, reports, one, other);
      }

      assertThat(sandbox.bodhi().updates())
          .flatExtracting(update -> update.builds())
          .containsExactlyInAnyOrder("one-1.1-1.fc44", "two-1.1-1.fc44", "three-1.1-1.fc44");
      assertThat(sandbox.koji().tasks())
          .filteredOn(task -> task.method().equals("build"))
          .hasSize(names.size());
      names.forEach(name -> assertThat(sandbox.distGit().pullRequests(name)).hasSize(1));
      assertThat(reports).allMatch(EventReport::succeeded);
    }
  }

  private static void tell(
      Sandbox sandbox,
      List<String> names,
      BlockingQueue<EventReport> reports,
      ReleaseBot one,
      ReleaseBot other)
      throws InterruptedException {
    one.start();
    other.start();

    for (String name : names) {
      twice(
          new ReleasePublished(URI.create("https://github.com/example/" + name), "1.1"),
          one,
          other);
    }
    for (String name : names) {
      while (sandbox.distGit().pullRequests(name).isEmpty()) {
        reports.take();
      }
      sandbox.distGit().merge(name, sandbox.distGit().pullRequests(name).get(0).id());
    }
    int[] seen = {0};
    while (sandbox.bodhi().updates().size() < names.size()) {
      sandbox.messages().since(seen[0]).stream()
          .peek(message -> seen[0]++)
          .filter(message -> MessageReader.topics().stream().anyMatch(message.topic()::endsWith))
          .map(
              message ->
                  MessageReader.create()
                      .read(new FedoraMessage(message.id(), message.topic(), message.body())))
          .forEach(event -> twice(event, one, other));
      reports.take();
      sandbox.koji().finishBuilds();
    }
  }

  private static void twice(PackitEvent event, ReleaseBot one, ReleaseBot other) {
    one.accept(event);
    other.accept(event);
  }

  private static ReleaseBot bot(
      Fedora fedora, Database database, BlockingQueue<EventReport> reports) {
    return new ReleaseBot(
        fedora.workflow().locks(database.locks()).build(),
        database,
        2,
        List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO),
        reports::add);
  }

  private static void prepare(Sandbox sandbox, String name) {
    FileTree files =
        FileTree.of(
            name + ".spec",
            SPEC.replace("NAME", name),
            ".packit.yaml",
            CONFIG.replace("NAME", name));
    sandbox.distGit().createPackage(name, files, "rawhide", "f44").addCommitter("packit");
    UpstreamProject project = sandbox.upstream().project("example/" + name);
    project.commit("Release 1.1", files);
    project.release("1.1", "1.1", "");
  }

  /** The locks are gone with its sessions, and so is what was about to be written. */
  @Test
  void aDatabaseThatIsRestartedMeanwhileLosesNoEvent() throws Exception {
    BlockingQueue<EventReport> reports = new LinkedBlockingQueue<>();
    AtomicBoolean restarted = new AtomicBoolean();
    try (Sandbox sandbox = Sandbox.start();
        Database database = server.open();
        Fedora fedora = Fedora.connect(sandbox, "packit", work)) {
      sandbox.downloads().serveAnything();
      prepare(sandbox, "four");
      ReleaseWorkflow workflow =
          fedora
              .workflow()
              .locks(database.locks())
              .approval(
                  job -> {
                    if (restarted.compareAndSet(false, true)) {
                      restart();
                    }
                    return Approval.go();
                  })
              .build();
      PackitEvent event =
          new ReleasePublished(URI.create("https://github.com/example/four"), "1.1");
      try (ReleaseBot bot = new ReleaseBot(workflow, database, 2, List.of(), reports::add);
          Database after = server.open()) {
        bot.start();
        bot.accept(event);
        reports.take();
        EventStore store = new EventStore(after.source(), Clock.systemUTC());
        while (store.first(event.subject().key()).isPresent()) {
          Thread.onSpinWait();
        }
      }
      assertThat(reports).allMatch(EventReport::succeeded);
      assertThat(restarted).isTrue();
      assertThat(sandbox.distGit().pullRequests("four")).hasSize(1);
    }
  }

  private static void restart() {
    try {
      server.restart();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** PostgreSQL takes no text with a zero character, and what is none it takes for another. */
  @ParameterizedTest
  @ValueSource(strings = {"'; drop table event; --", "a\0b", "\uD800", "ü\u202E", "%s?"})
  void hostileTextIsStoredAsItIs(String text) {
    PackitEvent event =
        new CommentPosted(
            URI.create("https://example.org/a/b"), 1, true, 2, text, text, Optional.of(text));
    try (Database database = server.open()) {
      EventStore store = new EventStore(database.source(), Clock.systemUTC());
      String subject = store.add(event);
      assertThat(store.first(subject).orElseThrow().event()).isEqualTo(event);
      store.again(store.first(subject).orElseThrow(), Instant.EPOCH, "not yet: " + text);
      store.end(store.first(subject).orElseThrow(), false, "in vain: " + text);
      assertThat(store.first(subject)).isEmpty();
      String another = store.add(new BuildTagged(1, text, text, text, text));
      store.end(store.first(another).orElseThrow(), true, text.repeat(100_000));
    }
  }

  @Test
  void aLockIsWaitedForAndAnInterruptEndsTheWait() throws Exception {
    try (Database database = server.open();
        Database another = server.open()) {
      CountDownLatch interrupted = new CountDownLatch(1);
      Thread waiting =
          new Thread(
              () -> {
                try {
                  another.locks().take("hello").close();
                } catch (InterruptedException e) {
                  interrupted.countDown();
                }
              });
      try (PackageLocks.Held held = database.locks().take("hello");
          PackageLocks.Held other = another.locks().take("other")) {
        waiting.start();
        waiting.interrupt();
        interrupted.await();
        assertThat(held).isNotSameAs(other);
      }
      another.locks().take("hello").close();
    }
  }
}
