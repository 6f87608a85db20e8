package io.github.packit4j.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.EventReport;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildStateChanged;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.NewVersions;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sweep finds in a Fedora that tells nobody anything. */
class SweepTest {

  static final PackitEvent RELEASE =
      new ReleasePublished(URI.create("https://github.com/example/hello"), "1.1");

  private static final PackitEvent VERSION =
      new NewVersions(
          "tool", List.of("1.1"), Set.of("1.1"), OptionalLong.empty(), OptionalLong.of(1));

  @TempDir Path directory;

  private SandboxWorld world;
  private Sandbox sandbox;
  private Database database;
  private ReleaseWorkflow workflow;

  @BeforeEach
  void open() {
    world = new SandboxWorld(directory.resolve("work"));
    sandbox = world.sandbox();
    sandbox.upstream().project("example/hello").release("1.1", "1.1", "");
    database = Database.embedded(directory.resolve("database"));
    workflow = world.workflow().build();
  }

  @AfterEach
  void close() {
    database.close();
    world.close();
  }

  private List<PackitEvent> sweep(String... names) {
    List<PackitEvent> offered = new ArrayList<>();
    new Sweep(world, Set.of(names), new Watched(database.source()), offered::add).run(() -> false);
    return offered;
  }

  private PackitEvent last(List<PackitEvent> offered, Class<? extends PackitEvent> kind) {
    assertThat(offered).startsWith(RELEASE).hasSize(2).last().isInstanceOf(kind);
    return offered.get(1);
  }

  private void handle(PackitEvent event) {
    EventReport report = workflow.handle(event);
    assertThat(report.succeeded()).as("%s", report).isTrue();
  }

  @Test
  void everyStepThatWasMissedIsFoundAndDoneOnce() {
    List<PackitEvent> first = sweep("hello");
    assertThat(first).startsWith(RELEASE);
    first.forEach(this::handle);
    assertThat(sandbox.koji().builds()).isEmpty();
    sandbox.distGit().merge("hello", sandbox.distGit().pullRequests("hello").get(0).id());

    PackitEvent push = last(sweep("hello"), DistGitPush.class);
    handle(push);
    assertThat(sandbox.koji().builds()).hasSize(1);

    PackitEvent build = last(sweep("hello"), BuildStateChanged.class);
    handle(build);
    assertThat(sandbox.bodhi().updates()).hasSize(1);

    assertThat(sweep("hello")).containsExactly(RELEASE);
    List.of(RELEASE, push, build).forEach(this::handle);
    assertThat(sandbox.distGit().pullRequests("hello")).hasSize(1);
    assertThat(sandbox.koji().builds()).hasSize(1);
    assertThat(sandbox.bodhi().updates()).hasSize(1);
  }

  /** Makes a package of which nobody but release monitoring knows that there is a new version. */
  static void monitoredPackage(Sandbox sandbox) {
    FileTree files =
        FileTree.of(
            "tool.spec",
            """
            Name:           tool
            Version:        1.0
            Release:        1%{?dist}
            Summary:        Is of use
            License:        MIT
            URL:            https://tool.example.org/
            Source0:        %{url}/tool-%{version}.tar.gz

            %description
            Is of use.

            %changelog
            * Mon Jul 20 2026 Jane Doe <jane@example.org> - 1.0-1
            - First release
            """,
            ".packit.yaml",
            """
            specfile_path: tool.spec
            jobs:
              - {job: pull_from_upstream, trigger: release, dist_git_branches: [f44]}
            """);
    sandbox.distGit().createPackage("tool", files, "rawhide", "f44").addCommitter("packit");
    sandbox.monitoring().found("tool", "1.1", "1.2rc1");
  }

  @Test
  void aVersionThatOnlyReleaseMonitoringKnowsIsFoundAndProposedOnce() {
    monitoredPackage(sandbox);
    for (int i = 0; i < 2; i++) {
      assertThat(sweep("tool")).containsExactly(VERSION);
      handle(VERSION);
      assertThat(sandbox.distGit().pullRequests("tool"))
          .singleElement()
          .satisfies(request -> assertThat(request.title()).contains("1.1"));
    }
  }

  @Test
  void aPackageWithoutTheJobDoesNotAskReleaseMonitoring() {
    sandbox.monitoring().found("hello", "7.0");
    assertThat(sweep("hello")).isNotEmpty().doesNotHaveAnyElementsOfTypes(NewVersions.class);
  }

  @Test
  void projectsAreLookedAfterByTheirAddress() {
    assertThat(sweep("https://github.com/example/hello")).containsExactly(RELEASE);
  }

  @Test
  void whatSomethingWasDoneForIsLookedAfterFromThenOn() {
    assertThat(sweep()).isEmpty();
    Watched watched = new Watched(database.source());
    watched.add(Set.of("https://github.com/example/hello"));
    watched.add(Set.of("https://github.com/example/hello"));
    assertThat(sweep()).containsExactly(RELEASE);
  }

  @Test
  void whatCannotBeLookedAfterKeepsNothingElseUp() {
    assertThat(
            sweep("a-package-of-nobody", "ftp://example.org/x", "https://github.com/example/hello"))
        .containsExactly(RELEASE);
  }

  @Test
  void nothingIsBegunOnceTheBotIsToStop() {
    List<PackitEvent> offered = new ArrayList<>();
    new Sweep(world, Set.of("hello"), new Watched(database.source()), offered::add).run(() -> true);
    assertThat(offered).isEmpty();
  }
}
