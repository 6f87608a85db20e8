package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.http.Secret;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Reads from a real forge, and opens, changes and closes a pull request of its own there. Wants
 * {@code -Dpackit4j.it.<type>.url} (a project's page), {@code .token}, and for the pull request
 * {@code .branch} (of the own fork, ahead of the default branch), where the type is github, gitlab,
 * pagure or forgejo.
 */
class RealForgeTest {

  @TestFactory
  Stream<DynamicTest> reads() {
    return Stream.of(ForgeType.values())
        .map(type -> DynamicTest.dynamicTest("reads " + type, () -> reads(project(type))));
  }

  private static void reads(ForgeProject project) {
    assertThat(project.exists()).isTrue();
    String branch = project.defaultBranch();
    assertThat(project.branches().toList()).contains(branch);
    assertThat(project.resolve(branch)).isPresent();
    assertThat(project.files(branch)).isNotEmpty();
    assertThat(project.file(branch, "surely/not/there")).isEmpty();
    project.tags().first().ifPresent(tag -> assertCommit(project, tag));
    assertThat(project.pullRequest(999_999_999)).isEmpty();
    assertThat(project.pullRequests(PullRequestQuery.open()).stream().limit(5))
        .allSatisfy(pr -> assertThat(pr.state()).isEqualTo(PullRequestState.OPEN));
    assertThat(project.pushUrls()).isNotEmpty();
  }

  private static void assertCommit(ForgeProject project, ForgeTag tag) {
    assertThat(project.commitOfTag(tag.name())).contains(tag.commit());
  }

  @TestFactory
  Stream<DynamicTest> proposes() {
    return Stream.of(ForgeType.values())
        .map(type -> DynamicTest.dynamicTest("proposes to " + type, () -> proposes(type)));
  }

  private static void proposes(ForgeType type) throws InterruptedException {
    ForgeProject project = project(type);
    String branch = setting(type, "branch").orElse("");
    Assumptions.assumeFalse(branch.isEmpty(), "No branch of the own fork was given");
    ForgeProject fork = project.forkOrCreate();
    NewPullRequest wanted =
        NewPullRequest.builder()
            .title("Test of packit4j")
            .description("To be closed at once.")
            .source(fork, branch)
            .targetBranch(project.defaultBranch())
            .build();
    PullRequest opened = project.proposePullRequest(wanted);
    PullRequest again = project.proposePullRequest(wanted);
    assertThat(again.id()).isEqualTo(opened.id());
    project.comment(opened.id(), "A comment.");
    assertThat(project.updatePullRequest(opened.id(), "Test", "Changed.").description())
        .isEqualTo("Changed.");
    assertThat(project.close(opened.id()).state()).isEqualTo(PullRequestState.CLOSED);
  }

  private static ForgeProject project(ForgeType type) {
    Optional<String> url = setting(type, "url");
    Assumptions.assumeTrue(
        url.isPresent(), "Set -D" + key(type, "url") + " and " + key(type, "token"));
    URI page = URI.create(url.orElseThrow());
    Forges.Builder forges = Forges.builder().forge(page.resolve("/"), type);
    setting(type, "token").ifPresent(t -> forges.token(page.getAuthority(), Secret.of(t)));
    return forges.build().project(page);
  }

  private static Optional<String> setting(ForgeType type, String name) {
    return Optional.ofNullable(System.getProperty(key(type, name)));
  }

  private static String key(ForgeType type, String name) {
    return "packit4j.it." + type.name().toLowerCase(Locale.ROOT) + "." + name;
  }
}
