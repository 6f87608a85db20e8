package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.http.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The example of FORGES.md, compiled and run. */
class ForgesDocumentTest {

  private final TinyPagure pagure = new TinyPagure();

  @AfterEach
  void close() {
    pagure.close();
  }

  @Test
  void theExampleOpensOnePullRequest() throws InterruptedException {
    Secret token = Secret.of("the-token");
    URI page = pagure.url().resolve("rpms/hello");
    assertThat(propose(page, token)).isEqualTo(propose(page, token));
    assertThat(pagure.pullRequestCount()).isEqualTo(1);
  }

  private long propose(URI page, Secret token) throws InterruptedException {
    Forges forges =
        Forges.builder()
            .token(page.getAuthority(), token)
            .forge(page.resolve("/"), ForgeType.PAGURE)
            .sleeper(duration -> {})
            .build();
    // example
    ForgeProject hello = forges.project(page);
    ForgeProject fork = hello.forkOrCreate();
    PullRequest pullRequest =
        hello
            .pullRequests()
            .propose(
                NewPullRequest.builder()
                    .title("Update to 2.0")
                    .description("A new upstream release.")
                    .source(fork, "2.0-rawhide-update")
                    .targetBranch("rawhide")
                    .build());
    // end
    return pullRequest.id();
  }

  @Test
  void theDocumentShowsTheExample() throws IOException {
    Path source = Path.of("src/test/java/io/github/packit4j/distgit/forge/ForgesDocumentTest.java");
    String text = Files.readString(source);
    String example =
        text.substring(text.indexOf("// example\n") + 11, text.indexOf("    // end\n")).indent(-4);
    assertThat(Files.readString(Path.of("FORGES.md"))).contains(example);
  }
}
