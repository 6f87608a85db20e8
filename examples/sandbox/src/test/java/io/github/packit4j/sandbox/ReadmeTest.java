package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.internal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Runs the README's example. */
class ReadmeTest {

  private static final String SPEC = "Name: hello\nVersion: 1.0\nRelease: 1%{?dist}\n";

  @Test
  void exampleRuns() {
    // example
    try (Sandbox fedora = Sandbox.start()) {
      fedora.downloads().serveAnything();
      UpstreamProject hello = fedora.upstream().project("example/hello");
      hello.commit(
          "Add the configuration", FileTree.of(".packit.yaml", "upstream_project_name: hello\n"));
      hello.release("1.1", "hello 1.1", "* Greets everybody.");
      fedora.distGit().createPackage("hello", FileTree.of("hello.spec", SPEC), "rawhide", "f45");

      codeUnderTest(fedora.httpClient(), fedora.upstream().webhookDeliveries().get(0));

      PagurePullRequest proposal = fedora.distGit().pullRequests("hello").get(0);
      fedora.distGit().merge("hello", proposal.id());
      fedora.koji().finishBuilds();
      fedora.messages().all().forEach(message -> System.out.println(message.topic()));
    }
    // end
  }

  /** Stands for what a user wants to test: here it opens a pull request from its own fork. */
  private static void codeUnderTest(OkHttpClient client, WebhookDelivery delivery) {
    assertThat(Json.parse(delivery.body()).at("/release/tag_name").asString()).isEqualTo("1.1");
    Http packit = new Http(client).with("Authorization", "token packit-token");
    String api = "https://src.fedoraproject.org/api/0";
    packit.post(api + "/fork", "repo", "hello", "namespace", "rpms");
    Http.Answer opened =
        packit.post(
            api + "/rpms/hello/pull-request/new",
            "title",
            "Update to 1.1",
            "branch_to",
            "f45",
            "branch_from",
            "rawhide",
            "repo_from",
            "hello",
            "repo_from_namespace",
            "rpms",
            "repo_from_username",
            "packit");
    assertThat(opened.status()).isEqualTo(200);
  }

  @Test
  void readmeShowsTheExample() throws IOException {
    Path module = Path.of("").toAbsolutePath();
    String source =
        Files.readString(
            module.resolve("src/test/java/io/github/packit4j/sandbox/ReadmeTest.java"));
    String example = source.substring(source.indexOf("// example"), source.indexOf("// end"));
    String readme = Files.readString(module.resolve("README.md"));

    assertThat(squeeze(readme)).contains(squeeze(example.substring("// example".length())));
  }

  /** Line breaks are the formatter's; in the README they are where the page wants them. */
  private static String squeeze(String code) {
    return code.replaceAll("\\s+", "");
  }
}
