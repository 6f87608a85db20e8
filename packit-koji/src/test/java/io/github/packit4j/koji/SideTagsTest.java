package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.koji.failure.KojiDeadlineException;
import io.github.packit4j.koji.failure.KojiDeniedException;
import io.github.packit4j.koji.failure.KojiException;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.RepoInfo;
import io.github.packit4j.koji.model.SideTag;
import io.github.packit4j.koji.model.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SideTagsTest {
  private static final String TAG = "f43-build-side-35";
  private static final Nvr NVR = Nvr.parse("python-ogr-0.52.0-1.fc43");

  private final FakeClock clock = new FakeClock();
  private final List<Object> tagged = new ArrayList<>();
  private FakeHub hub;
  private KojiClient koji;

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub();
    hub.answer("listTagged", arguments -> tagged);
    koji = hub.client(clock);
  }

  @AfterEach
  void stop() {
    koji.close();
    hub.close();
  }

  private static Map<String, Object> tagged(Nvr nvr) {
    return Map.of(
        "build_id",
        4,
        "name",
        nvr.name(),
        "version",
        nvr.version(),
        "release",
        nvr.release(),
        "state",
        1,
        "tag_name",
        TAG,
        "tag_id",
        35,
        "create_event",
        117);
  }

  private static Map<String, @Nullable Object> answer(@Nullable Object repo, boolean active) {
    Map<String, @Nullable Object> request = new LinkedHashMap<>();
    request.put("id", 3);
    request.put("active", active);
    request.put("tag_name", TAG);
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("repo", repo);
    answer.put("request", request);
    return answer;
  }

  private static Map<String, Object> repo(int event) {
    return Map.of("id", 2, "state", 1, "tag_name", TAG, "create_event", event);
  }

  @Test
  void theNameTellsTheBase() {
    assertThat(SideTag.baseOf("f43-build-side-35")).contains("f43-build");
    assertThat(SideTag.baseOf("epel10.4-build-side-35")).contains("epel10.4-build");
    assertThat(SideTag.baseOf("f43-candidate")).isEmpty();
    assertThat(SideTag.baseOf("-side-35")).isEmpty();
  }

  @Test
  void findsOursBeforeMakingAnother() {
    SideTag made = koji.sideTags().findOrCreate("f43-build");
    SideTag found = koji.sideTags().findOrCreate("f43-build");

    assertThat(found).isEqualTo(made);
    assertThat(hub.sideTags).hasSize(1);
  }

  @Test
  void twoMadeAtOnceSettleOnTheOlder() {
    hub.write(
        "createSideTag",
        arguments -> {
          hub.sideTags.add("f43-build-side-30");
          hub.sideTags.add("f43-build-side-31");
          return Map.of("id", 31, "name", "f43-build-side-31");
        });

    assertThat(koji.sideTags().findOrCreate("f43-build").name()).isEqualTo("f43-build-side-30");
  }

  @Test
  void waitsForBuildsAndThenForTheirRepository() throws Exception {
    List<Runnable> steps =
        new ArrayList<>(
            List.of(
                () -> {},
                () -> tagged.add(tagged(NVR)),
                () -> {},
                () -> hub.answer("repo.checkRequest", arguments -> answer(repo(118), false))));
    clock.onSleep =
        () -> {
          if (!steps.isEmpty()) {
            steps.remove(0).run();
          }
        };
    hub.write("repo.request", arguments -> answer(null, true));
    hub.answer("repo.checkRequest", arguments -> answer(null, true));

    RepoInfo repo = koji.sideTags().awaitRepo(TAG, List.of(NVR), Duration.ofHours(2));

    assertThat(repo.createEvent()).hasValue(118);
    assertThat(hub.count("repo.request")).isEqualTo(1);
  }

  /** A repository may be made while a build is being tagged, and then lacks it. */
  @Test
  void takesNoRepositoryFromBeforeTheBuildWasTagged() throws Exception {
    tagged.add(tagged(NVR));
    hub.answer(
        "listTagged",
        arguments -> String.valueOf(arguments).contains("event=116") ? List.of() : tagged);
    hub.write(
        "repo.request", arguments -> answer(repo(clock.pauses.size() < 2 ? 116 : 118), false));

    RepoInfo repo = koji.sideTags().awaitRepo(TAG, List.of(NVR), Duration.ofHours(2));

    assertThat(repo.createEvent()).hasValue(118);
    assertThat(clock.pauses).hasSize(2);
  }

  /** A build that a tag below the side tag holds is in its repositories, too. */
  @Test
  void findsABuildThatTheSideTagInherits() throws Exception {
    tagged.add(tagged(NVR));
    hub.answer(
        "listTagged",
        arguments -> String.valueOf(arguments).contains("inherit=true") ? tagged : List.of());
    hub.write("repo.request", arguments -> answer(repo(118), false));

    assertThat(koji.sideTags().awaitRepo(TAG, List.of(NVR), Duration.ofHours(2)).createEvent())
        .hasValue(118);
  }

  @Test
  void saysThatTheHubGaveUp() {
    hub.write("repo.request", arguments -> answer(null, true));
    hub.answer("repo.checkRequest", arguments -> answer(null, false));

    assertThatThrownBy(() -> koji.sideTags().awaitRepo(TAG, List.of(), Duration.ofHours(2)))
        .isInstanceOf(KojiException.class)
        .hasMessageContaining("newRepo");
  }

  @Test
  void comparesEventsOnHubsThatMakeReposByThemselves() throws Exception {
    hub.answer("tagLastChangeEvent", arguments -> 117);
    hub.answer("getRepo", arguments -> repo(clock.pauses.size() < 2 ? 110 : 117));

    RepoInfo repo = koji.sideTags().awaitRepo(TAG, List.of(), Duration.ofHours(2));

    assertThat(repo.createEvent()).hasValue(117);
    assertThat(clock.pauses).hasSize(2);
  }

  @Test
  void givesUpAtTheDeadline() {
    assertThatThrownBy(() -> koji.sideTags().awaitRepo(TAG, List.of(NVR), Duration.ofMinutes(1)))
        .isInstanceOf(KojiDeadlineException.class)
        .hasMessageContaining(TAG);
  }

  @Test
  void removingWhatIsGoneIsFine() {
    hub.write("removeSideTag", arguments -> null);
    assertThat(koji.sideTags().remove(TAG)).isTrue();
    hub.answer(
        "removeSideTag", arguments -> new FakeHub.Fault(1000, "No such tagInfo: '" + TAG + "'"));
    assertThat(koji.sideTags().remove(TAG)).isFalse();
    hub.answer("removeSideTag", arguments -> new FakeHub.Fault(1004, "This is not your sidetag"));
    assertThatThrownBy(() -> koji.sideTags().remove(TAG)).isInstanceOf(KojiDeniedException.class);
  }

  @Test
  void tagsOnceAndFindsTheTaskOfALostAnswer() {
    hub.write("tagBuild", arguments -> 72);
    hub.trouble("tagBuild", FakeHub.Trouble.DROP_AFTER);
    hub.answer("getTag", arguments -> Map.of("id", 35));
    hub.answer("getBuild", arguments -> Map.of("id", 4));
    hub.answer(
        "listTasks",
        arguments ->
            List.of(
                Map.of("id", 73, "method", "tagBuild", "state", 0, "request", List.of(36, 4)),
                Map.of("id", 72, "method", "tagBuild", "state", 0, "request", List.of(35, 4))));

    assertThat(koji.tags().tag(TAG, NVR.toString())).isEqualTo(TaskId.of(72));
  }
}
