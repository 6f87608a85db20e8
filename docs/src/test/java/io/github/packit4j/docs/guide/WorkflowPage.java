package io.github.packit4j.docs.guide;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.BodhiInstance;
import io.github.packit4j.bodhi.login.NegotiateLogin;
import io.github.packit4j.bodhi.login.OidcLogin;
import io.github.packit4j.config.user.UserConfigLoader;
import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.MarkdownText;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.UserAccounts;
import io.github.packit4j.core.WorkflowBuilder;
import io.github.packit4j.core.WorkflowEvent;
import io.github.packit4j.core.plan.PlanFile;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.git.SshAccess;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.KojiAuthentication;
import io.github.packit4j.koji.KojiClient;
import io.github.packit4j.specfile.changelog.Packager;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import okhttp3.OkHttpClient;

/** The code of {@code docs/workflow.md}. What is not called here has to compile, and no more. */
final class WorkflowPage {

  private WorkflowPage() {}

  static ReleaseReport againstFedora(Path home, Path work, ReleaseRequest request) {
    UserAccounts accounts =
        UserAccounts.of(
            UserConfigLoader.create()
                .load(UserConfigLoader.directory(System.getenv(), home))
                .config());
    OkHttpClient http = new OkHttpClient();
    SshAccess ssh =
        SshAccess.builder()
            .key(home.resolve(".ssh/id_ed25519"))
            .knownHosts(home.resolve(".ssh/known_hosts"))
            .build();
    BodhiClient bodhi =
        BodhiClient.builder()
            .httpClient(http)
            .authentication(
                OidcLogin.builder(BodhiInstance.fedora())
                    .httpClient(http)
                    .method(NegotiateLogin.of(accounts.kerberos(), http))
                    .build())
            .build();
    try (DistGit fedora =
            accounts
                .distGit(DistGitInstance.fedora())
                .ssh(ssh)
                .httpClient(http)
                .directory(work.resolve("git"))
                .build();
        KojiClient koji =
            KojiClient.builder(URI.create("https://koji.fedoraproject.org/kojihub"))
                .httpClient(http)
                .authentication(KojiAuthentication.kerberos(accounts.kerberos()))
                .build()) {
      ReleaseWorkflow workflow =
          ReleaseWorkflow.builder()
              .forges(accounts.forges().httpClient(http).build())
              .distGit(fedora)
              .koji(koji)
              .bodhi(bodhi)
              .downloads(SourceDownloader.builder().httpClient(http).build())
              .workDirectory(work)
              .identity(new Packager("Ada Example", "ada@example.org"))
              .build();
      return workflow.proposeDownstream(request);
    }
  }

  static DistGit distGit(OkHttpClient http, Path work, Secret token) {
    DistGit fedora =
        DistGit.builder(DistGitInstance.fedora())
            .account("my-account", token)
            .pushOverHttps()
            .httpClient(http)
            .directory(work.resolve("git"))
            .build();
    return fedora;
  }

  static WorkflowBuilder withoutAFile(OkHttpClient http, Path work, DistGit fedora) {
    WorkflowBuilder builder =
        ReleaseWorkflow.builder()
            .forges(Forges.builder().httpClient(http).build())
            .distGit(fedora)
            .bodhi(BodhiClient.builder().httpClient(http).build())
            .downloads(SourceDownloader.builder().httpClient(http).build())
            .workDirectory(work)
            .identity(new Packager("Release Bot", "bot@example.org"));
    return builder;
  }

  static void requests() {
    ReleaseRequest tagged =
        ReleaseRequest.proposeDownstream("https://github.com/packit/ogr", "0.62.3");
    ReleaseRequest latest = ReleaseRequest.proposeLatest("https://github.com/packit/ogr");
    ReleaseRequest pulled =
        ReleaseRequest.pullFromUpstream(
            URI.create("https://src.fedoraproject.org/rpms/python-ogr"), "0.62.3");
    ReleaseRequest narrower =
        tagged.toBuilder().addBranches("f45", "epel9").addResolvedBugs("rhbz#2509741").build();
    System.out.println(latest + " " + pulled + " " + narrower);
  }

  static void planAndExecute(ReleaseWorkflow workflow, ReleaseRequest request) {
    ReleasePlan plan = workflow.plan(request);
    System.out.println(MarkdownText.of(plan)); // for people
    PlanFile.save(plan, Path.of("plan.json")); // for later, or for another machine
    ReleaseReport report = workflow.execute(PlanFile.load(Path.of("plan.json")));
    System.out.println(MarkdownText.of(report));
  }

  static void results(ReleaseReport report) {
    for (BranchResult result : report.results()) {
      if (result instanceof BranchResult.Proposed proposed) {
        System.out.println(proposed.branch() + ": " + proposed.pullRequest().url());
      } else if (result instanceof BranchResult.Skipped skipped) {
        System.out.println(skipped.branch() + " is left alone: " + skipped.reason());
      } else if (result instanceof BranchResult.Failed failed) {
        System.out.println(failed.branch() + " failed: " + failed.cause().getMessage());
      }
      result.warnings().forEach(warning -> System.out.println("look at this: " + warning));
    }
  }

  static ReleaseWorkflow watched(WorkflowBuilder builder, ExecutorService executor) {
    ReleaseWorkflow workflow =
        builder
            .executor(executor) // branches side by side
            .listener(
                event -> {
                  if (event instanceof WorkflowEvent.StepSucceeded done) {
                    System.out.println(done.branch() + " " + done.step() + " " + done.detail());
                  }
                })
            .build();
    return workflow;
  }
}
