package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.Interleaving;
import io.github.packit4j.sandbox.KojiTask;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.PagurePullRequest.Status;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamIssue;
import io.github.packit4j.sandbox.UpstreamProject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two workflows that share no lock, and orders in which their requests can come; {@code
 * -Dpackit.orders=1000} tries all.
 */
class AtTheSameMomentTest {

  private static final int ORDERS = Integer.getInteger("packit.orders", 4);

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  private static final String BUILDS =
      """
      specfile_path: python-ogr.spec
      jobs:
        - job: koji_build
          trigger: commit
          allowed_committers: [alice]
          dist_git_branches: [f44]
      """;

  private static final String UPDATES =
      """
      specfile_path: python-ogr.spec
      downstream_package_name: python-ogr
      jobs:
        - job: koji_build
          trigger: commit
          allowed_committers: [alice]
          dist_git_branches: [f44]
        - job: bodhi_update
          trigger: commit
          dist_git_branches: [f44]
      """;

  @TempDir Path work;

  private final AtomicInteger directories = new AtomicInteger();
  private final List<JobOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void forget() {
    outcomes.clear();
  }

  @Test
  void ofTwoPullRequestsTheOlderOneStays() {
    Interleaving.Client client = client((fedora, workflow) -> workflow.handle(Events.RELEASE));
    Interleaving.Tried tried =
        Interleaving.of(client, client)
            .steps(RequestMatcher.any().path("/api/0/rpms/python-ogr/pull-request(s|/new)$"))
            .atMost(ORDERS)
            .random(ORDERS / 4, 1)
            .everyOrder(
                this::oneBranch,
                sandbox -> {
                  assertThat(Story.finalFailures(outcomes)).isEmpty();
                  assertThat(outcomes).hasSize(2);
                  assertThat(sandbox.distGit().pullRequests(Fedora.PACKAGE))
                      .filteredOn(each -> each.status() == Status.OPEN)
                      .extracting(PagurePullRequest::id)
                      .containsExactly(1);
                  assertThat(outcomes)
                      .allSatisfy(
                          outcome -> assertThat(outcome.toString()).contains("pull-request/1]"));
                  outcomes.clear();
                });
    System.out.println("Orders of two that propose: " + tried.orders());
  }

  @Test
  void ofTwoBuildTasksTheOlderOneStays() {
    Interleaving.Client client =
        client((fedora, workflow) -> workflow.handle(Events.push(fedora, "alice")));
    Interleaving.Tried tried =
        Interleaving.of(client, client)
            .steps(
                RequestMatcher.any()
                    .where(
                        request ->
                            request
                                .xmlRpcMethod()
                                .filter(List.of("listTasks", "build", "cancelTask")::contains)
                                .isPresent()))
            .atMost(ORDERS)
            .random(ORDERS / 4, 1)
            .everyOrder(
                () -> {
                  Fedora fedora = Fedora.empty(directory());
                  fedora.addPackage(
                      FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", BUILDS));
                  return fedora.sandbox();
                },
                sandbox -> {
                  assertThat(outcomes)
                      .filteredOn(JobOutcome.BuildSubmitted.class::isInstance)
                      .hasSize(1);
                  assertThat(outcomes)
                      .filteredOn(JobOutcome.BuildPresent.class::isInstance)
                      .hasSize(1);
                  assertThat(sandbox.koji().tasks())
                      .filteredOn(task -> task.state() != KojiTask.State.CANCELED)
                      .hasSize(1);
                  outcomes.clear();
                });
    System.out.println("Orders of two that build: " + tried.orders());
  }

  @Test
  void ofTwoIssuesTheOlderOneStays() {
    Interleaving.Client client =
        client(
            (fedora, workflow) -> {
              EventReport report = workflow.handle(Events.RELEASE);
              workflow.reportFailures(report);
              return report;
            });
    Interleaving.Tried tried =
        Interleaving.of(client, client)
            .steps(RequestMatcher.any().path("/repos/packit/ogr/issues"))
            .atMost(ORDERS)
            .random(ORDERS / 4, 1)
            .everyOrder(
                () -> {
                  Sandbox sandbox = oneBranch();
                  sandbox
                      .faults()
                      .rejectPush(
                          "forks/packit/rpms/python-ogr", "f44-update-propose_downstream", "no");
                  return sandbox;
                },
                sandbox -> {
                  assertThat(sandbox.upstream().project("packit/ogr").issues())
                      .filteredOn(UpstreamIssue::open)
                      .hasSize(1);
                  outcomes.clear();
                });
    System.out.println("Orders of two that report: " + tried.orders());
  }

  @Test
  void ofTwoUpdatesOneHasTheBuild() {
    List<PackitEvent> built = new ArrayList<>();
    Interleaving.Client client = client((fedora, workflow) -> workflow.handle(built.get(0)));
    Interleaving.Tried tried =
        Interleaving.of(client, client)
            .steps(RequestMatcher.any().host("bodhi.fedoraproject.org").path("^/updates/"))
            .atMost(ORDERS)
            .random(ORDERS / 4, 1)
            .everyOrder(
                () -> {
                  Fedora fedora = Fedora.empty(directory());
                  built.clear();
                  built.add(built(fedora));
                  fedora.sandbox().bodhi().trouble().createsRace();
                  return fedora.sandbox();
                },
                sandbox -> {
                  assertThat(Story.finalFailures(outcomes)).isEmpty();
                  assertThat(outcomes)
                      .hasSize(2)
                      .hasAtLeastOneElementOfType(JobOutcome.UpdateCreated.class);
                  assertThat(sandbox.bodhi().updates())
                      .filteredOn(update -> !update.builds().isEmpty())
                      .extracting(BodhiUpdate::builds)
                      .containsExactly(List.of("python-ogr-0.61.2-3.fc44"));
                  outcomes.clear();
                });
    System.out.println("Orders of two that update: " + tried.orders());
  }

  /** The one that pushed last knows what is proposed, whoever opened the pull request. */
  @Test
  void ofTwoReleasesThePullRequestNamesTheOneThatItBrings() {
    ReleasePublished newer = new ReleasePublished(Events.RELEASE.project(), "0.63.0");
    Interleaving.Client one = client((fedora, workflow) -> workflow.handle(Events.RELEASE));
    Interleaving.Client other = client((fedora, workflow) -> workflow.handle(newer));
    Interleaving.Tried tried =
        Interleaving.of(one, other)
            .steps(
                RequestMatcher.any()
                    .path("/pull-request|(upload|receive)-pack$")
                    .host("src.fedoraproject.org"))
            .atMost(4 * ORDERS)
            .random(ORDERS, 1)
            .everyOrder(
                () -> {
                  Sandbox sandbox = oneBranch();
                  UpstreamProject ogr = sandbox.upstream().project("packit/ogr");
                  ogr.tag(newer.tag());
                  ogr.release(newer.tag(), newer.tag(), "* More");
                  sandbox
                      .downloads()
                      .serve(
                          URI.create(Fedora.ARCHIVE.toString().replace(Fedora.TAG, newer.tag())),
                          new byte[] {4, 5, 6});
                  return sandbox;
                },
                sandbox -> {
                  assertThat(Story.finalFailures(outcomes)).isEmpty();
                  List<PagurePullRequest> stay =
                      sandbox.distGit().pullRequests(Fedora.PACKAGE).stream()
                          .filter(each -> each.status() == Status.OPEN)
                          .toList();
                  assertThat(stay).hasSize(1);
                  PagurePullRequest open = stay.get(0);
                  String spec =
                      sandbox
                          .distGit()
                          .pkg(Fedora.PACKAGE)
                          .fork("packit")
                          .orElseThrow()
                          .text(open.sourceBranch(), "python-ogr.spec")
                          .orElseThrow();
                  String version = open.title().replaceFirst(".* ", "");
                  assertThat(spec).as("%s", outcomes).containsPattern("Version: *" + version);
                  outcomes.clear();
                });
    System.out.println("Orders of two releases: " + tried.orders());
  }

  /** Between the look at the branch and the push, too. */
  @Test
  void ofTwoPushesToABranchTheOtherOneIsToldThatItHasMoved() {
    AtomicInteger seconds = new AtomicInteger();
    List<BranchResult> results = Collections.synchronizedList(new ArrayList<>());
    Interleaving.Client client =
        own -> {
          Clock clock = Clock.offset(CLOCK, Duration.ofSeconds(seconds.incrementAndGet()));
          Fedora fedora = Fedora.connectedTo(own, directory(), builder -> builder.clock(clock));
          try {
            results.addAll(fedora.workflow().release(Fedora.request()).results());
          } finally {
            fedora.disconnect();
          }
        };
    Interleaving.Tried tried =
        Interleaving.of(client, client)
            .steps(
                RequestMatcher.any()
                    .where(request -> request.uri().toString().contains("git-receive-pack")))
            .atMost(ORDERS)
            .random(ORDERS / 4, 1)
            .everyOrder(
                () -> {
                  results.clear();
                  String config =
                      "create_pr: false\n" + Fedora.CONFIG.replace("[fedora-all, epel-8]", "[f44]");
                  return Fedora.withRelease(directory(), config, Optional.empty()).sandbox();
                },
                sandbox -> {
                  assertThat(results)
                      .hasSize(2)
                      .hasAtLeastOneElementOfType(BranchResult.Pushed.class)
                      .allSatisfy(
                          result ->
                              assertThat(
                                      result instanceof BranchResult.Failed failed
                                          && !failed.retryable())
                                  .as("%s", result)
                                  .isFalse());
                  assertThat(sandbox.distGit().pkg(Fedora.PACKAGE).log("f44")).hasSize(2);
                });
    System.out.println("Orders of two that push to a branch: " + tried.orders());
  }

  /** Bodhi withdraws the older one only if the newer one is created after it. */
  @Test
  void ofTwoBuildsTheNewerOneHasTheUpdate() {
    List<PackitEvent> built = new ArrayList<>();
    Interleaving.Client one = client((fedora, workflow) -> workflow.handle(built.get(0)));
    Interleaving.Client other = client((fedora, workflow) -> workflow.handle(built.get(1)));
    Interleaving.Tried tried =
        Interleaving.of(one, other)
            .steps(RequestMatcher.any().host("bodhi.fedoraproject.org").path("^/updates/"))
            .atMost(4 * ORDERS)
            .random(ORDERS / 4, 1)
            .everyOrder(
                () -> {
                  Fedora fedora = Fedora.empty(directory());
                  built.clear();
                  built.add(built(fedora));
                  String newer = Fedora.SPEC.replace("0.61.2\n", "0.62.3\n");
                  fedora
                      .sandbox()
                      .distGit()
                      .pkg(Fedora.PACKAGE)
                      .commit("f44", "Update", FileTree.of("python-ogr.spec", newer));
                  fedora.workflow().handle(Events.push(fedora, "alice"));
                  fedora.sandbox().koji().finishBuilds();
                  built.add(lastBuilt(fedora));
                  return fedora.sandbox();
                },
                sandbox -> {
                  assertThat(Story.finalFailures(outcomes)).isEmpty();
                  assertThat(sandbox.bodhi().updates())
                      .filteredOn(update -> update.status().equals("pending"))
                      .as("%s", outcomes)
                      .extracting(BodhiUpdate::builds)
                      .containsExactly(List.of("python-ogr-0.62.3-3.fc44"));
                  outcomes.clear();
                });
    System.out.println("Orders of two builds: " + tried.orders());
  }

  /** Bodhi takes the second request for what it is: nothing new. */
  @Test
  void ofTwoThatPushAnUpdateBothAreToldThatItGoes() {
    Interleaving.Client client =
        own -> {
          Fedora fedora = Fedora.connectedTo(own, directory(), builder -> builder.clock(CLOCK));
          try {
            outcomes.addAll(fedora.workflow().pushUpdates(PushRequest.of(Fedora.PACKAGE)));
          } finally {
            fedora.disconnect();
          }
        };
    Interleaving.Tried tried =
        Interleaving.of(client, client)
            .steps(RequestMatcher.any().host("bodhi.fedoraproject.org").path("^/updates/"))
            .atMost(ORDERS)
            .random(ORDERS / 4, 1)
            .everyOrder(
                () -> {
                  Fedora fedora = PushUpdatesTest.packaged(Fedora.empty(directory()));
                  PushUpdatesTest.tested(fedora, "python-ogr-0.61.2-3.fc44", "packit");
                  return fedora.sandbox();
                },
                sandbox -> {
                  assertThat(outcomes)
                      .hasSize(2)
                      .hasAtLeastOneElementOfType(JobOutcome.StableRequested.class)
                      .allMatch(
                          outcome ->
                              outcome instanceof JobOutcome.StableRequested
                                  || outcome instanceof JobOutcome.StablePresent);
                  assertThat(sandbox.bodhi().updates())
                      .singleElement()
                      .satisfies(update -> assertThat(update.request()).contains("stable"));
                  outcomes.clear();
                });
    System.out.println("Orders of two that push an update: " + tried.orders());
  }

  /** Two that close the same pull request say so once. */
  @Test
  void ofTwoThatCloseAPullRequestNeitherFails() {
    List<PackitEvent> pushed = new ArrayList<>();
    Interleaving.Client client =
        own -> {
          Fedora fedora =
              Fedora.connectedTo(
                  own, directory(), builder -> builder.clock(CLOCK).closeObsolete(true));
          try {
            outcomes.addAll(fedora.workflow().handle(pushed.get(0)).outcomes());
          } finally {
            fedora.disconnect();
          }
        };
    Interleaving.Tried tried =
        Interleaving.of(client, client)
            .steps(RequestMatcher.any().path("/api/0/rpms/python-ogr/pull-request"))
            .atMost(ORDERS)
            .random(ORDERS / 4, 1)
            .everyOrder(
                () -> {
                  Fedora fedora = new Scene.OfObsolete().prepared(directory());
                  CloseOnPushTest.byHand(fedora, "0.63.0", "1");
                  pushed.clear();
                  pushed.add(CloseOnPushTest.lastPush(fedora));
                  return fedora.sandbox();
                },
                sandbox -> {
                  assertThat(outcomes).noneMatch(JobOutcome.Failed.class::isInstance);
                  PagurePullRequest closed = sandbox.distGit().pullRequests(Fedora.PACKAGE).get(0);
                  assertThat(closed.status()).isEqualTo(Status.CLOSED);
                  assertThat(closed.comments())
                      .filteredOn(comment -> comment.text().startsWith("Closed, as"))
                      .isNotEmpty();
                  outcomes.clear();
                });
    System.out.println("Orders of two that close: " + tried.orders());
  }

  private static PackitEvent built(Fedora fedora) {
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", UPDATES));
    fedora.workflow().handle(Events.push(fedora, "alice"));
    fedora.sandbox().koji().finishBuilds();
    return lastBuilt(fedora);
  }

  private static PackitEvent lastBuilt(Fedora fedora) {
    return Story.events(fedora.sandbox(), 0).stream()
        .filter(
            event ->
                event instanceof BuildStateChanged build
                    && build.state() == BuildStateChanged.COMPLETE)
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private Path directory() {
    return work.resolve("w" + directories.incrementAndGet());
  }

  /** A package with one branch, and a fork, as there is from the second release on. */
  private Sandbox oneBranch() throws InterruptedException {
    String config = Fedora.CONFIG.replace("[fedora-all, epel-8]", "[f44]");
    Fedora fedora = Fedora.withRelease(directory(), config, Optional.empty());
    fedora.distGit().forkOrCreate(Fedora.PACKAGE);
    return fedora.sandbox();
  }

  private Interleaving.Client client(BiFunction<Fedora, ReleaseWorkflow, EventReport> work) {
    return own -> {
      Fedora fedora = Fedora.connectedTo(own, directory(), builder -> builder.clock(CLOCK));
      try {
        outcomes.addAll(work.apply(fedora, fedora.workflow()).outcomes());
      } finally {
        fedora.disconnect();
      }
    };
  }
}
