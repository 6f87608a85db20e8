package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.core.event.Heard;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.sandbox.BodhiUpdate;
import io.github.packit4j.sandbox.BusMessage;
import io.github.packit4j.sandbox.DistGitForge;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.KojiBuild;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.PagurePullRequest.Status;
import io.github.packit4j.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** From a release to the updates of six branches, with people who merge what is proposed. */
final class Story {

  static final List<String> BRANCHES = List.of("rawhide", "f45", "f44", "f43", "epel8", "epel9");

  private static final String CONFIG = Fedora.CONFIG.replace("epel-8", "epel-8, epel-9");

  private Story() {}

  /** Hands events on, and tells what became of them. */
  interface Delivery extends Function<List<PackitEvent>, List<JobOutcome>> {}

  /** A Fedora with a package on six branches and a release upstream. */
  static Fedora prepared(Path work) {
    return prepared(DistGitForge.PAGURE, work);
  }

  /** The same on another forge. */
  static Fedora prepared(DistGitForge forge, Path work) {
    Fedora fedora = Fedora.on(forge, work).forkingSlowly();
    fedora
        .sandbox()
        .distGit()
        .createPackage(
            Fedora.PACKAGE,
            FileTree.of(Fedora.PACKAGE + ".spec", Fedora.SPEC),
            BRANCHES.toArray(String[]::new))
        .addCommitter("packit");
    fedora.addUpstream(Fedora.upstreamFiles(CONFIG));
    fedora.sandbox().downloads().serve(Fedora.ARCHIVE, new byte[] {1, 2, 3});
    return fedora;
  }

  /** Tells of the release, merges what is proposed, and tells of all that follows. */
  static List<JobOutcome> tell(Sandbox sandbox, Delivery delivery) {
    List<JobOutcome> outcomes = new ArrayList<>(delivery.apply(List.of(Events.RELEASE)));
    for (PagurePullRequest proposed : sandbox.distGit().pullRequests(Fedora.PACKAGE)) {
      if (proposed.status() == Status.OPEN) {
        sandbox.distGit().merge(Fedora.PACKAGE, proposed.id());
      }
    }
    Feed feed = new Feed(sandbox);
    while (feed.hasMore()) {
      outcomes.addAll(delivery.apply(feed.next()));
      sandbox.koji().finishBuilds();
    }
    return outcomes;
  }

  /** The events that the bus has told of since a message. */
  static List<PackitEvent> events(Sandbox sandbox, int seen) {
    List<PackitEvent> events = new ArrayList<>();
    for (BusMessage message : sandbox.messages().since(seen)) {
      Heard.of(
              MessageReader.create()
                  .read(new FedoraMessage(message.id(), message.topic(), message.body())))
          .ifPresent(events::add);
    }
    return events;
  }

  /** One upload, and for each branch one merged pull request, one build and one update. */
  static void requireExactlyOnce(Sandbox sandbox) {
    assertThat(sandbox.distGit().lookaside().uploads()).as("uploads").hasSize(1);
    assertThat(sandbox.distGit().pullRequests(Fedora.PACKAGE))
        .as("pull requests")
        .extracting(PagurePullRequest::targetBranch)
        .containsExactlyInAnyOrderElementsOf(BRANCHES);
    assertThat(sandbox.koji().tasks())
        .filteredOn(task -> task.method().equals("build"))
        .as("build tasks")
        .hasSize(BRANCHES.size());
    assertThat(sandbox.koji().builds())
        .as("builds")
        .extracting(KojiBuild::nvr)
        .containsExactlyInAnyOrder(
            "python-ogr-0.62.3-1.fc46",
            "python-ogr-0.62.3-1.fc45",
            "python-ogr-0.62.3-1.fc44",
            "python-ogr-0.62.3-1.fc43",
            "python-ogr-0.62.3-1.el9",
            "python-ogr-0.62.3-1.el8");
    assertThat(sandbox.bodhi().updates())
        .filteredOn(update -> !update.automatic())
        .as("updates")
        .extracting(BodhiUpdate::release)
        .containsExactlyInAnyOrder("F45", "F44", "F43", "EPEL-9", "EPEL-8");
  }

  /** What is told as a failure that does not pass by itself. */
  static List<RuntimeException> finalFailures(List<JobOutcome> outcomes) {
    List<RuntimeException> failures = new ArrayList<>();
    for (JobOutcome outcome : outcomes) {
      if (outcome instanceof JobOutcome.Failed failed && !failed.retryable()) {
        failures.add(failed.cause());
      }
      failedBranches(outcome).stream()
          .filter(failed -> !failed.retryable())
          .forEach(failed -> failures.add(failed.cause()));
    }
    return failures;
  }

  /** Whether the same events are worth another try. */
  static boolean retryable(List<JobOutcome> outcomes) {
    return outcomes.stream()
        .anyMatch(
            outcome ->
                outcome instanceof JobOutcome.Failed failed && failed.retryable()
                    || failedBranches(outcome).stream().anyMatch(BranchResult.Failed::retryable));
  }

  private static List<BranchResult.Failed> failedBranches(JobOutcome outcome) {
    if (outcome instanceof JobOutcome.Released released) {
      return released.report().failures();
    }
    return outcome instanceof JobOutcome.Synchronized sync
            && sync.result() instanceof BranchResult.Failed failed
        ? List.of(failed)
        : List.of();
  }
}
