package io.github.packit4j.core;

import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.core.event.Heard;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.BuildTagged;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.BusMessage;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.KojiTask;
import io.github.packit4j.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Three packages of one side-tag group on two branches: libb is built with liba, and appc with
 * both, which makes the update.
 */
final class Trio {

  static final List<String> PACKAGES = List.of("liba", "libb", "appc");
  static final String GROUP = "trio";

  private static final String JOBS =
      """
      specfile_path: %1$s.spec
      downstream_package_name: %1$s
      issue_repository: https://github.com/packit/issues
      jobs:
        - job: koji_build
          trigger: commit | koji_build
          allowed_committers: [admin]
          sidetag_group: trio
          dist_git_branches: [f44, f45]
          %2$s
      """;

  /** The job that makes the update, of what it depends on. */
  static final String UPDATE =
      """
        - job: bodhi_update
          trigger: koji_build
          sidetag_group: trio
          dist_git_branches: [f44, f45]
          dependencies: %s
      """;

  static final String LIBA = JOBS.formatted("liba", "dependents: [libb]");
  static final String LIBB = JOBS.formatted("libb", "dependencies: [liba]\n    dependents: [appc]");
  static final String APPC =
      JOBS.formatted("appc", "dependencies: [liba, libb]") + UPDATE.formatted("[liba, libb]");

  private Trio() {}

  /** Adds the packages as they are. */
  static Fedora in(Fedora fedora) {
    return in(fedora, LIBA, LIBB, APPC);
  }

  static Fedora in(Fedora fedora, String liba, String libb, String appc) {
    add(fedora.sandbox(), "liba", liba);
    add(fedora.sandbox(), "libb", libb);
    add(fedora.sandbox(), "appc", appc);
    return fedora;
  }

  static void add(Sandbox sandbox, String name, String config) {
    sandbox
        .distGit()
        .createPackage(
            name,
            FileTree.of(name + ".spec", spec(name, "1.0"), ".packit.yaml", config),
            "rawhide",
            "f45",
            "f44")
        .addCommitter("packit");
  }

  static String spec(String name, String version) {
    return Fedora.SPEC
        .replace("python-ogr", name)
        .replace("Version:        0.61.2", "Version:        " + version)
        .replace("Release:        3", "Release:        1");
  }

  /** Commits a new version, and gives the push. */
  static DistGitPush push(Sandbox sandbox, String name, String branch, String version) {
    int before = sandbox.messages().all().size();
    sandbox
        .distGit()
        .pkg(name)
        .commit(branch, "Update", FileTree.of(name + ".spec", spec(name, version)));
    return Story.events(sandbox, before).stream()
        .filter(DistGitPush.class::isInstance)
        .map(DistGitPush.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Commits version 2.0 of all on both branches, what depends on others first. */
  static List<PackitEvent> pushAll(Sandbox sandbox) {
    List<PackitEvent> pushes = new ArrayList<>();
    for (String name : List.of("appc", "libb", "liba")) {
      for (String branch : List.of("f44", "f45")) {
        pushes.add(push(sandbox, name, branch, "2.0"));
      }
    }
    return pushes;
  }

  /** Hands what the bus tells to somebody, finishing builds, until it tells no more. */
  static List<JobOutcome> tell(
      Sandbox sandbox, int from, Function<List<PackitEvent>, List<JobOutcome>> delivery) {
    List<JobOutcome> outcomes = new ArrayList<>();
    int seen = from;
    while (seen < sandbox.messages().all().size()) {
      List<BusMessage> messages = sandbox.messages().since(seen);
      seen += messages.size();
      List<PackitEvent> events = new ArrayList<>();
      for (BusMessage message : messages) {
        Heard.of(
                MessageReader.create()
                    .read(new FedoraMessage(message.id(), message.topic(), message.body())))
            .ifPresent(events::add);
      }
      outcomes.addAll(delivery.apply(events));
      sandbox.koji().finishBuilds();
    }
    return outcomes;
  }

  static List<JobOutcome> tell(Fedora fedora) {
    return tell(
        fedora.sandbox(),
        0,
        events ->
            events.stream()
                .flatMap(event -> fedora.workflow().handle(event).outcomes().stream())
                .toList());
  }

  /** The tag messages of a package's builds in side tags of a release, such as {@code f44}. */
  static List<BuildTagged> tagged(Sandbox sandbox, String name, String dist) {
    return Story.events(sandbox, 0).stream()
        .filter(BuildTagged.class::isInstance)
        .map(BuildTagged.class::cast)
        .filter(
            tagged ->
                tagged.packageName().equals(name) && tagged.tag().startsWith(dist + "-build-side"))
        .toList();
  }

  static List<KojiTask> builds(Sandbox sandbox) {
    return sandbox.koji().tasks().stream()
        .filter(task -> task.method().equals("build"))
        .filter(task -> task.state() != KojiTask.State.CANCELED)
        .toList();
  }

  static List<BodhiUpdate> updates(Sandbox sandbox) {
    return sandbox.bodhi().updates().stream().filter(update -> !update.automatic()).toList();
  }

  static Optional<String> sideTag(Sandbox sandbox, String dist) {
    return sandbox.koji().sideTags().stream().filter(tag -> tag.startsWith(dist)).findFirst();
  }
}
