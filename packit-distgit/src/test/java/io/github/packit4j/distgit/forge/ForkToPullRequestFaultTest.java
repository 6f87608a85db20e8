package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.distgit.forge.TinyPagure.Fault;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Forks, and opens a pull request, with one request after the other going wrong. */
class ForkToPullRequestFaultTest {

  private static final int REQUESTS = 10;
  private static final Set<Reason> EXPECTED =
      EnumSet.of(
          Reason.SERVER,
          Reason.TRANSPORT,
          Reason.UNEXPECTED_ANSWER,
          Reason.RATE_LIMITED,
          Reason.NOT_READY);

  // The only requests whose effect counts; a stall costs the time of the time-out.
  private static final Set<Integer> WRITES = Set.of(3, 10);

  private final OkHttpClient client =
      new OkHttpClient.Builder().socketFactory(PromptSockets.client()).build();
  private final TinyPagure pagure = new TinyPagure();

  @AfterEach
  void close() {
    pagure.close();
  }

  @TestFactory
  Stream<DynamicTest> withoutRepetition() {
    return faults(RetryPolicy.none());
  }

  @TestFactory
  Stream<DynamicTest> withRepetition() {
    return faults(RetryPolicy.defaults());
  }

  private Stream<DynamicTest> faults(RetryPolicy policy) {
    return Stream.of(Fault.values())
        .filter(fault -> fault != Fault.NONE)
        .flatMap(
            fault ->
                IntStream.rangeClosed(1, REQUESTS)
                    .filter(n -> fault != Fault.STALL_AFTERWARDS || WRITES.contains(n))
                    .mapToObj(
                        request ->
                            DynamicTest.dynamicTest(
                                fault + " at request " + request,
                                () -> survives(request, fault, policy))));
  }

  private void survives(int request, Fault fault, RetryPolicy policy) throws InterruptedException {
    pagure.reset();
    pagure.fail(request, fault);
    Duration patience = Duration.ofMillis(fault == Fault.STALL_AFTERWARDS ? 300 : 60_000);
    Throwable failure = catchThrowable(() -> propose(policy, patience));
    if (failure != null) {
      assertThat(failure)
          .isInstanceOfSatisfying(ForgeException.class, e -> assertThat(e.reason()).isIn(EXPECTED))
          .hasMessageStartingWith("Tried to")
          .hasMessageNotContaining("the-token");
      pagure.fail(0, Fault.NONE);
      propose(policy, Duration.ofMinutes(1));
    }
    assertThat(pagure.pullRequestCount()).isEqualTo(1);
    assertThat(pagure.forkCount()).isEqualTo(1);
    assertThat(pagure.tokensAtStranger()).isEmpty();
  }

  private PullRequest propose(RetryPolicy policy, Duration patience) throws InterruptedException {
    String host = pagure.url().getAuthority();
    ForgeProject project =
        Forges.builder()
            .httpClient(client)
            .forge(pagure.url(), ForgeType.PAGURE)
            .token(host, Secret.of("the-token"))
            .retryPolicy(policy)
            .readTimeout(patience)
            .sleeper(duration -> {})
            .build()
            .project(pagure.url() + "rpms/hello");
    ForgeProject fork = project.forkOrCreate();
    return project.proposePullRequest(
        NewPullRequest.builder()
            .title("Update to 2.0")
            .description("New release")
            .source(fork, "2.0-rawhide")
            .targetBranch("rawhide")
            .build());
  }

  @Test
  void theSequenceIsAsLongAsTheFaultsReach() throws InterruptedException {
    PullRequest made = propose(RetryPolicy.none(), Duration.ofMinutes(1));
    assertThat(made.title()).isEqualTo("Update to 2.0");
    assertThat(made.sourceProject()).contains("fork/packit/rpms/hello");
    assertThat(pagure.requests())
        .hasSize(REQUESTS)
        .startsWith("POST /api/0/-/whoami", "GET /api/0/fork/packit/rpms/hello", "POST /api/0/fork")
        .endsWith("GET /api/0/rpms/hello/pull-requests", "POST /api/0/rpms/hello/pull-request/new");
  }
}
