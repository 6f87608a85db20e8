package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.event.Heard;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.event.WebhookReader;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.PagurePullRequest;
import io.github.packit4j.sandbox.Upstream;
import io.github.packit4j.sandbox.UpstreamEvent;
import io.github.packit4j.sandbox.UpstreamIssue;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.WebhookDelivery;
import java.util.List;

/** Comments in the sandbox, as the bus and webhooks tell of them. */
final class Comments {

  static final String ISSUES = "packit/issues";

  static final String CONFIG =
      """
      specfile_path: python-ogr.spec
      downstream_package_name: python-ogr
      issue_repository: https://github.com/packit/issues
      jobs:
        - job: pull_from_upstream
          trigger: release
          dist_git_branches: [rawhide, f44]
        - job: koji_build
          trigger: commit
          dist_git_branches: [rawhide, f44]
        - job: bodhi_update
          trigger: commit
          dist_git_branches: [rawhide, f44]
      """;

  private Comments() {}

  /** Sets up a package in which 0.62.3 is proposed. */
  static Fedora proposed(Fedora fedora, String config) {
    fedora.addPackage(FileTree.of("python-ogr.spec", Fedora.SPEC, ".packit.yaml", config));
    fedora.sandbox().downloads().serveAnything();
    fedora
        .workflow()
        .pullFromUpstream(
            ReleaseRequest.pullFromUpstream(
                fedora.distGit().instance().projectUrl(Fedora.PACKAGE), Fedora.TAG));
    return fedora;
  }

  /** The pull request of the robot to a branch. */
  static PagurePullRequest proposal(Fedora fedora, String branch) {
    return fedora.sandbox().distGit().pullRequests(Fedora.PACKAGE).stream()
        .filter(pull -> pull.targetBranch().equals(branch) && pull.author().equals("packit"))
        .findFirst()
        .orElseThrow();
  }

  /** Comments on the robot's pull request to f44, and gives what the bus tells. */
  static CommentPosted say(Fedora fedora, String account, String text) {
    return say(fedora, proposal(fedora, "f44").id(), account, text);
  }

  static CommentPosted say(Fedora fedora, int pullRequest, String account, String text) {
    int before = fedora.sandbox().messages().all().size();
    fedora.sandbox().distGit().pkg(Fedora.PACKAGE).comment(pullRequest, account, text);
    List<PackitEvent> events = Story.events(fedora.sandbox(), before);
    assertThat(events).singleElement().isInstanceOf(CommentPosted.class);
    return (CommentPosted) events.get(0);
  }

  /** Comments on an issue of GitHub, and gives what its webhook tells. */
  static CommentPosted say(Fedora fedora, UpstreamIssue issue, String account, String text) {
    Upstream gitHub = fedora.sandbox().upstream();
    return say(gitHub, WebhookReader.gitHub(gitHub.webhookSecret()), issue, account, text);
  }

  static CommentPosted say(
      Upstream forge, WebhookReader reader, UpstreamIssue issue, String account, String text) {
    forge.webhookEvents(UpstreamEvent.COMMENT);
    issue.comment(account, text);
    List<WebhookDelivery> all = forge.webhookDeliveries();
    WebhookDelivery newest = all.get(all.size() - 1);
    return (CommentPosted)
        Heard.of(reader.read(newest.headers(), newest.bodyBytes())).orElseThrow();
  }

  /** An issue of alice on GitHub. */
  static UpstreamIssue issue(Fedora fedora, String project) {
    UpstreamProject upstream = fedora.sandbox().upstream().project(project);
    return upstream.openIssue("alice", "Please", "release");
  }
}
