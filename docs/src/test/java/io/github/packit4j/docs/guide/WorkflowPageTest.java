package io.github.packit4j.docs.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The builders of {@code docs/workflow.md}, at work. */
class WorkflowPageTest {

  private static final String SPEC =
      """
      Name:           hello
      Version:        1.0
      Release:        1%{?dist}
      Summary:        A greeting
      License:        MIT
      Source0:        https://example.org/hello-%{version}.tar.gz

      %description
      Says hello.

      %changelog
      """;

  private static final String CONFIG =
      """
      specfile_path: hello.spec
      jobs:
        - {job: propose_downstream, trigger: release, dist_git_branches: [fedora-all]}
      """;

  @Test
  void withoutRightsAReleaseIsPlannedAndEveryBranchSaysWhatItMayNotDo(@TempDir Path work) {
    try (Sandbox sandbox = Sandbox.start();
        DistGit fedora =
            WorkflowPage.distGit(sandbox.httpClient(), work, Secret.of("no such token"))) {
      FileTree files = FileTree.of("hello.spec", SPEC, ".packit.yaml", CONFIG);
      sandbox.distGit().createPackage("hello", files, "rawhide", "f45", "f44", "f43");
      sandbox.downloads().serveAnything();
      UpstreamProject hello = sandbox.upstream().project("example/hello");
      hello.commit("Release 1.1", files);
      hello.release("1.1", "1.1", "* Greets everybody.");

      ReleaseWorkflow workflow =
          WorkflowPage.withoutAFile(sandbox.httpClient(), work, fedora).build();
      ReleasePlan plan =
          workflow.plan(
              ReleaseRequest.proposeDownstream("https://github.com/example/hello", "1.1"));
      ReleaseReport report = workflow.execute(plan);

      assertThat(plan.branches())
          .allSatisfy(branch -> assertThat(branch.diff()).contains("+Version:        1.1"));
      assertThat(report.failures()).hasSize(4);
      assertThat(sandbox.distGit().pullRequests("hello")).isEmpty();
    }
  }
}
