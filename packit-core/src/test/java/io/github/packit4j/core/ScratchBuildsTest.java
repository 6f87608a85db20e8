package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.JobOutcome.Failed;
import io.github.packit4j.core.JobOutcome.NotRun;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobOutcome.ScratchPresent;
import io.github.packit4j.core.JobOutcome.ScratchReported;
import io.github.packit4j.core.JobOutcome.ScratchSubmitted;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import io.github.packit4j.core.event.PackitEvent.ScratchBuildChanged;
import io.github.packit4j.core.failure.MovedException;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.client.Fork;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.NewPullRequest;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.ExpectedHead;
import io.github.packit4j.distgit.git.FileChange;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.distgit.git.NewCommit;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.KojiAuthentication;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.KojiTask;
import io.github.packit4j.sandbox.PagurePullRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pull requests to packages are tried in scratch builds, where a program wants it. */
class ScratchBuildsTest {

  private static final String TOPIC = "topic";

  @TempDir Path work;

  @Test
  void aPullRequestShowsHowItsBuildHasEnded() {
    try (Fedora fedora = fedora(PullRequestBuilds.OF_PACKAGERS)) {
      int id = propose(fedora, work, "alice");
      PullRequestChanged opened = changed(fedora);
      assertThat(opened.number()).isEqualTo(id);

      ScratchSubmitted submitted = (ScratchSubmitted) only(fedora, opened);
      assertThat(submitted.branch()).isEqualTo("f44");
      assertThat(submitted.pullRequest()).isEqualTo(id);
      KojiTask task = tasks(fedora).get(0);
      assertThat(task.request())
          .contains(
              "git+https://src.fedoraproject.org/forks/alice/rpms/python-ogr.git#"
                  + opened.commit(),
              "f44-candidate")
          .anyMatch(argument -> argument.contains("scratch"));
      assertThat(status(fedora, id)).isEqualTo("pending");

      assertThat(only(fedora, opened)).isInstanceOf(ScratchPresent.class);
      fedora.sandbox().koji().finishBuilds();
      assertThat(only(fedora, ended(fedora, "CLOSED"))).isInstanceOf(ScratchReported.class);
      assertThat(status(fedora, id)).isEqualTo("success");
      assertThat(only(fedora, opened)).isInstanceOf(ScratchPresent.class);
      assertThat(status(fedora, id)).isEqualTo("success");
      assertThat(tasks(fedora)).hasSize(1);
      assertThat(fedora.sandbox().koji().builds()).isEmpty();
    }
  }

  @Test
  void aFailureIsShownToo() {
    try (Fedora fedora = fedora(PullRequestBuilds.OF_PACKAGERS)) {
      int id = propose(fedora, work, "alice");
      only(fedora, changed(fedora));
      fedora.sandbox().koji().failNext("error: does not compile");
      fedora.sandbox().koji().finishBuilds();

      assertThat(only(fedora, ended(fedora, "FAILED")))
          .isInstanceOfSatisfying(
              ScratchReported.class,
              reported -> {
                assertThat(reported.state()).isEqualTo("FAILED");
                assertThat(reported.pullRequest()).isEqualTo(id);
              });
      assertThat(status(fedora, id)).isEqualTo("failure");
    }
  }

  @Test
  void aPushCancelsWhatIsBeingTried() {
    try (Fedora fedora = fedora(PullRequestBuilds.OF_PACKAGERS)) {
      int id = propose(fedora, work, "alice");
      PullRequestChanged first = changed(fedora);
      only(fedora, first);
      push(fedora, work, "alice", TOPIC, "Again");
      PullRequestChanged second = changed(fedora);
      assertThat(second.commit()).isNotEqualTo(first.commit());

      assertThat(only(fedora, second)).isInstanceOf(ScratchSubmitted.class);

      assertThat(tasks(fedora))
          .extracting(KojiTask::state)
          .containsExactly(KojiTask.State.CANCELED, KojiTask.State.FREE);
      // What comes late of the first one tells nobody anything.
      assertNotRun(only(fedora, first), Reason.PULL_REQUEST_MOVED);
      assertNotRun(only(fedora, ended(fedora, "CANCELED")), Reason.PULL_REQUEST_MOVED);
      assertThat(status(fedora, id)).isEqualTo("pending");
      fedora.sandbox().koji().finishBuilds();
      only(fedora, ended(fedora, "CLOSED"));
      assertThat(status(fedora, id)).isEqualTo("success");
    }
  }

  @Test
  void whatStrangersProposeIsBuiltOnlyWhereTheProgramSaysSo() {
    try (Fedora fedora = fedora(PullRequestBuilds.OF_PACKAGERS)) {
      propose(fedora, work, "outsider");
      assertNotRun(only(fedora, changed(fedora)), Reason.NOT_A_PACKAGER);
      assertThat(tasks(fedora)).isEmpty();

      Fedora open =
          fedora.elsewhere(
              fedora.sandbox().httpClient(),
              work.resolve("open"),
              builder -> builder.scratchBuilds(PullRequestBuilds.OF_ANYBODY));
      assertThat(only(open, changed(fedora))).isInstanceOf(ScratchSubmitted.class);
      open.disconnect();
    }
  }

  @Test
  void nothingIsTriedUnlessTheProgramWantsIt() {
    try (Fedora fedora = fedora(PullRequestBuilds.NONE)) {
      propose(fedora, work, "alice");
      assertNotRun(only(fedora, changed(fedora)), Reason.PULL_REQUESTS_NOT_BUILT);
      assertThat(tasks(fedora)).isEmpty();
    }
  }

  @Test
  void pullRequestsToOtherProjectsAreNobodysConcern() {
    try (Fedora fedora = fedora(PullRequestBuilds.OF_ANYBODY)) {
      assertThat(
              fedora
                  .workflow()
                  .handle(
                      new PullRequestChanged(
                          URI.create("https://codeberg.org/a/b"), 1, Events.COMMIT))
                  .outcomes())
          .isEmpty();
      assertThat(
              fedora
                  .workflow()
                  .handle(
                      new ScratchBuildChanged(
                          1,
                          "CLOSED",
                          "alice",
                          "git+https://src.fedoraproject.org/rpms/python-ogr.git#" + Events.COMMIT,
                          "f44-candidate"))
                  .outcomes())
          .isEmpty();
    }
  }

  @Test
  void aPlanIsRefusedOnceThePullRequestHasMoved() {
    try (Fedora fedora = fedora(PullRequestBuilds.OF_PACKAGERS)) {
      propose(fedora, work, "alice");
      EventPlan plan =
          EventPlanFile.parse(EventPlanFile.toJson(fedora.workflow().plan(changed(fedora))));
      assertThat(plan.jobs()).hasOnlyElementsOfType(JobPlan.ScratchBuild.class);
      assertThat(tasks(fedora)).isEmpty();
      push(fedora, work, "alice", TOPIC, "Again");

      assertThat(fedora.workflow().execute(plan).outcomes())
          .singleElement()
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> assertThat(failed.cause()).isInstanceOf(MovedException.class));
      assertThat(tasks(fedora)).isEmpty();
      EventPlan anew = fedora.workflow().plan(changed(fedora));
      assertThat(fedora.workflow().execute(anew).outcomes())
          .hasOnlyElementsOfType(ScratchSubmitted.class);
      assertThat(fedora.workflow().execute(anew).outcomes())
          .hasOnlyElementsOfType(ScratchPresent.class);
    }
  }

  @Test
  void theBuildOfAnotherPullRequestFromTheSameForkGoesOn() {
    try (Fedora fedora = fedora(PullRequestBuilds.OF_PACKAGERS)) {
      propose(fedora, work, "alice");
      only(fedora, changed(fedora));
      propose(fedora, work, "alice", "other");
      assertThat(only(fedora, changed(fedora))).isInstanceOf(ScratchSubmitted.class);
      assertThat(tasks(fedora)).hasSize(2).allMatch(task -> task.state() == KojiTask.State.FREE);
    }
  }

  /** While one waits for the package another one may have tried what is newer. */
  @Test
  void whatHasMovedWhileOneWaitedIsNotTried() {
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    try (Fedora fedora =
        Fedora.empty(
            work,
            builder ->
                builder
                    .scratchBuilds(PullRequestBuilds.OF_PACKAGERS)
                    .locks(
                        name -> {
                          Objects.requireNonNull(meanwhile.getAndSet(() -> {})).run();
                          return () -> {};
                        }))) {
      fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
      propose(fedora, work, "alice");
      PullRequestChanged first = changed(fedora);
      meanwhile.set(
          () -> {
            push(fedora, work, "alice", TOPIC, "Again");
            assertThat(only(fedora, changed(fedora))).isInstanceOf(ScratchSubmitted.class);
          });

      assertThat(only(fedora, first))
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> {
                assertThat(failed.cause()).isInstanceOf(MovedException.class);
                assertThat(failed.retryable()).isTrue();
              });
      assertNotRun(only(fedora, first), Reason.PULL_REQUEST_MOVED);
      assertThat(tasks(fedora)).hasSize(1);
    }
  }

  /** A committer may propose from a branch of the package itself. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPushToThePackagesOwnRepositoryCancelsWhatIsBeingTried(boolean forced) {
    try (Fedora fedora = fedora(PullRequestBuilds.OF_PACKAGERS)) {
      int id = proposeFromPackage(fedora);
      PullRequestChanged first = changed(fedora);
      assertThat(only(fedora, first)).isInstanceOf(ScratchSubmitted.class);
      pushToPackage(fedora, TOPIC, forced ? "f44" : TOPIC, "Again");
      PullRequestChanged second = changed(fedora);
      assertThat(second.commit()).isNotEqualTo(first.commit());

      assertThat(only(fedora, second)).isInstanceOf(ScratchSubmitted.class);

      assertThat(tasks(fedora))
          .extracting(KojiTask::state)
          .containsExactly(KojiTask.State.CANCELED, KojiTask.State.FREE);
      assertThat(status(fedora, id)).isEqualTo("pending");
      assertThat(only(fedora, second)).as("told again").isInstanceOf(ScratchPresent.class);
      assertThat(tasks(fedora)).hasSize(2);
    }
  }

  /** Of the branch that it is for, now or earlier, and of any other one as it is now. */
  @Test
  void whatSomebodyTriesByHandInThePackagesOwnRepositoryGoesOn() {
    try (Fedora fedora = fedora(PullRequestBuilds.OF_PACKAGERS)) {
      try (KojiClient koji = koji(fedora)) {
        byHand(koji, Events.head(fedora));
        fedora
            .sandbox()
            .distGit()
            .pkg(Fedora.PACKAGE)
            .commit("f44", "Gate", FileTree.of("gating.yaml", "x"));
        byHand(koji, Events.head(fedora));
        byHand(koji, pushToPackage(fedora, "other", "f44", "Other"));
        byHand(koji, "other");
      }
      proposeFromPackage(fedora);
      only(fedora, changed(fedora));
      pushToPackage(fedora, TOPIC, TOPIC, "Again");
      only(fedora, changed(fedora));

      assertThat(tasks(fedora))
          .extracting(KojiTask::state)
          .containsExactly(
              KojiTask.State.FREE,
              KojiTask.State.FREE,
              KojiTask.State.FREE,
              KojiTask.State.FREE,
              KojiTask.State.CANCELED,
              KojiTask.State.FREE);
    }
  }

  private static KojiClient koji(Fedora fedora) {
    return KojiClient.builder(URI.create("https://koji.fedoraproject.org/kojihub"))
        .httpClient(fedora.sandbox().httpClient())
        .authentication(KojiAuthentication.clientCertificate())
        .build();
  }

  private static void byHand(KojiClient koji, String ref) {
    koji.builds()
        .submitIfAbsent(
            BuildRequest.builder()
                .source("git+https://src.fedoraproject.org/rpms/python-ogr.git#" + ref)
                .target("f44-candidate")
                .scratch(true)
                .build(),
            Optional.empty());
  }

  private int proposeFromPackage(Fedora fedora) {
    fedora.sandbox().distGit().pkg(Fedora.PACKAGE).addCommitter("alice");
    pushToPackage(fedora, TOPIC, "f44", TOPIC);
    try (DistGit distGit = distGit(fedora, work, "alice")) {
      ForgeProject project = distGit.project(Fedora.PACKAGE);
      return (int)
          project
              .pullRequests()
              .create(
                  NewPullRequest.builder()
                      .title("Change")
                      .description("")
                      .source(project, TOPIC)
                      .targetBranch("f44")
                      .build())
              .id();
    }
  }

  /** Pushes a commit on top of a branch of the package to another one of it. */
  private String pushToPackage(Fedora fedora, String topic, String onto, String what) {
    fedora.sandbox().distGit().pkg(Fedora.PACKAGE).addCommitter("alice");
    try (DistGit distGit = distGit(fedora, work, "alice");
        GitRepository repository = distGit.repository(Fedora.PACKAGE)) {
      Map<String, CommitId> present = repository.fetchBranches(List.of(topic, onto));
      CommitId commit =
          repository.commit(
              NewCommit.builder()
                  .parent(Objects.requireNonNull(present.get(onto)))
                  .message(what)
                  .author(new GitIdentity("alice", "alice@example.org"))
                  .time(Instant.parse("2026-11-22T12:00:00Z"))
                  .addChanges(FileChange.write("notes.txt", what))
                  .build());
      assertThat(
              repository
                  .push(
                      distGit.pushUrl(Fedora.PACKAGE),
                      commit,
                      topic,
                      Optional.ofNullable(present.get(topic))
                          .map(ExpectedHead::at)
                          .orElseGet(ExpectedHead::absent))
                  .isDone())
          .isTrue();
      return commit.hex();
    }
  }

  private Fedora fedora(PullRequestBuilds whose) {
    Fedora fedora = Fedora.empty(work, builder -> builder.scratchBuilds(whose));
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC));
    return fedora;
  }

  static JobOutcome only(Fedora fedora, PackitEvent event) {
    List<JobOutcome> outcomes = fedora.workflow().handle(event).outcomes();
    assertThat(outcomes).hasSize(1);
    return outcomes.get(0);
  }

  private static void assertNotRun(JobOutcome outcome, Reason reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(NotRun.class, not -> assertThat(not.reason()).isEqualTo(reason));
  }

  /** The newest message of the bus about a pull request. */
  static PullRequestChanged changed(Fedora fedora) {
    return newest(fedora, PullRequestChanged.class);
  }

  static ScratchBuildChanged ended(Fedora fedora, String state) {
    return Story.events(fedora.sandbox(), 0).stream()
        .filter(ScratchBuildChanged.class::isInstance)
        .map(ScratchBuildChanged.class::cast)
        .filter(build -> build.state().equals(state))
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }

  private static <T> T newest(Fedora fedora, Class<T> type) {
    return Story.events(fedora.sandbox(), 0).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }

  private static List<KojiTask> tasks(Fedora fedora) {
    return fedora.sandbox().koji().tasks().stream()
        .filter(task -> task.method().equals("build"))
        .toList();
  }

  private static String status(Fedora fedora, int id) {
    PagurePullRequest pull = fedora.sandbox().distGit().pkg(Fedora.PACKAGE).pullRequest(id);
    assertThat(pull.flags()).hasSize(1);
    assertThat(pull.flags().get(0).name()).isEqualTo("scratch-build:f44");
    return pull.flags().get(0).status();
  }

  /** Somebody proposes a change for f44 from a fork. */
  static int propose(Fedora fedora, Path work, String account) {
    return propose(fedora, work, account, TOPIC);
  }

  static int propose(Fedora fedora, Path work, String account, String topic) {
    push(fedora, work, account, topic, topic);
    try (DistGit distGit = distGit(fedora, work, account)) {
      Fork fork = distGit.fork(Fedora.PACKAGE).orElseThrow();
      return (int)
          distGit
              .project(Fedora.PACKAGE)
              .pullRequests()
              .create(
                  NewPullRequest.builder()
                      .title("Change")
                      .description("")
                      .source(fork.project(), topic)
                      .targetBranch("f44")
                      .build())
              .id();
    }
  }

  static void push(Fedora fedora, Path work, String account, String topic, String what) {
    try (DistGit distGit = distGit(fedora, work, account);
        GitRepository repository = distGit.repository(Fedora.PACKAGE)) {
      Fork fork = distGit.forkOrCreate(Fedora.PACKAGE);
      Map<String, CommitId> present =
          repository.fetchBranches(fork.fetchUrl(), List.of(topic, "f44"));
      Optional<CommitId> before = Optional.ofNullable(present.get(topic));
      CommitId parent = before.or(() -> Optional.ofNullable(present.get("f44"))).orElseThrow();
      CommitId commit =
          repository.commit(
              NewCommit.builder()
                  .parent(parent)
                  .message(what)
                  .author(new GitIdentity(account, account + "@example.org"))
                  .time(Instant.parse("2026-11-22T12:00:00Z"))
                  .addChanges(FileChange.write("notes.txt", what))
                  .build());
      assertThat(
              repository
                  .push(
                      fork.pushUrl(),
                      commit,
                      topic,
                      before.map(ExpectedHead::at).orElseGet(ExpectedHead::absent))
                  .isDone())
          .isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DistGit distGit(Fedora fedora, Path work, String account) {
    return DistGit.builder(DistGitInstance.fedora())
        .account(account, Secret.of(fedora.sandbox().account(account).token()))
        .pushOverHttps()
        .directory(work.resolve("git-of-" + account))
        .forkTimeout(Duration.ofSeconds(1))
        .httpClient(fedora.sandbox().httpClient())
        .retryPolicy(RetryPolicy.none())
        .build();
  }
}
