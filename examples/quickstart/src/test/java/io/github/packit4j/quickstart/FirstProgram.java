package io.github.packit4j.quickstart;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.lookaside.SourceDownloader;
import io.github.packit4j.http.Secret;
import io.github.packit4j.specfile.changelog.Packager;
import java.io.PrintStream;
import java.nio.file.Path;
import okhttp3.OkHttpClient;

/** The first program of the README, which {@link ReadmeTest} compares with it. */
final class FirstProgram {

  private FirstProgram() {}

  static ReleaseReport run(OkHttpClient http, Path work, Secret token, PrintStream out) {
    DistGit.Builder dist =
        DistGit.builder(DistGitInstance.fedora()).httpClient(http).directory(work).pushOverHttps();
    try (DistGit fedora = dist.account("my-account", token).build()) {
      ReleaseWorkflow workflow =
          ReleaseWorkflow.builder()
              .forges(Forges.builder().httpClient(http).build())
              .distGit(fedora)
              .bodhi(BodhiClient.builder().httpClient(http).build())
              .downloads(SourceDownloader.builder().httpClient(http).build())
              .workDirectory(work)
              .identity(new Packager("Release Bot", "bot@example.org"))
              .build();
      ReleasePlan plan =
          workflow.plan(
              ReleaseRequest.proposeDownstream("https://github.com/packit/ogr", "0.62.3"));
      plan.branches().forEach(branch -> out.println(branch.diff()));
      return workflow.execute(plan); // does exactly what the plan says
    }
  }
}
