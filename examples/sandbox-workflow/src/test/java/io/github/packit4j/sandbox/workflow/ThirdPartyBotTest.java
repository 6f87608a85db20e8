package io.github.packit4j.sandbox.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.ReleaseWorkflow;
import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.core.event.WebhookReader;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.RequestMatcher;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.WebhookDelivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's test of a bot. */
class ThirdPartyBotTest {

  private static final String SPEC =
      """
      Name:           hello
      Version:        1.0
      Release:        1%{?dist}
      Summary:        Says hello
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
        - {job: propose_downstream, trigger: release, dist_git_branches: [f44]}
        - {job: koji_build, trigger: commit, dist_git_branches: [f44]}
        - {job: bodhi_update, trigger: commit, dist_git_branches: [f44]}
      """;

  // example
  @Test
  void aReleaseBecomesOneUpdateThoughMuchComesTwice(@TempDir Path work) {
    try (Sandbox sandbox = Sandbox.start();
        Fedora fedora = Fedora.connect(sandbox, "packit", work)) {
      FileTree files = FileTree.of("hello.spec", SPEC, ".packit.yaml", CONFIG);
      sandbox.distGit().createPackage("hello", files, "rawhide", "f44").addCommitter("packit");
      sandbox.downloads().serveAnything();
      UpstreamProject hello = sandbox.upstream().project("example/hello");
      hello.commit("Release 1.1", files);
      hello.release("1.1", "1.1", "* Greets everybody.");
      sandbox.faults().on(RequestMatcher.any().path("/pull-request/new$")).dropAfterCall();
      sandbox.faults().onMessage("buildsys.tag").always().twice();

      MyBot bot = new MyBot(fedora.workflow().build(), sandbox.upstream().webhookSecret());
      bot.webhook(hello.releaseWebhook("1.1"));
      bot.webhook(hello.releaseWebhook("1.1"));
      sandbox.distGit().merge("hello", sandbox.distGit().pullRequests("hello").get(0).id());
      fedora.deliverMessages(bot::message);

      assertThat(sandbox.distGit().pullRequests("hello")).hasSize(1);
      assertThat(sandbox.bodhi().updates()).hasSize(1);
    }
  }

  // end

  /** The bot of somebody else. */
  private record MyBot(ReleaseWorkflow workflow, String secret) {

    void webhook(WebhookDelivery delivery) {
      workflow.handle(WebhookReader.gitHub(secret).read(delivery.headers(), delivery.bodyBytes()));
    }

    void message(FedoraMessage message) {
      workflow.handle(MessageReader.create().read(message));
    }
  }

  @Test
  void readmeShowsTheExample() throws IOException {
    String source =
        Files.readString(
            Path.of("src/test/java/io/github/packit4j/sandbox/workflow/ThirdPartyBotTest.java"));
    String example =
        source
            .substring(source.indexOf("  // example\n") + 13, source.indexOf("  // end\n"))
            .indent(-2)
            .strip();

    assertThat(Files.readString(Path.of("../sandbox/README.md")))
        .contains("```java\n" + example + "\n```");
    assertThat(example.lines()).hasSizeLessThanOrEqualTo(25);
  }
}
