package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.DistGitForge;
import io.github.packit4j.sandbox.DistGitPackage;
import io.github.packit4j.sandbox.DistGitServer;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.PagureToken;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The story of six branches on each forge that dist-git may be, and on one that becomes a Forgejo
 * meanwhile. The workflow is told of neither. {@code -Dpackit.points=all} tries a move at every
 * request.
 */
class DistGitForgesTest {

  private static final String POINTS = System.getProperty("packit.points", "3");
  private static final int MOST_TRIES = 4;

  @TempDir Path work;

  @ParameterizedTest
  @EnumSource(DistGitForge.class)
  void aReleaseBecomesUpdates(DistGitForge forge) {
    try (Fedora fedora = Story.prepared(forge, work)) {
      List<JobOutcome> outcomes =
          Story.tell(fedora.sandbox(), events -> untilDone(events, fedora.workflow()));

      assertThat(Story.finalFailures(outcomes)).isEmpty();
      Story.requireExactlyOnce(fedora.sandbox());
      assertThat(fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE))
          .extracting(PagurePullRequest::sourceRepository)
          .containsOnly(
              forge == DistGitForge.PAGURE ? "forks/packit/rpms/python-ogr" : "packit/python-ogr");
      System.out.printf(
          "%nThe story on %s has %d requests.%n", forge, fedora.sandbox().requests().all().size());
    }
  }

  /** The message of a push does not tell, so the forge is asked. */
  @ParameterizedTest
  @EnumSource(names = {"FORGEJO", "GITLAB"})
  void aDirectPushIsTakenForNoMerge(DistGitForge forge) {
    try (Fedora fedora = configured(forge)) {
      Feed feed = new Feed(fedora.sandbox());
      feed.next();
      fedora
          .sandbox()
          .distGit()
          .pkg(Fedora.PACKAGE)
          .commit("f44", "By hand", FileTree.of("python-ogr.spec", Fedora.SPEC + "\n"));

      assertThat(untilDone(feed.next(), fedora.workflow()))
          .filteredOn(outcome -> outcome.job().equals("koji_build"))
          .singleElement()
          .satisfies(
              outcome ->
                  assertThat(((NotRun) outcome).reason()).isEqualTo(Reason.COMMITTER_NOT_ALLOWED));
      assertThat(fedora.sandbox().koji().tasks()).isEmpty();
    }
  }

  /** What was merged into one branch may be pushed to another, and Forgejo tells of the merge. */
  @ParameterizedTest
  @EnumSource(names = {"FORGEJO", "GITLAB"})
  void aMergeIntoAnotherBranchIsNoneIntoThisOne(DistGitForge forge) {
    try (Fedora fedora = configured(forge)) {
      untilDone(List.of(Events.RELEASE), fedora.workflow());
      DistGitServer distGit = fedora.sandbox().distGit();
      PagurePullRequest proposal =
          distGit.pullRequests(Fedora.PACKAGE).stream()
              .filter(each -> each.targetBranch().equals("f45"))
              .findFirst()
              .orElseThrow();
      distGit.merge(Fedora.PACKAGE, proposal.id());
      String commit = distGit.pkg(Fedora.PACKAGE).commitOf("f45").orElseThrow();
      URI page = distGit.pkg(Fedora.PACKAGE).webUrl();

      assertThat(fedora.workflow().handle(pushed(page, "f44", commit)).outcomes())
          .singleElement()
          .satisfies(
              outcome ->
                  assertThat(((NotRun) outcome).reason()).isEqualTo(Reason.COMMITTER_NOT_ALLOWED));
      assertThat(fedora.workflow().handle(pushed(page, "f45", commit)).outcomes())
          .singleElement()
          .isInstanceOf(JobOutcome.BuildSubmitted.class);
    }
  }

  private static DistGitPush pushed(URI page, String branch, String commit) {
    return new DistGitPush(
        "rpms",
        Fedora.PACKAGE,
        branch,
        commit,
        "admin",
        OptionalInt.empty(),
        Optional.of(Set.of(Fedora.PACKAGE + ".spec")),
        false,
        Optional.of(page),
        false);
  }

  /** Neither has groups to ask for. Forgejo tells who may push to nobody but administrators. */
  @ParameterizedTest
  @EnumSource(names = {"FORGEJO", "GITLAB"})
  void aPackagerIsWhoMayPush(DistGitForge forge) {
    try (Fedora fedora = configured(forge)) {
      untilDone(List.of(Events.RELEASE), fedora.workflow());
      DistGitPackage ogr = fedora.sandbox().distGit().pkg(Fedora.PACKAGE);
      Feed feed = new Feed(fedora.sandbox());
      feed.next();
      if (forge == DistGitForge.FORGEJO) {
        ogr.comment(1, "alice", "/packit koji-build");
        assertThat(untilDone(feed.next(), fedora.workflow()))
            .singleElement()
            .isInstanceOfSatisfying(
                JobOutcome.Failed.class,
                failed -> assertThat(failed.cause()).hasMessageContaining("Only admins can query"));
        fedora
            .sandbox()
            .forgejo("src.fedoraproject.org")
            .project("rpms/python-ogr")
            .grant("packit", UpstreamRole.ADMIN);
      }
      ogr.comment(1, "alice", "/packit koji-build");
      assertThat(untilDone(feed.next(), fedora.workflow()))
          .singleElement()
          .satisfies(
              outcome -> assertThat(((NotRun) outcome).reason()).isEqualTo(Reason.NOT_A_PACKAGER));

      ogr.addCommitter("alice");
      ogr.comment(1, "alice", "/packit koji-build");
      assertThat(untilDone(feed.next(), fedora.workflow()))
          .singleElement()
          .isInstanceOf(JobOutcome.BuildSubmitted.class);
    }
  }

  private Fedora configured(DistGitForge forge) {
    Fedora fedora = Story.prepared(forge, work);
    fedora
        .sandbox()
        .distGit()
        .pkg(Fedora.PACKAGE)
        .commit("rawhide", "Configure", FileTree.of(".packit.yaml", Fedora.CONFIG));
    return fedora;
  }

  /** What Pagure has told is heard when it is a Forgejo already. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void distGitMovesBetweenEvents(int handed) {
    try (Fedora fedora = Story.prepared(work)) {
      AtomicInteger left = new AtomicInteger(handed);
      List<JobOutcome> outcomes =
          Story.tell(
              fedora.sandbox(),
              events -> {
                if (left.getAndDecrement() == 0) {
                  fedora.sandbox().distGit().moveToForgejo();
                }
                return untilDone(events, fedora.workflow());
              });

      assertThat(fedora.sandbox().distGit().forge()).isEqualTo(DistGitForge.FORGEJO);
      assertThat(Story.finalFailures(outcomes)).isEmpty();
      Story.requireExactlyOnce(fedora.sandbox());
    }
  }

  /** Pagure's tokens mean nothing to Forgejo; the program that has both goes on. */
  @Test
  void theTokenMayChangeWithTheForge() {
    try (Fedora prepared = Story.prepared(work.resolve("unused"))) {
      Sandbox sandbox = prepared.sandbox();
      String pagure = sandbox.distGit().createToken(PagureToken.of("packit").andAcls("commit"));
      try (DistGit distGit =
              DistGit.builder(DistGitInstance.fedora())
                  .account(
                      "packit",
                      () ->
                          Secret.of(
                              sandbox.distGit().forge() == DistGitForge.PAGURE
                                  ? pagure
                                  : sandbox.account("packit").token()))
                  .pushOverHttps()
                  .directory(work.resolve("git"))
                  .httpClient(sandbox.httpClient())
                  .retryPolicy(RetryPolicy.none())
                  .build();
          Fedora fedora =
              Fedora.connectedTo(
                  sandbox, work.resolve("work"), builder -> builder.distGit(distGit))) {
        AtomicInteger left = new AtomicInteger(1);
        List<JobOutcome> outcomes =
            Story.tell(
                sandbox,
                events -> {
                  if (left.getAndDecrement() == 0) {
                    sandbox.distGit().moveToForgejo();
                  }
                  return untilDone(events, fedora.workflow());
                });

        assertThat(Story.finalFailures(outcomes)).isEmpty();
        Story.requireExactlyOnce(sandbox);
        assertThat(fedora.workflow().handle(Events.RELEASE).succeeded()).isTrue();
      }
    }
  }

  /** As an access list of the fork does on Pagure. */
  @ParameterizedTest
  @EnumSource(names = {"FORGEJO", "GITLAB"})
  void pullRequestsLetTheMaintainersPush(DistGitForge forge) {
    try (Fedora fedora = Story.prepared(forge, work)) {
      untilDone(List.of(Events.RELEASE), fedora.workflow());

      assertThat(
              fedora
                  .distGit()
                  .project(Fedora.PACKAGE)
                  .pullRequests()
                  .list(PullRequestQuery.open())
                  .toList())
          .hasSize(Story.BRANCHES.size())
          .allMatch(PullRequest::maintainerEdits);
    }
  }

  @Test
  void distGitMovesInTheMiddleOfAnEvent() {
    int requests = requestsOfAStory();
    for (int point : points(requests)) {
      Path place = work.resolve("moved" + point);
      try (Fedora prepared = Story.prepared(place.resolve("unused"));
          Fedora fedora = movingAt(point, prepared.sandbox(), place)) {
        List<JobOutcome> outcomes =
            Story.tell(fedora.sandbox(), events -> untilDone(events, fedora.workflow()));

        assertThat(fedora.sandbox().distGit().forge()).isEqualTo(DistGitForge.FORGEJO);
        assertThat(Story.finalFailures(outcomes)).as("moved before request %d", point).isEmpty();
        try {
          Story.requireExactlyOnce(fedora.sandbox());
        } catch (AssertionError e) {
          throw new AssertionError("Moved before request " + point + ": " + e.getMessage(), e);
        }
      }
    }
  }

  private int requestsOfAStory() {
    try (Fedora fedora = Story.prepared(work.resolve("undisturbed"))) {
      Story.tell(fedora.sandbox(), events -> untilDone(events, fedora.workflow()));
      return fedora.sandbox().requests().all().size();
    }
  }

  private static List<Integer> points(int requests) {
    int wanted = POINTS.equals("all") ? requests : Integer.parseInt(POINTS);
    List<Integer> points = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      points.add(1 + i * requests / wanted);
    }
    return points;
  }

  private static Fedora movingAt(int point, Sandbox sandbox, Path place) {
    AtomicInteger left = new AtomicInteger(point);
    Interceptor move =
        chain -> {
          if (left.decrementAndGet() == 0) {
            sandbox.distGit().moveToForgejo();
          }
          return chain.proceed(chain.request());
        };
    OkHttpClient http = sandbox.httpClient().newBuilder().addNetworkInterceptor(move).build();
    return Fedora.connectedTo(sandbox, http, place);
  }

  /** Handles each event until there is nothing left to try again, as a queue does. */
  private static List<JobOutcome> untilDone(List<PackitEvent> events, ReleaseWorkflow workflow) {
    List<JobOutcome> all = new ArrayList<>();
    for (PackitEvent event : events) {
      List<JobOutcome> outcomes = workflow.handle(event).outcomes();
      for (int i = 1; i < MOST_TRIES && Story.retryable(outcomes); i++) {
        all.addAll(outcomes);
        outcomes = workflow.handle(event).outcomes();
      }
      all.addAll(outcomes);
    }
    return all;
  }
}
