package io.github.packit4j.koji;

import static io.github.packit4j.koji.FakeHub.Trouble.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.call.TagCalls;
import io.github.packit4j.koji.call.UserCalls;
import io.github.packit4j.koji.failure.FaultCode;
import io.github.packit4j.koji.failure.KojiAuthenticationException;
import io.github.packit4j.koji.failure.KojiDeniedException;
import io.github.packit4j.koji.failure.KojiFaultException;
import io.github.packit4j.koji.failure.KojiOfflineException;
import io.github.packit4j.koji.failure.KojiOutcomeUnknownException;
import io.github.packit4j.koji.failure.KojiTransportException;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskState;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A writing call is executed once, whatever happens to its requests and answers. */
class ExactlyOnceTest {
  private static final BuildRequest REQUEST =
      BuildRequest.fromScm(
          URI.create("git+https://src.fedoraproject.org/rpms/python-ogr.git#" + "ab".repeat(20)),
          "f43-candidate");

  private final List<Duration> pauses = new ArrayList<>();
  private FakeHub hub;
  private KojiClient koji;

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub();
    koji =
        KojiClient.builder(hub.uri())
            .authentication(KojiAuthentication.password("packit", Secret.of("hunter2")))
            .sleeper(pauses::add)
            .build();
  }

  @AfterEach
  void stop() {
    koji.close();
    hub.close();
  }

  static Stream<Arguments> troubles() {
    return Stream.of(
            List.of(DROP_BEFORE),
            List.of(DROP_AFTER),
            List.of(BAD_GATEWAY_BEFORE),
            List.of(BAD_GATEWAY_AFTER),
            List.of(UNAVAILABLE),
            List.of(OFFLINE, OFFLINE, LOCKED),
            List.of(EXPIRE),
            List.of(DROP_BEFORE, EXPIRE),
            List.of(DROP_AFTER, EXPIRE),
            List.of(FORGET_SESSION),
            List.of(DROP_AFTER, FORGET_SESSION),
            List.of(ADVANCE_NUMBER),
            List.of(TAKE_NUMBER),
            List.of(DROP_AFTER, ADVANCE_NUMBER),
            List.of(UNAVAILABLE, DROP_AFTER, OFFLINE, BAD_GATEWAY_BEFORE))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void submitsOneBuild(List<FakeHub.Trouble> troubles) {
    hub.trouble("build", troubles.toArray(FakeHub.Trouble[]::new));

    assertThat(koji.builds().submit(REQUEST)).isEqualTo(TaskId.of(101));

    assertThat(hub.builds).hasSize(1);
    assertThat(koji.builds().submit(REQUEST)).isEqualTo(TaskId.of(102));
    assertThat(hub.builds).hasSize(2);
  }

  @Test
  void repairsTheNumberThreeTimesAndNoMore() {
    hub.trouble("build", ADVANCE_NUMBER, ADVANCE_NUMBER, ADVANCE_NUMBER);
    assertThat(koji.builds().submit(REQUEST)).isEqualTo(TaskId.of(101));

    hub.trouble("build", ADVANCE_NUMBER, ADVANCE_NUMBER, ADVANCE_NUMBER, ADVANCE_NUMBER);
    assertThatThrownBy(() -> koji.builds().submit(REQUEST))
        .isInstanceOfSatisfying(
            KojiFaultException.class, e -> assertThat(e.code()).isEqualTo(FaultCode.SEQUENCE));
    assertThat(hub.builds).hasSize(1);
  }

  @Test
  void aClosedClientOpensNoOtherSession() {
    koji.builds().submit(REQUEST);
    koji.close();

    assertThatThrownBy(() -> koji.builds().submit(REQUEST))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThat(hub.count("login")).isEqualTo(1);
  }

  @Test
  void aForgottenSessionIsReplacedAndAnExpiredOneRenewed() {
    koji.call(UserCalls.loggedIn());
    hub.trouble("getLoggedInUser", FORGET_SESSION);
    assertThat(koji.call(UserCalls.loggedIn()).name()).isEqualTo("packit");
    hub.trouble("getLoggedInUser", EXPIRE);
    assertThat(koji.call(UserCalls.loggedIn()).name()).isEqualTo("packit");

    assertThat(hub.seen.stream().filter(call -> call.method().equals("login")))
        .extracting(call -> String.valueOf(call.arguments()).contains("renew=true"))
        .containsExactly(false, false, true);
  }

  @Test
  void aPasswordGoesToTheHubItself() {
    koji.builds().submit(REQUEST);

    assertThat(hub.seen.get(0).method()).isEqualTo("login");
    assertThat(hub.seen.get(0).path()).isEqualTo("/kojihub");
  }

  private static String arguments(FakeHub.Seen call) {
    return String.valueOf(call.arguments());
  }

  @Test
  void movesAndUntagsWhatIsTaggedAndNothingElse() {
    hub.write("tagBuild", arguments -> 200);
    hub.write("untagBuild", arguments -> null);

    assertThat(koji.call(TagCalls.moveBuild("from", "to", "a-1-1"))).isEqualTo(TaskId.of(200));
    assertThat(arguments(hub.seen.get(hub.seen.size() - 1)))
        .isEqualTo("[to, a-1-1, {fromtag=from, __starstar=true}]");

    koji.tags().untag("from", "a-1-1");
    assertThat(arguments(hub.seen.get(hub.seen.size() - 1)))
        .isEqualTo("[from, a-1-1, {strict=true, __starstar=true}]");
  }

  @Test
  void doesNotTakeAnEarlierTryForTheLostCall() {
    hub.answer(
        "listTasks",
        arguments ->
            List.of(
                Map.of(
                    "id",
                    90,
                    "method",
                    "build",
                    "state",
                    TaskState.CANCELED.number(),
                    "request",
                    List.of(REQUEST.source(), "f43-candidate", Map.of()))));
    hub.trouble("build", DROP_BEFORE, FORGET_SESSION);

    // The session is gone with the number, so nothing says whether the first request arrived.
    assertThatThrownBy(() -> koji.builds().submit(REQUEST))
        .isInstanceOf(KojiOutcomeUnknownException.class);
  }

  /** Lets the hub have a tagging task of ours that is like the one to be submitted. */
  private void taggingTask(TaskState state) {
    taggingTask(state, List.of(7, 4, false));
  }

  private void taggingTask(TaskState state, List<Object> request) {
    hub.answer("getTag", arguments -> Map.of("id", 7, "name", "f43-build-side-7"));
    hub.answer("getBuild", arguments -> Map.of("id", 4));
    hub.write("tagBuild", arguments -> 200);
    hub.answer(
        "listTasks",
        arguments ->
            List.of(
                Map.of(
                    "id", 91, "method", "tagBuild", "state", state.number(), "request", request)));
  }

  static Stream<List<Object>> taggingOfOthers() {
    return Stream.of(List.of(8, 4, false), List.of(7, 5, false), List.of(7), List.of());
  }

  @ParameterizedTest
  @MethodSource("taggingOfOthers")
  void doesNotTakeTheTaggingOfAnotherForTheLostCall(List<Object> request) {
    taggingTask(TaskState.OPEN, request);
    hub.trouble("tagBuild", DROP_AFTER);

    assertThatThrownBy(() -> koji.tags().tag("f43-build-side-7", "a-1-1.fc43"))
        .isInstanceOf(KojiOutcomeUnknownException.class);
  }

  @Test
  void aTaggingRequestMayBeOfTwoArguments() {
    taggingTask(TaskState.OPEN, List.of(7, 4));
    hub.trouble("tagBuild", DROP_AFTER);

    assertThat(koji.tags().tag("f43-build-side-7", "a-1-1.fc43")).isEqualTo(TaskId.of(91));
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskState.class,
      names = {"CLOSED", "FAILED", "CANCELED"})
  void doesNotTakeAFinishedTaggingForTheLostCall(TaskState finished) {
    taggingTask(finished);
    hub.trouble("tagBuild", DROP_BEFORE, FORGET_SESSION);

    assertThatThrownBy(() -> koji.tags().tag("f43-build-side-7", "a-1-1.fc43"))
        .isInstanceOf(KojiOutcomeUnknownException.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskState.class,
      names = {"FREE", "OPEN", "ASSIGNED"})
  void takesARunningTaggingForTheLostCall(TaskState running) {
    taggingTask(running);
    hub.trouble("tagBuild", DROP_BEFORE, FORGET_SESSION);

    assertThat(koji.tags().tag("f43-build-side-7", "a-1-1.fc43")).isEqualTo(TaskId.of(91));
  }

  @Test
  void takesTheFinishedTaggingWhenTheHubHasExecutedTheCall() {
    taggingTask(TaskState.CLOSED);
    hub.trouble("tagBuild", DROP_AFTER);

    assertThat(koji.tags().tag("f43-build-side-7", "a-1-1.fc43")).isEqualTo(TaskId.of(91));
  }

  @Test
  void countsWhatACallersInterceptorLosesAsLost() {
    AtomicInteger requests = new AtomicInteger();
    OkHttpClient losing =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  Response response = chain.proceed(chain.request());
                  // The second one is the build, after the login.
                  if (requests.incrementAndGet() == 2) {
                    response.close();
                    throw new IOException("connection reset");
                  }
                  return response;
                })
            .build();
    try (KojiClient unlucky =
        KojiClient.builder(hub.uri())
            .httpClient(losing)
            .authentication(KojiAuthentication.password("packit", Secret.of("hunter2")))
            .sleeper(pauses::add)
            .build()) {
      assertThat(unlucky.builds().submit(REQUEST)).isEqualTo(TaskId.of(101));
    }
    assertThat(hub.builds).hasSize(1);
  }

  @Test
  void makesOneSideTagAndFindsItsName() {
    koji.sideTags().create("f43-build");
    hub.trouble("createSideTag", DROP_AFTER);

    assertThat(koji.sideTags().create("f43-build").name()).isEqualTo("f43-build-side-31");

    assertThat(hub.sideTags).hasSize(2);
  }

  @Test
  void repeatsWithTheSameNumberAndBytes() {
    hub.trouble("build", DROP_BEFORE, UNAVAILABLE);

    koji.builds().submit(REQUEST);
    koji.builds().submit(REQUEST);

    List<String> numbers =
        hub.seen.stream()
            .filter(call -> call.method().equals("build"))
            .map(call -> call.headers().get("Koji-Session-Callnum"))
            .toList();
    assertThat(numbers).containsExactly("0", "0", "0", "1");
  }

  @Test
  void countsOnAfterARenewal() {
    koji.builds().submit(REQUEST);
    koji.builds().submit(REQUEST);
    hub.trouble("build", EXPIRE);

    koji.builds().submit(REQUEST);

    FakeHub.Seen renewal =
        hub.seen.stream().filter(call -> call.method().equals("login")).toList().get(1);
    assertThat(renewal.headers()).containsEntry("Koji-Session-Id", "5");
    FakeHub.Seen last = hub.seen.get(hub.seen.size() - 1);
    assertThat(last.headers())
        .containsEntry("Koji-Session-Callnum", "2")
        .containsEntry("Koji-Callnum", "2");
    assertThat(hub.count("build")).isEqualTo(4);
  }

  @Test
  void saysThatTheOutcomeIsUnknownWhenNoAnswerComes() {
    koji.call(UserCalls.loggedIn());
    hub.trouble("build", DROP_AFTER, DROP_BEFORE, DROP_BEFORE, DROP_BEFORE, DROP_BEFORE);

    assertThatThrownBy(() -> koji.builds().submit(REQUEST))
        .isInstanceOf(KojiOutcomeUnknownException.class)
        .hasMessageContaining("build");
  }

  @Test
  void doesNotRepeatWhatTheHubRefuses() {
    hub.answer(
        "build",
        arguments -> new FakeHub.Fault(1004, "policy violation (build_from_scm): not this one"));

    assertThatThrownBy(() -> koji.builds().submit(REQUEST))
        .isInstanceOfSatisfying(
            KojiDeniedException.class,
            denied -> {
              assertThat(denied.policy()).contains("build_from_scm");
              assertThat(denied.reason()).isEqualTo("not this one");
            });
    assertThat(hub.count("build")).isEqualTo(1);
    assertThat(hub.count("login")).isEqualTo(1);
  }

  @Test
  void waitsForAnOfflineHubOnlySoLong() {
    FakeHub.Trouble[] outage = new FakeHub.Trouble[100];
    java.util.Arrays.fill(outage, OFFLINE);
    hub.trouble("getAPIVersion", outage);

    assertThatThrownBy(() -> koji.call("getAPIVersion"))
        .isInstanceOf(KojiOfflineException.class)
        .hasMessageContaining("outage until 12:00 UTC");
    assertThat(pauses.stream().mapToLong(Duration::toSeconds).sum()).isEqualTo(600);
  }

  @Test
  void anonymousClientsCannotWrite() {
    try (KojiClient anonymous = KojiClient.builder(hub.uri()).build()) {
      assertThatThrownBy(() -> anonymous.builds().submit(REQUEST))
          .isInstanceOf(KojiAuthenticationException.class)
          .hasMessageContaining("authentication()");
    }
    assertThat(hub.seen).isEmpty();
  }

  @Test
  void logsInOnceForManyThreads() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(new Thread(() -> koji.builds().submit(REQUEST)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(hub.builds).hasSize(8);
    assertThat(hub.count("login")).isEqualTo(1);
    assertThat(hub.count("build")).isEqualTo(8);
  }

  @Test
  void logsOutOnClose() {
    koji.builds().submit(REQUEST);

    koji.close();

    assertThat(hub.seen.get(hub.seen.size() - 1).method()).isEqualTo("logout");
  }

  @Test
  void keepsSecretsOutOfMessages() {
    hub.answer("build", arguments -> new FakeHub.Fault(1006, "User locked by another session"));
    assertThatThrownBy(() -> koji.builds().submit(REQUEST))
        .isInstanceOf(KojiAuthenticationException.class)
        .satisfies(
            e ->
                assertThat(org.assertj.core.util.Throwables.getStackTrace(e))
                    .doesNotContain("hunter2", "2-KEY"));
  }

  @Test
  void neverWaitsLongerThanThePolicyAllows() {
    try (KojiClient impatient =
        KojiClient.builder(hub.uri())
            .retryPolicy(RetryPolicy.none())
            .sleeper(pauses::add)
            .build()) {
      hub.trouble("getAPIVersion", UNAVAILABLE);

      assertThatThrownBy(() -> impatient.call("getAPIVersion"))
          .isInstanceOf(KojiTransportException.class)
          .hasMessageContaining("503");
    }
    assertThat(pauses).isEmpty();
  }
}
