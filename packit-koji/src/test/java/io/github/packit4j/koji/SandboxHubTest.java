package io.github.packit4j.koji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.koji.call.BuildCalls;
import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.call.UserCalls;
import io.github.packit4j.koji.failure.KojiAuthenticationException;
import io.github.packit4j.koji.failure.KojiDeniedException;
import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.model.BuildInfo;
import io.github.packit4j.koji.model.Nvr;
import io.github.packit4j.koji.model.RepoInfo;
import io.github.packit4j.koji.model.SideTag;
import io.github.packit4j.koji.model.TaskId;
import io.github.packit4j.koji.model.TaskState;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.Sandbox;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client with a hub that was written by others: a build is submitted exactly once. */
class SandboxHubTest {
  private static final RequestMatcher BUILD = RequestMatcher.any().xmlRpc("build");
  private static final Map<String, Consumer<Sandbox>> TROUBLES =
      Map.of(
          "dropped before", sandbox -> sandbox.faults().on(BUILD).nth(1).dropBeforeCall(),
          "dropped after", sandbox -> sandbox.faults().on(BUILD).nth(1).dropAfterCall(),
          "truncated", sandbox -> sandbox.faults().on(BUILD).nth(1).truncate(),
          "502", sandbox -> sandbox.faults().on(BUILD).nth(1).respond(502, "Bad Gateway"),
          "503", sandbox -> sandbox.faults().on(BUILD).nth(1).respond(503, "Unavailable"),
          "offline", sandbox -> sandbox.faults().on(BUILD).nth(1).xmlRpcFault(1014, "outage"),
          "expired", sandbox -> sandbox.koji().expireSessions());

  private Sandbox sandbox;
  private KojiClient koji;

  @BeforeEach
  void start() {
    sandbox = Sandbox.builder().withoutTickets().start();
    koji =
        KojiClient.builder(URI.create("https://koji.fedoraproject.org/kojihub"))
            .httpClient(sandbox.httpClient())
            .authentication(KojiAuthentication.clientCertificate())
            .sleeper(duration -> {})
            // The sandbox's own time.
            .clock(Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC))
            .build();
    koji.call(UserCalls.loggedIn());
  }

  @AfterEach
  void stop() {
    koji.close();
    sandbox.close();
  }

  private static BuildRequest request() {
    return BuildRequest.fromScm(
        URI.create("git+https://src.fedoraproject.org/rpms/python-ogr.git#" + "ab".repeat(20)),
        "rawhide");
  }

  private long builds() {
    return sandbox.koji().tasks().stream().filter(task -> task.method().equals("build")).count();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dropped before",
        "dropped after",
        "truncated",
        "502",
        "503",
        "offline",
        "expired"
      })
  void submitsOneBuild(String trouble) {
    Objects.requireNonNull(TROUBLES.get(trouble)).accept(sandbox);

    TaskId task = koji.builds().submit(request());

    assertThat(builds()).isEqualTo(1);
    assertThat(koji.tasks().find(task).orElseThrow().buildTarget()).contains("rawhide");
    koji.builds().submit(request());
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void findsTheRunningBuild() {
    TaskId task = koji.builds().submit(request());

    assertThat(koji.builds().search(BuildSearch.of(request())))
        .isEqualTo(new FoundBuild.Running(Optional.of(task), Optional.empty()));
    koji.tasks().cancel(task);
    assertThat(koji.builds().search(BuildSearch.of(request())))
        .isInstanceOf(FoundBuild.Failed.class);
  }

  @Test
  void submitsAScratchBuildOnce() {
    sandbox
        .distGit()
        .createPackage("python-ogr", FileTree.of("python-ogr.spec", "Name: python-ogr\n"));
    BuildRequest scratch = BuildRequest.builder().from(request()).scratch(true).build();
    BuildSubmission.Submitted first =
        (BuildSubmission.Submitted) koji.builds().submitIfAbsent(scratch, Optional.empty());

    assertThat(koji.builds().submitIfAbsent(scratch, Optional.empty()))
        .isEqualTo(
            new BuildSubmission.Present(
                new FoundBuild.Running(Optional.of(first.task()), Optional.empty())));
    assertThat(koji.builds().submitIfAbsent(request(), Optional.empty()))
        .isInstanceOf(BuildSubmission.Submitted.class);
    koji.tasks().cancel(first.task());
    assertThat(koji.builds().submitIfAbsent(scratch, Optional.empty()))
        .isInstanceOf(BuildSubmission.Submitted.class);
  }

  /** As if another program had looked before the first task was there. */
  @Test
  void theOlderOfTwoTasksStays() {
    TaskId other = koji.builds().submit(request());
    TaskId own = koji.builds().submit(request());

    assertThat(
            new TwinTasks(koji, new BuildFinder(koji, Clock.systemUTC()))
                .older(request(), own, new KnownTargets(koji)))
        .hasValue(other);
    assertThat(koji.tasks().find(own).orElseThrow().state()).isEqualTo(TaskState.CANCELED);
    assertThat(koji.tasks().find(other).orElseThrow().state()).isEqualTo(TaskState.FREE);
    assertThat(
            new TwinTasks(koji, new BuildFinder(koji, Clock.systemUTC()))
                .older(request(), other, new KnownTargets(koji)))
        .isEmpty();
  }

  @Test
  void theOlderOfTwoTasksIsNotCancelledForTheNewer() {
    TaskId own = koji.builds().submit(request());
    TaskId other = koji.builds().submit(request());

    assertThat(
            new TwinTasks(koji, new BuildFinder(koji, Clock.systemUTC()))
                .older(request(), own, new KnownTargets(koji)))
        .isEmpty();
    assertThat(koji.tasks().find(own).orElseThrow().state()).isEqualTo(TaskState.FREE);
    assertThat(koji.tasks().find(other).orElseThrow().state()).isEqualTo(TaskState.FREE);
  }

  @Test
  void saysThatTheUserIsBlocked() {
    sandbox.koji().blockUser("packit");

    assertThatThrownBy(() -> koji.builds().submit(request()))
        .isInstanceOf(KojiAuthenticationException.class)
        .hasMessageContaining("logins by packit are not allowed");
    assertThat(builds()).isZero();
  }

  @Test
  void saysWhatIsNotAllowed() {
    sandbox.koji().importBuild("python-ogr-1-1.fc46", "f46-updates-candidate");

    assertThatThrownBy(() -> koji.tags().tag("f46", "python-ogr-1-1.fc46"))
        .isInstanceOfSatisfying(
            KojiDeniedException.class,
            denied -> {
              assertThat(denied.policy()).contains("tag");
              assertThat(denied.reason()).isEqualTo("tagging into this tag is restricted");
            });
    sandbox.koji().grant("packit", "admin");
    assertThat(koji.call(UserCalls.permissions())).containsExactly("admin");
    koji.tags().tag("f46", "python-ogr-1-1.fc46");
    assertThat(sandbox.koji().build("python-ogr-1-1.fc46").orElseThrow().tags()).contains("f46");
  }

  @Test
  void waitsForTheRepositoryOfASideTag() throws Exception {
    String base = koji.tags().target("rawhide").orElseThrow().buildTag();
    sandbox.koji().importBuild("python-ogr-1-1.fc46", "f46-updates-candidate");
    SideTag tag = koji.sideTags().findOrCreate(base);
    koji.tags().tag(tag.name(), "python-ogr-1-1.fc46");

    RepoInfo repo =
        koji.sideTags()
            .awaitRepo(
                tag.name(), List.of(Nvr.parse("python-ogr-1-1.fc46")), Duration.ofMinutes(5));

    assertThat(repo.tag()).isEqualTo(tag.name());
  }

  @Test
  void worksWithSideTags() {
    String base = koji.tags().target("rawhide").orElseThrow().buildTag();

    SideTag tag = koji.sideTags().findOrCreate(base);

    assertThat(koji.sideTags().findOrCreate(base)).isEqualTo(tag);
    assertThat(sandbox.koji().sideTags()).containsExactly(tag.name());
    assertThat(koji.sideTags().remove(tag.name())).isTrue();
    assertThat(koji.sideTags().remove(tag.name())).isFalse();
  }

  @Test
  void aBatchOfAThousandBuildsIsOneRequest() {
    List<String> nvrs = IntStream.range(0, 1000).mapToObj(i -> "ogr-0.52.0-" + i).toList();
    nvrs.forEach(sandbox.koji()::importBuild);
    KojiBatch batch = koji.batch();
    List<KojiBatch.Entry<Optional<BuildInfo>>> entries = new ArrayList<>();
    for (String nvr : nvrs) {
      // A text that is no NVR is a fault, not a build that does not exist.
      entries.add(batch.add(BuildCalls.build(nvr.equals("ogr-0.52.0-500") ? "faulty" : nvr)));
    }
    sandbox.requests().clear();

    batch.run();

    assertThat(sandbox.requests().all()).hasSize(1);
    KojiBatch.Entry<Optional<BuildInfo>> faulty = entries.remove(500);
    assertThat(faulty.fault()).map(KojiFault::message).contains("invalid format: faulty");
    assertThat(entries)
        .extracting(entry -> entry.result().orElseThrow().nvr().toString())
        .containsExactlyElementsOf(nvrs.stream().filter(nvr -> !nvr.endsWith("-500")).toList());
    sandbox.requests().clear();
    nvrs.forEach(koji.builds()::find);
    assertThat(sandbox.requests().all()).hasSize(1000);
  }
}
