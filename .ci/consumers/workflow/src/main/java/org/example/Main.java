package org.example;

import io.github.packit4j.core.ReleaseReport;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.workflow.Fedora;
import java.nio.file.Files;

/** The workflow, with a made-up Fedora. */
public final class Main {
  private static final String SPEC =
      """
      Name: hello
      Version: 1.0
      Release: 1%{?dist}
      Summary: Says hello
      License: MIT
      Source0: https://example.org/hello-%{version}.tar.gz
      %description
      Says hello.
      %changelog
      """;
  private static final String CONFIG =
      """
      specfile_path: hello.spec
      jobs:
        - {job: propose_downstream, trigger: release, dist_git_branches: [f44]}
      """;

  private Main() {}

  public static void main(String[] args) throws Exception {
    try (Sandbox sandbox = Sandbox.start();
        Fedora fedora = Fedora.connect(sandbox, "packit", Files.createTempDirectory("work"))) {
      FileTree files = FileTree.of("hello.spec", SPEC, ".packit.yaml", CONFIG);
      sandbox.distGit().createPackage("hello", files, "rawhide", "f44").addCommitter("packit");
      sandbox.downloads().serveAnything();
      UpstreamProject hello = sandbox.upstream().project("example/hello");
      hello.commit("Release 1.1", files);
      hello.release("1.1", "1.1", "* Greets everybody.");
      ReleaseReport report =
          fedora
              .workflow()
              .build()
              .proposeDownstream(
                  ReleaseRequest.proposeDownstream("https://github.com/example/hello", "1.1"));
      if (sandbox.distGit().pullRequests("hello").size() != 1) {
        throw new IllegalStateException(String.valueOf(report));
      }
      System.out.println(sandbox.distGit().pullRequests("hello").get(0).title());
    }
  }
}
