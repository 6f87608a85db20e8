package io.github.packit4j.core.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.distgit.client.Fork;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestState;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A forge that does not let maintainers push to a pull request's branch is told of. */
class MaintainerEditsTest {

  @ParameterizedTest
  @CsvSource({
    "codeberg.org, true, false, 1",
    "codeberg.org, true, true, 0",
    "codeberg.org, false, false, 0",
    "gitlab.com, true, false, 1",
    "src.fedoraproject.org, true, false, 0",
  })
  void whatTheForgeDidNotAllow(String host, boolean wanted, boolean allowed, int warnings) {
    URI address = URI.create("https://" + host + "/packit/hello");
    ForgeProject project = Forges.builder().withoutProbing().build().project(address);
    Fork fork = new Fork(project, address, address);
    PullRequest opened =
        PullRequest.builder()
            .id(3)
            .title("Update to 1.1")
            .description("")
            .state(PullRequestState.OPEN)
            .author("packit")
            .sourceBranch("update")
            .targetBranch("rawhide")
            .webUrl(address.resolve("/rpms/hello/pulls/3"))
            .maintainerEdits(allowed)
            .build();

    assertThat(new MaintainerAccess("hello", wanted, new Once<>(() -> fork)).toBranch(opened))
        .hasSize(warnings)
        .allMatch(warning -> warning.contains("hello/pulls/3"));
  }
}
