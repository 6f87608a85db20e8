package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.distgit.forge.TinyForge.Fault;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.ExpectedHead;
import io.github.packit4j.distgit.git.FileChange;
import io.github.packit4j.distgit.git.GitException;
import io.github.packit4j.distgit.git.GitForTests;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.distgit.git.GitStore;
import io.github.packit4j.distgit.git.NewCommit;
import io.github.packit4j.distgit.git.PushResult;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.support.Sleeper;
import io.github.packit4j.http.testing.PromptSockets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Forks a project, fetches it, pushes an update to the fork and opens a pull request, on each kind
 * of forge, with one request after the other going wrong.
 */
class ForkToPullRequestFaultTest {

  private static final String BRANCH = "2.0-rawhide";
  private static final Set<Reason> EXPECTED =
      EnumSet.of(
          Reason.SERVER,
          Reason.TRANSPORT,
          Reason.UNEXPECTED_ANSWER,
          // The redirect that is tried leads to the machine itself, where nobody is led.
          Reason.UNSUPPORTED,
          Reason.RATE_LIMITED,
          Reason.NOT_READY);

  /** What repetition overcomes at a request that only reads. */
  private static final Set<Fault> PASSING =
      EnumSet.of(Fault.BAD_GATEWAY, Fault.TOO_MANY, Fault.RESET, Fault.TRUNCATED);

  /** One of each kind, used again: a server takes longer to start than a case. */
  private static final Map<ForgeType, TinyForge> FORGES = new EnumMap<>(ForgeType.class);

  private static final OkHttpClient CLIENT =
      new OkHttpClient.Builder().socketFactory(PromptSockets.client()).build();
  @TempDir Path directory;
  private final AtomicInteger stores = new AtomicInteger();

  @AfterAll
  static void close() {
    FORGES.values().forEach(TinyForge::close);
    FORGES.clear();
  }

  private static TinyForge forge(ForgeType type) {
    TinyForge forge = FORGES.computeIfAbsent(type, TinyForge::of);
    forge.reset();
    return forge;
  }

  @TestFactory
  Stream<DynamicTest> withoutRepetition() {
    return Stream.of(ForgeType.values()).flatMap(type -> faults(type, RetryPolicy.none()));
  }

  @TestFactory
  Stream<DynamicTest> withRepetition() {
    return Stream.of(ForgeType.values()).flatMap(type -> faults(type, RetryPolicy.defaults()));
  }

  private Stream<DynamicTest> faults(ForgeType type, RetryPolicy policy) {
    List<String> requests = requests(type, 1);
    return Stream.of(Fault.values())
        .filter(fault -> fault != Fault.NONE)
        .flatMap(
            fault ->
                IntStream.rangeClosed(1, requests.size())
                    .filter(n -> makesADifference(fault, requests.get(n - 1), policy))
                    .mapToObj(
                        n ->
                            DynamicTest.dynamicTest(
                                type + ": " + fault + " at " + n + ", " + requests.get(n - 1),
                                () -> survives(type, n, requests.get(n - 1), fault, policy))));
  }

  /** What the server did counts for writes only; a stall costs the time of the time-out. */
  private static boolean makesADifference(Fault fault, String request, RetryPolicy policy) {
    boolean patient = policy.maxAttempts() > 1;
    if (fault.isStall()) {
      return isWrite(request) && !patient;
    }
    if (fault.isAfterwards()) {
      return isWrite(request);
    }
    return !patient || PASSING.contains(fault) || isGit(request);
  }

  private static boolean isGit(String request) {
    return request.contains(".git/");
  }

  private static boolean isWrite(String request) {
    return !request.startsWith("GET")
        && !request.endsWith("/whoami")
        && !request.endsWith("/git-upload-pack");
  }

  private List<String> requests(ForgeType type, int runs) {
    TinyForge forge = forge(type);
    Scenario scenario = new Scenario(forge, RetryPolicy.none(), Duration.ofMinutes(1));
    try {
      for (int run = 1; run <= runs; run++) {
        forge.fail(0, Fault.NONE);
        scenario.run();
      }
      return forge.requests();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void survives(ForgeType type, int at, String request, Fault fault, RetryPolicy policy)
      throws Exception {
    TinyForge forge = forge(type);
    forge.fail(at, fault);
    Scenario first =
        new Scenario(
            forge, policy, fault.isStall() ? Duration.ofMillis(100) : Duration.ofMinutes(1));
    Scenario scenario = first;
    Throwable failure = catchThrowable(first::run);
    if (failure != null) {
      checkFailure(failure);
      assertThat(policy.maxAttempts() > 1 && !isWrite(request) && PASSING.contains(fault))
          .as("repetition would have helped: %s", failure)
          .isFalse();
      forge.fail(0, Fault.NONE);
      scenario = scenario.patient();
      scenario.run();
    } else if (fault == Fault.TOO_MANY && policy.maxAttempts() > 1) {
      assertThat(scenario.pauses).anyMatch(pause -> pause.compareTo(Duration.ofSeconds(5)) >= 0);
    }
    assertThat(forge.pullRequestCount()).isEqualTo(1);
    assertThat(forge.forkCount()).isEqualTo(1);
    assertThat(forge.pushed(BRANCH)).isPresent().isEqualTo(scenario.update);
    assertThat(forge.pushCount()).isEqualTo(1);
    assertThat(forge.tokensAtStranger()).isEmpty();
  }

  private static void checkFailure(Throwable failure) {
    assertThat(failure)
        .isInstanceOfAny(ForgeException.class, GitException.class)
        .hasMessageStartingWith("Tried to")
        .hasMessageNotContaining(TinyForge.TOKEN);
    if (failure instanceof ForgeException ofForge) {
      assertThat(ofForge.reason()).isIn(EXPECTED);
    }
  }

  /** A second run finds the fork, the branch and the pull request, or fails: it adds nothing. */
  @TestFactory
  Stream<DynamicTest> secondRun() {
    return Stream.of(ForgeType.values())
        .flatMap(
            type -> {
              List<String> requests = requests(type, 2);
              return Stream.of(Fault.BAD_GATEWAY, Fault.HTML, Fault.REDIRECT)
                  .flatMap(
                      fault ->
                          IntStream.rangeClosed(1, requests.size())
                              .filter(n -> !isGit(requests.get(n - 1)))
                              .mapToObj(
                                  n ->
                                      DynamicTest.dynamicTest(
                                          type + ": " + fault + " at " + requests.get(n - 1),
                                          () -> addsNothing(type, n, fault))));
            });
  }

  private void addsNothing(ForgeType type, int at, Fault fault) throws Exception {
    TinyForge forge = forge(type);
    Scenario scenario = new Scenario(forge, RetryPolicy.none(), Duration.ofMinutes(1));
    scenario.run();
    forge.fail(at, fault);
    Throwable failure = catchThrowable(scenario::run);
    if (failure != null) {
      checkFailure(failure);
    }
    assertThat(forge.pullRequestCount()).isEqualTo(1);
    assertThat(forge.forkCount()).isEqualTo(1);
    assertThat(forge.pushCount()).isEqualTo(1);
    assertThat(forge.tokensAtStranger()).isEmpty();
  }

  /** The sequence; a second run uses what the first one left on disk. */
  private final class Scenario {

    private final TinyForge forge;
    private final RetryPolicy policy;
    private final Duration patience;
    private final Path store;
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private Optional<CommitId> update = Optional.empty();

    Scenario(TinyForge forge, RetryPolicy policy, Duration patience) {
      this(forge, policy, patience, directory.resolve("store" + stores.incrementAndGet()));
    }

    private Scenario(TinyForge forge, RetryPolicy policy, Duration patience, Path store) {
      this.forge = forge;
      this.policy = policy;
      this.patience = patience;
      this.store = store;
    }

    Scenario patient() {
      return new Scenario(forge, policy, Duration.ofMinutes(1), store);
    }

    PullRequest run() throws InterruptedException {
      ForgeProject project = project(pauses::add);
      ForgeProject fork = project.forkOrCreate();
      push(project.cloneUrl(), fork.cloneUrl(), pauses::add);
      return project
          .pullRequests()
          .propose(
              NewPullRequest.builder()
                  .title("Update to 2.0")
                  .description("New release")
                  .source(fork, BRANCH)
                  .targetBranch("rawhide")
                  .build());
    }

    private ForgeProject project(Sleeper sleeper) {
      return Forges.builder()
          .httpClient(CLIENT)
          .forge(forge.url(), forge.type())
          .token(forge.url().getAuthority(), Secret.of(TinyForge.TOKEN))
          .retryPolicy(policy)
          .readTimeout(patience)
          .sleeper(sleeper)
          .build()
          .project(forge.url() + "rpms/hello");
    }

    private void push(URI origin, URI fork, Sleeper sleeper) {
      OkHttpClient hurried = CLIENT.newBuilder().readTimeout(patience).build();
      String host = forge.url().getAuthority();
      try (GitStore git =
              GitForTests.store(store, hurried, host, TinyForge.TOKEN, policy, sleeper);
          GitRepository repository = git.open(origin)) {
        CommitId base = repository.fetchBranch("rawhide").orElseThrow();
        CommitId commit =
            repository.commit(
                NewCommit.builder()
                    .parent(base)
                    .message("Update to 2.0")
                    .author(new GitIdentity("Packit", "hello@packit.dev"))
                    .time(Instant.ofEpochSecond(1_800_000_000))
                    .addChanges(FileChange.write("hello.spec", "Name: hello\nVersion: 2.0\n"))
                    .build());
        update = Optional.of(commit);
        PushResult pushed = repository.push(fork, commit, BRANCH, ExpectedHead.absent());
        assertThat(pushed).isInstanceOfAny(PushResult.Updated.class, PushResult.UpToDate.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSequenceHasAllItsSteps(ForgeType type) {
    assertThat(requests(type, 1))
        .anyMatch(request -> request.matches("POST .*/forks?"))
        .anyMatch(request -> request.endsWith("rpms/hello.git/info/refs?service=git-upload-pack"))
        .contains("POST /rpms/hello.git/git-upload-pack")
        .anyMatch(request -> request.endsWith("hello.git/info/refs?service=git-receive-pack"))
        .anyMatch(request -> request.endsWith("hello.git/git-receive-pack"))
        .anyMatch(request -> request.matches("POST .*/(pulls|merge_requests|pull-request/new)"));
  }

  @Test
  void thePullRequestIsWhatWasAskedFor() throws Exception {
    for (ForgeType type : ForgeType.values()) {
      TinyForge forge = forge(type);
      PullRequest made = new Scenario(forge, RetryPolicy.none(), Duration.ofMinutes(1)).run();
      assertThat(made.title()).isEqualTo("Update to 2.0");
      assertThat(made.sourceBranch()).isEqualTo(BRANCH);
      assertThat(made.sourceProject())
          .contains(type == ForgeType.PAGURE ? "fork/packit/rpms/hello" : "packit/hello");
    }
  }
}
