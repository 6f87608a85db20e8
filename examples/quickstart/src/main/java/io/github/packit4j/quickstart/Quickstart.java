package io.github.packit4j.quickstart;

import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.core.plan.BranchPlan;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.workflow.Fedora;
import io.github.packit4j.specfile.changelog.Packager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A release travels from upstream to Bodhi: the whole of packit4j, in an in-process Fedora. */
public final class Quickstart {

  private static final int BRANCHES_AT_ONCE = 4;

  private Quickstart() {}

  public static void main(String... args) throws IOException {
    System.exit(run(Options.parse(args), new Console(System.out)));
  }

  static int run(Options options, Console console) throws IOException {
    Path work = Files.createTempDirectory("packit4j-");
    // Against the real Fedora only the credentials and the HTTP client would be others.
    ExecutorService executor = Executors.newFixedThreadPool(BRANCHES_AT_ONCE);
    try (Sandbox sandbox = Sandbox.start();
        Fedora fedora = Fedora.connect(sandbox, "packit", work)) {
      Scenario scenario = Scenario.prepare(sandbox, options);
      ReleaseWorkflow workflow =
          fedora
              .workflow()
              .identity(new Packager("Packit", "hello@packit.dev"))
              .executor(executor)
              .listener(console)
              .build();
      return options.plan()
          ? plan(workflow, scenario, console)
          : release(workflow, scenario, sandbox, fedora, console);
    } finally {
      executor.shutdown();
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
      ReleaseWorkflow workflow,
      Scenario scenario,
      Sandbox sandbox,
      Fedora fedora,
      Console console) {
    // 1. The release arrives: as a webhook, or asked for by the caller.
    ReleaseReport report = scenario.release(workflow);

    // 2. Packagers merge the pull requests.
    for (BranchResult result : report.results()) {
      if (result instanceof BranchResult.Proposed proposed) {
        sandbox.distGit().merge(proposed.packageName(), (int) proposed.pullRequest().id());
      }
    }
    // 3. Commits become builds and builds become updates, driven by Fedora's message bus.
    MessageReader reader = MessageReader.create();
    fedora.deliverMessages(message -> console.jobs(workflow.handle(reader.read(message))));
    console.table(report, sandbox);
    boolean identical = scenario.compare(report, sandbox, console);
    return report.succeeded() && identical ? 0 : 1;
  }
}
