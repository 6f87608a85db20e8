package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.failure.KojiOutcomeUnknownException;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskState;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which task of the own account is that of a call whose answer was lost. */
class OwnTasksTest {
  private static final String SCM = "git+https://src.fedoraproject.org/rpms/a#abc";
  private static final BuildRequest REQUEST = BuildRequest.fromScm(URI.create(SCM), "f43");

  private final List<Object> tasks = new ArrayList<>();
  private FakeHub hub;
  private KojiClient koji;

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub();
    hub.answer("listTasks", arguments -> tasks);
    hub.write("build", arguments -> 300);
    koji = hub.client(new FakeClock());
  }

  @AfterEach
  void stop() {
    koji.close();
    hub.close();
  }

  private void task(long id, @Nullable Object... request) {
    tasks.add(
        Map.of(
            "id",
            id,
            "method",
            "build",
            "state",
            TaskState.OPEN.number(),
            "request",
            Arrays.asList(request)));
  }

  private TaskId foundAfterALoss(BuildRequest request) {
    hub.trouble("build", FakeHub.Trouble.DROP_AFTER);
    return koji.builds().submit(request);
  }

  private String lastArguments(String method) {
    List<FakeHub.Seen> calls =
        hub.seen.stream().filter(call -> call.method().equals(method)).toList();
    return String.valueOf(calls.get(calls.size() - 1).arguments());
  }

  @Test
  void itIsOfTheSameSourceTargetAndOptions() {
    task(205, SCM.replace("/a#", "/b#"), "f43");
    task(204, SCM, "f42");
    task(203, SCM, null);
    task(202, SCM, "f43", Map.of("scratch", true));
    task(201, SCM, "f43", Map.of());
    task(200, SCM, "f43", Map.of());

    assertThat(foundAfterALoss(REQUEST)).isEqualTo(TaskId.of(201));
  }

  @Test
  void optionsThatAreNoneAreAsGoodAsEmptyOnes() {
    task(201, SCM, "f43", null);
    assertThat(foundAfterALoss(REQUEST)).isEqualTo(TaskId.of(201));

    tasks.clear();
    task(202, SCM, "f43");
    assertThat(foundAfterALoss(REQUEST)).isEqualTo(TaskId.of(202));
  }

  @Test
  void theNewestTasksOfTheAccountAreLookedAt() {
    task(201, SCM, "f43");
    foundAfterALoss(REQUEST);

    assertThat(lastArguments("listTasks"))
        .isEqualTo(
            "[{opts={method=build, owner=2, decode=true},"
                + " queryOpts={order=-id, limit=1000}, __starstar=true}]");
  }

  @Test
  void trialsAreLookedForInTheStatesThatCount() {
    // Without a target the hub has nothing to check beforehand.
    BuildRequest scratch = BuildRequest.builder().source(SCM).repoId(7).scratch(true).build();
    koji.builds().submitIfAbsent(scratch, Optional.empty());

    assertThat(
            hub.seen.stream()
                .filter(call -> call.method().equals("listTasks"))
                .map(call -> String.valueOf(call.arguments())))
        .satisfiesExactly(
            before -> assertThat(before).contains("method=build, owner=2, state=[0, 1, 4, 2]"),
            beside -> assertThat(beside).contains("method=build, owner=2, state=[0, 1, 4],"));
  }

  @Test
  void taggingTasksOfTheAccountAreLookedAt() {
    hub.write("tagBuild", arguments -> 72);
    hub.answer("getTag", arguments -> Map.of("id", 35));
    hub.answer("getBuild", arguments -> Map.of("id", 4));
    hub.trouble("tagBuild", FakeHub.Trouble.DROP_AFTER);

    assertThatThrownBy(() -> koji.tags().tag("f43-side", "a-1-1"))
        .isInstanceOf(KojiOutcomeUnknownException.class);
    assertThat(lastArguments("listTasks"))
        .isEqualTo(
            "[{opts={method=tagBuild, owner=2, decode=true},"
                + " queryOpts={order=-id, limit=100}, __starstar=true}]");
    assertThat(lastArguments("getTag")).isEqualTo("[f43-side]");
    assertThat(lastArguments("getBuild")).isEqualTo("[a-1-1]");
  }

  @Test
  void aLostSideTagIsTheNewestOfTheAccountOnTheBase() {
    hub.trouble("createSideTag", FakeHub.Trouble.DROP_AFTER);
    hub.answer(
        "listSideTags",
        arguments ->
            List.of(
                Map.of("id", 31, "name", "f43-build-side-31"),
                Map.of("id", 33, "name", "f43-build-side-33"),
                Map.of("id", 32, "name", "f43-build-side-32")));

    assertThat(koji.sideTags().create("f43-build").name()).isEqualTo("f43-build-side-33");
    assertThat(lastArguments("listSideTags"))
        .isEqualTo("[{basetag=f43-build, user=packit, __starstar=true}]");
  }

  @Test
  void aLostSideTagThatMayNotHaveBeenMadeIsNotGuessed() {
    koji.sideTags().create("f43-build");
    hub.trouble("createSideTag", FakeHub.Trouble.DROP_BEFORE, FakeHub.Trouble.FORGET_SESSION);

    assertThatThrownBy(() -> koji.sideTags().create("f43-build"))
        .isInstanceOf(KojiOutcomeUnknownException.class);
  }

  /** These have no result to look for. */
  @Test
  void removingUntaggingAndCancellingAreDoneWhenTheHubExecutedThem() {
    for (String method : List.of("removeSideTag", "untagBuild", "cancelTask")) {
      hub.write(method, arguments -> null);
      hub.trouble(method, FakeHub.Trouble.DROP_AFTER);
    }

    assertThat(koji.sideTags().remove("f43-build-side-35")).isTrue();
    koji.tags().untag("f43", "a-1-1");
    koji.tasks().cancel(TaskId.of(37));

    hub.trouble("cancelTask", FakeHub.Trouble.DROP_BEFORE, FakeHub.Trouble.FORGET_SESSION);
    assertThatThrownBy(() -> koji.tasks().cancel(TaskId.of(37)))
        .isInstanceOf(KojiOutcomeUnknownException.class);
  }

  @Test
  void theSideTagsOfAnOwnerAreOfAllBases() {
    koji.sideTags().ofOwner("packit");
    assertThat(lastArguments("listSideTags")).isEqualTo("[{user=packit, __starstar=true}]");

    koji.sideTags().findOrCreate("f43-build");
    assertThat(lastArguments("listSideTags"))
        .isEqualTo("[{basetag=f43-build, user=packit, __starstar=true}]");
  }
}
