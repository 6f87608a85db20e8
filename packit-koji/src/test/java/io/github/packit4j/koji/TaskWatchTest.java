package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.koji.failure.FaultCode;
import io.github.packit4j.koji.failure.KojiDeadlineException;
import io.github.packit4j.koji.failure.KojiException;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskInfo;
import io.github.packit4j.koji.model.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskWatchTest {
  private static final TaskId ROOT = TaskId.of(37);

  private final FakeClock clock = new FakeClock();
  private final Map<Integer, TaskState> states = new LinkedHashMap<>();
  private FakeHub hub;
  private KojiClient koji;

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub();
    states.put(37, TaskState.FREE);
    hub.answer("getTaskInfo", arguments -> states.isEmpty() ? null : task(37));
    hub.answer("getTaskDescendents", arguments -> tree());
    hub.answer("getTaskResult", arguments -> null);
    hub.answer("listBuilds", arguments -> List.of());
    koji = KojiClient.builder(hub.uri()).clock(clock).sleeper(clock).build();
  }

  @AfterEach
  void stop() {
    koji.close();
    hub.close();
  }

  private Map<String, @Nullable Object> task(int id) {
    Map<String, @Nullable Object> task = new LinkedHashMap<>();
    task.put("id", id);
    task.put("method", id == 37 ? "build" : "buildArch");
    task.put("state", states.getOrDefault(id, TaskState.FREE).number());
    task.put("label", id == 37 ? null : "noarch");
    return task;
  }

  private Map<String, Object> tree() {
    List<Object> children = new ArrayList<>();
    states.keySet().stream().filter(id -> id != 37).forEach(id -> children.add(task(id)));
    return Map.of("37", children, "38", List.of());
  }

  private void script(Runnable... steps) {
    List<Runnable> left = new ArrayList<>(List.of(steps));
    clock.onSleep =
        () -> {
          if (!left.isEmpty()) {
            left.remove(0).run();
          }
        };
  }

  @Test
  void tellsEachChangeOfTheTaskAndThoseBelow() throws Exception {
    script(
        () -> states.put(37, TaskState.OPEN),
        () -> {},
        () -> states.put(38, TaskState.OPEN),
        () -> {
          states.put(38, TaskState.CLOSED);
          states.put(37, TaskState.CLOSED);
        });
    List<String> lines = new ArrayList<>();

    TaskOutcome outcome =
        koji.tasks().await(ROOT, Duration.ofHours(1), update -> lines.add(update.toString()));

    assertThat(outcome).isInstanceOf(TaskOutcome.Succeeded.class);
    assertThat(lines)
        .containsExactly(
            "37 build: FREE",
            "37 build: FREE -> OPEN",
            "38 buildArch (noarch): OPEN",
            "37 build: OPEN -> CLOSED",
            "38 buildArch (noarch): OPEN -> CLOSED");
    assertThat(hub.count("login")).isZero();
    assertThat(hub.count("multiCall")).isEqualTo(5);
  }

  @Test
  void namesWhatFailedByItself() throws Exception {
    states.put(38, TaskState.FAILED);
    states.put(37, TaskState.FAILED);
    hub.answer(
        "getTaskResult",
        arguments -> XmlRpcDom.faultStruct(1005, "mock exited with status 1; see build.log"));

    BuildOutcome outcome = koji.builds().await(ROOT, Duration.ofHours(1), update -> {});

    assertThat(outcome)
        .isInstanceOfSatisfying(
            BuildOutcome.Failed.class,
            failed -> {
              assertThat(failed.fault().code()).isEqualTo(FaultCode.BUILD);
              assertThat(failed.culprits()).extracting(TaskInfo::id).containsExactly(TaskId.of(38));
            });
  }

  @Test
  void canceledIsNoFailure() throws Exception {
    states.put(37, TaskState.CANCELED);

    assertThat(koji.builds().await(ROOT, Duration.ofHours(1), update -> {}))
        .isInstanceOf(BuildOutcome.Canceled.class);
  }

  @Test
  void endsAtTheDeadlineToTheSecond() {
    assertThatThrownBy(() -> koji.tasks().await(ROOT, Duration.ofSeconds(25), update -> {}))
        .isInstanceOf(KojiDeadlineException.class)
        .hasMessageContaining("task 37");
    assertThat(clock.pauses)
        .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(5));
  }

  @Test
  void survivesAHubThatIsAwayForLongerThanOneCallWaits() throws Exception {
    FakeHub.Trouble[] away = new FakeHub.Trouble[12];
    java.util.Arrays.fill(away, FakeHub.Trouble.UNAVAILABLE);
    hub.trouble("multiCall", away);
    states.put(37, TaskState.CLOSED);

    assertThat(koji.tasks().await(ROOT, Duration.ofHours(2), update -> {}))
        .isInstanceOf(TaskOutcome.Succeeded.class);
  }

  @Test
  void reportsAnUnknownTask() {
    states.clear();

    assertThatThrownBy(() -> koji.tasks().await(ROOT, Duration.ofHours(1), update -> {}))
        .isInstanceOf(KojiException.class)
        .hasMessageContaining("no task 37");
  }

  @Test
  void canBeInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> koji.tasks().await(ROOT, Duration.ofHours(1), update -> {}))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void takesNoHarmFromATreeInCircles() {
    hub.answer(
        "getTaskDescendents",
        arguments -> Map.of("37", List.of(task(37), task(38)), "38", List.of(task(37))));

    assertThat(koji.tasks().tree(ROOT).stream()).hasSize(2);
  }

  @Test
  void readsTheEndOfALog() {
    // Each line tells its number, so that a piece in the wrong place shows.
    byte[] log =
        IntStream.range(0, 300_000)
            .mapToObj("%09d\n"::formatted)
            .collect(Collectors.joining())
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    List<String> asked = new ArrayList<>();
    hub.answer(
        "listTaskOutput",
        arguments -> Map.of("build.log", Map.of("st_size", "3000000", "st_mtime", 1.5)));
    hub.answer(
        "downloadTaskOutput",
        arguments -> {
          Map<?, ?> keywords = (Map<?, ?>) arguments.get(2);
          int offset = KojiValue.of(keywords.get("offset")).asInt();
          int size = KojiValue.of(keywords.get("size")).asInt();
          asked.add(offset + "+" + size);
          byte[] piece =
              java.util.Arrays.copyOfRange(log, offset, Math.min(offset + size, log.length));
          return java.util.Base64.getEncoder().encodeToString(piece);
        });

    TaskLog tail = koji.tasks().log(TaskId.of(38), "build.log", 2_500_000);

    assertThat(tail.skipped()).isEqualTo(500_000);
    assertThat(tail.text())
        .isEqualTo(new String(log, 500_000, 2_500_000, java.nio.charset.StandardCharsets.US_ASCII));
    assertThat(asked).containsExactly("500000+1048576", "1548576+1048576", "2597152+402848");
    assertThatThrownBy(() -> koji.tasks().log(TaskId.of(38), "root.log", 10))
        .hasMessageContaining("no file root.log");
  }

  @Test
  void readsAShortLogWhole() {
    hub.answer(
        "listTaskOutput",
        arguments -> Map.of("build.log", Map.of("st_size", "5", "st_mtime", 1.5)));
    hub.answer("downloadTaskOutput", arguments -> "aGVsbG8=");

    TaskLog log = koji.tasks().log(TaskId.of(38), "build.log", 5);

    assertThat(log.text()).isEqualTo("hello");
    assertThat(log.skipped()).isZero();
    assertThat(hub.count("downloadTaskOutput")).isEqualTo(1);
  }

  @Test
  void endsWithALogThatBecameShorter() {
    hub.answer(
        "listTaskOutput",
        arguments -> Map.of("build.log", Map.of("st_size", "9", "st_mtime", 1.5)));
    List<String> pieces = new ArrayList<>(List.of("aGVsbG8=", ""));
    hub.answer("downloadTaskOutput", arguments -> pieces.remove(0));

    assertThat(koji.tasks().log(TaskId.of(38), "build.log", 100).text()).isEqualTo("hello");
  }
}
