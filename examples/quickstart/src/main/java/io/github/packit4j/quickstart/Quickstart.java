package io.github.packit4j.quickstart;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.sandbox.BusMessage;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.specfile.Packager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A release travels from upstream to Bodhi: the whole of packit4j, in an in-process Fedora. */
public final class Quickstart {

  private Quickstart() {}

  public static void main(String... args) throws IOException {
    System.exit(run(Options.parse(args), new Console(System.out)));
  }

  static int run(Options options, Console console) throws IOException {
    Path work = Files.createTempDirectory("packit4j-");
    // Against the real Fedora only the credentials and the HTTP client would be others.
    try (Sandbox fedora = Sandbox.builder().withoutTickets().start();
        Connections connections = Connections.open(fedora, work)) {
      Scenario scenario = Scenario.prepare(fedora, options);
      ReleaseWorkflow workflow =
          ReleaseWorkflow.builder()
              .forges(connections.forges())
              .distGit(connections.distGit())
              .koji(connections.koji())
              .bodhi(connections.bodhi())
              .downloads(connections.downloads())
              .workDirectory(work)
              .identity(new Packager("Packit", "hello@packit.dev"))
              .executor(connections.executor())
              .listener(console)
              .build();
      return options.plan()
          ? plan(workflow, scenario, console)
          : release(workflow, scenario, fedora, console);
    } finally {
      Directories.delete(work);
    }
  }

  /** The dry run: a plan is data, and making it changes nothing. */
  private static int plan(ReleaseWorkflow workflow, Scenario scenario, Console console) {
    for (BranchPlan branch : workflow.plan(scenario.request()).branches()) {
      console.plan(branch);
    }
    return 0;
  }

  private static int release(
      ReleaseWorkflow workflow, Scenario scenario, Sandbox fedora, Console console) {
    // 1. The release arrives: as a webhook, or asked for by the caller.
    ReleaseReport report = scenario.release(workflow);

    // 2. Packagers merge the pull requests.
    for (BranchResult result : report.results()) {
      if (result instanceof BranchResult.Proposed proposed) {
        fedora.distGit().merge(proposed.packageName(), (int) proposed.pullRequest().id());
      }
    }
    // 3. Commits become builds and builds become updates, driven by Fedora's message bus.
    MessageReader reader = MessageReader.create();
    int seen = 0;
    while (seen < fedora.messages().all().size()) {
      List<BusMessage> messages = fedora.messages().since(seen);
      seen += messages.size();
      for (BusMessage message : messages) {
        reader
            .read(new FedoraMessage(message.id(), message.topic(), message.body()))
            .map(workflow::handle)
            .ifPresent(console::jobs);
      }
      fedora.koji().finishBuilds();
    }
    console.table(report, fedora);
    boolean identical = scenario.compare(report, fedora, console);
    return report.succeeded() && identical ? 0 : 1;
  }
}
