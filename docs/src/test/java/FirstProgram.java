import io.github.packit4j.core.BranchResult;
import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.workflow.Fedora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public final class FirstProgram {

  private static final String SPEC =
      """
      Name:           hello
      Version:        1.0
      Release:        1%{?dist}
      Summary:        A greeting
      License:        MIT
      URL:            https://github.com/example/hello
      Source0:        %{url}/archive/%{version}/hello-%{version}.tar.gz

      %description
      Says hello.

      %changelog
      * Mon Jul 20 2026 Jane Doe <jane@example.org> - 1.0-1
      - First release
      """;

  private static final String CONFIG =
      """
      specfile_path: hello.spec
      jobs:
        - {job: propose_downstream, trigger: release, dist_git_branches: [fedora-all]}
        - {job: koji_build, trigger: commit, dist_git_branches: [fedora-all]}
        - {job: bodhi_update, trigger: commit, dist_git_branches: [fedora-branched]}
      """;

  public static void main(String... args) throws IOException {
    Path work = Files.createTempDirectory("first-program-");
    try (Sandbox sandbox = Sandbox.start();
        Fedora fedora = Fedora.connect(sandbox, "packit", work)) {
      // What there is: a package at 1.0 in dist-git, and 1.1 released upstream.
      FileTree files = FileTree.of("hello.spec", SPEC, ".packit.yaml", CONFIG);
      sandbox
          .distGit()
          .createPackage("hello", files, "rawhide", "f45", "f44", "f43")
          .addCommitter("packit");
      UpstreamProject hello = sandbox.upstream().project("example/hello");
      hello.commit("Release 1.1", files);
      hello.release("1.1", "hello 1.1", "* Greets everybody.");
      sandbox.downloads().serveAnything();

      // A plan says what the release would change, and changes nothing.
      ReleaseWorkflow workflow = fedora.workflow().build();
      ReleasePlan plan =
          workflow.plan(
              ReleaseRequest.proposeDownstream("https://github.com/example/hello", "1.1"));
      plan.branches().forEach(branch -> System.out.println(branch.diff()));

      // Carried out, it does exactly that: one pull request a branch.
      ReleaseReport report = workflow.execute(plan);
      for (BranchResult result : report.results()) {
        if (result instanceof BranchResult.Proposed proposed) {
          System.out.println(proposed.branch() + ": " + proposed.pullRequest().url());
          sandbox.distGit().merge("hello", (int) proposed.pullRequest().id());
        }
      }

      // People have merged them: what Fedora's message bus tells becomes builds and updates.
      MessageReader reader = MessageReader.create();
      fedora.deliverMessages(message -> workflow.handle(reader.read(message)));
      sandbox
          .bodhi()
          .updates()
          .forEach(update -> System.out.println(update.alias() + ": " + update.builds()));
    }
  }
}
