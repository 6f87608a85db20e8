package io.github.packit4j.quickstart;

import io.github.packit4j.bodhi.BodhiAuthentication;
import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.core.BranchPlan;
import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.DistGit;
import io.github.packit4j.core.ReleasePlan;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.git.GitCredentials;
import io.github.packit4j.distgit.git.GitStore;
import io.github.packit4j.distgit.lookaside.LookasideCache;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.KojiAuthentication;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.sandbox.BusMessage;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.specfile.Packager;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;

/** A release travels from upstream to Bodhi: the whole of packit4j, in an in-process Fedora. */
public final class Quickstart {

  private Quickstart() {}

  public static void main(String... args) throws IOException {
    int status = run(Options.parse(args), new Console(System.out));
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(Options options, Console console) throws IOException {
    Path work = Files.createTempDirectory("packit4j-");
    ExecutorService executor = Executors.newFixedThreadPool(4);
    // Against the real Fedora only the credentials and this HTTP client would be others.
    try (Sandbox fedora = Sandbox.builder().withoutTickets().start()) {
      Scenario scenario = Scenario.prepare(fedora, options);
      OkHttpClient http = fedora.httpClient();
      Secret token = Secret.of(fedora.account("packit").token());
      try (GitStore git =
              GitStore.builder()
                  .directory(work.resolve("git"))
                  .httpClient(http)
                  .credentials(
                      GitCredentials.builder()
                          .account("src.fedoraproject.org", "packit", token)
                          .build())
                  .build();
          KojiClient koji =
              KojiClient.builder(URI.create("https://koji.fedoraproject.org/kojihub"))
                  .httpClient(http)
                  .authentication(KojiAuthentication.clientCertificate())
                  .build()) {
        ReleaseWorkflow workflow =
            ReleaseWorkflow.builder()
                .forges(
                    Forges.builder()
                        .httpClient(http)
                        .token("github.com", token)
                        .token("src.fedoraproject.org", token)
                        .build())
                .distGit(
                    new DistGit(
                        DistGitInstance.fedora(),
                        git,
                        LookasideCache.builder(DistGitInstance.fedora()).httpClient(http).build(),
                        "packit",
                        false))
                .koji(koji)
                .bodhi(
                    BodhiClient.builder()
                        .httpClient(http)
                        .authentication(BodhiAuthentication.token(token))
                        .build())
                .downloads(SourceDownloader.builder().httpClient(http).build())
                .workDirectory(work)
                .identity(new Packager("Packit", "hello@packit.dev"))
                .executor(executor)
                .listener(console)
                .build();
        return options.plan()
            ? plan(workflow, scenario, console)
            : release(workflow, scenario, fedora, console);
      }
    } finally {
      executor.shutdown();
      Directories.delete(work);
    }
  }

  /** The dry run: a plan is data, and making it changes nothing. */
  private static int plan(ReleaseWorkflow workflow, Scenario scenario, Console console) {
    ReleasePlan plan = workflow.plan(scenario.request());
    for (BranchPlan branch : plan.branches()) {
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
