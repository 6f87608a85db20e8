package io.github.packit4j.distgit.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.ExpectedHead;
import io.github.packit4j.distgit.git.FileChange;
import io.github.packit4j.distgit.git.GitCredentials;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.distgit.git.GitStore;
import io.github.packit4j.distgit.git.NewCommit;
import io.github.packit4j.distgit.git.PushResult;
import io.github.packit4j.http.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads from a real forge, and forks, pushes, and opens, changes and closes a pull request of its
 * own there. Wants {@code -Dpackit4j.it.<type>.url} (the page of a project with a branch) and
 * {@code .token} (of an account that may fork it), where the type is github, gitlab, pagure or
 * forgejo.
 */
class RealForgeTest {

  private static final String BRANCH = "packit4j-test";

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> reads() {
    return Stream.of(ForgeType.values())
        .map(type -> DynamicTest.dynamicTest("reads " + type, () -> reads(project(type))));
  }

  private static void reads(ForgeProject project) {
    assertThat(project.exists()).isTrue();
    String branch = project.repository().defaultBranch();
    assertThat(project.repository().branches().toList()).contains(branch);
    assertThat(project.repository().resolve(branch)).isPresent();
    assertThat(project.repository().resolve("surely-not-there")).isEmpty();
    List<String> files = project.repository().files(branch);
    assertThat(files).isNotEmpty();
    assertThat(project.repository().file(branch, "surely/not/there")).isEmpty();
    project.repository().tags().first().ifPresent(tag -> assertCommit(project, tag));
    project.releases().all().first().ifPresent(release -> assertThat(release.tag()).isNotEmpty());
    assertThat(project.releases().find("surely-not-there")).isEmpty();
    assertThat(project.pullRequests().find(999_999_999)).isEmpty();
    assertThat(project.pullRequests().list(PullRequestQuery.open()).stream().limit(5))
        .allSatisfy(pr -> assertThat(pr.state()).isEqualTo(PullRequestState.OPEN));
    assertThat(project.pushUrls()).isNotEmpty();
    assertThat(project.forge().project("surely/not-there").exists()).isFalse();
    if (project.forge().can(Capability.GROUP_MEMBERS)) {
      assertThat(project.forge().groupMembers("surely-not-there")).isEmpty();
    }
  }

  private static void assertCommit(ForgeProject project, ForgeTag tag) {
    assertThat(project.repository().commitOfTag(tag.name())).contains(tag.commit());
  }

  @TestFactory
  Stream<DynamicTest> proposes() {
    return Stream.of(ForgeType.values())
        .map(type -> DynamicTest.dynamicTest("proposes to " + type, () -> proposes(type)));
  }

  private void proposes(ForgeType type) throws InterruptedException {
    ForgeProject project = project(type);
    Assumptions.assumeTrue(
        setting(type, "token").isPresent(), "Set -D" + key(type, "token") + " for pull requests");
    ForgeProject fork = project.forkOrCreate();
    assertThat(project.forkOrCreate().fullName()).isEqualTo(fork.fullName());
    assertThat(fork.access().of(project.forge().account()).canMerge()).isTrue();
    GitCredentials account =
        GitCredentials.builder()
            .account(
                project.webUrl().getAuthority(),
                type == ForgeType.GITHUB ? "x-access-token" : project.forge().account(),
                Secret.of(setting(type, "token").orElseThrow()))
            .build();
    try (GitStore store =
            GitStore.builder()
                .directory(directory.resolve(type.name()))
                .credentials(account)
                .build();
        GitRepository git = store.open(project.cloneUrl())) {
      CommitId head = push(git, project, fork);
      request(project, fork, head);
      assertThat(git.deleteBranch(fork.cloneUrl(), BRANCH, ExpectedHead.at(head)))
          .isInstanceOf(PushResult.Updated.class);
      assertThat(git.remoteHeads(fork.cloneUrl())).doesNotContainKey(BRANCH);
    }
  }

  private static CommitId push(GitRepository git, ForgeProject project, ForgeProject fork) {
    CommitId base = git.fetchBranch(project.repository().defaultBranch()).orElseThrow();
    CommitId head =
        git.commit(
            NewCommit.builder()
                .parent(base)
                .message("Test of packit4j")
                .author(new GitIdentity("packit4j", "packit4j@example.org"))
                .time(Clock.systemUTC().instant())
                .addChanges(FileChange.write("packit4j-test", "A test.\n"))
                .build());
    assertThat(git.push(fork.cloneUrl(), head, BRANCH, ExpectedHead.any()))
        .isInstanceOf(PushResult.Updated.class);
    assertThat(git.push(fork.cloneUrl(), head, BRANCH, ExpectedHead.any()))
        .isInstanceOf(PushResult.UpToDate.class);
    assertThat(git.push(fork.cloneUrl(), base, BRANCH, ExpectedHead.absent()))
        .isInstanceOf(PushResult.Rejected.class);
    assertThat(fork.repository().resolve(BRANCH)).contains(head.toString());
    return head;
  }

  private static void request(ForgeProject project, ForgeProject fork, CommitId head) {
    NewPullRequest wanted =
        NewPullRequest.builder()
            .title("Test of packit4j")
            .description("To be closed at once.")
            .source(fork, BRANCH)
            .targetBranch(project.repository().defaultBranch())
            .build();
    PullRequest opened = project.pullRequests().propose(wanted);
    assertThat(project.pullRequests().propose(wanted).id()).isEqualTo(opened.id());
    assertThat(project.pullRequests().find(opened.id()).orElseThrow().sourceProject())
        .contains(fork.fullName());
    assertThat(project.pullRequests().patch(opened.id()).orElseThrow()).contains("packit4j-test");
    ForgeComment comment = project.pullRequests().comment(opened.id(), "A comment.");
    assertThat(project.pullRequests().comments(opened.id()).toList()).contains(comment);
    PullRequest updated = project.pullRequests().update(opened.id(), "Test", "Changed.");
    assertThat(updated.title() + " " + updated.description()).isEqualTo("Test Changed.");
    fork.commits()
        .setStatus(
            head.toString(),
            CommitStatus.of("packit4j", CommitState.SUCCESS, "Works.")
                .withUrl(URI.create("https://example.org/")));
    assertThat(fork.commits().statuses(head.toString()))
        .anySatisfy(status -> assertThat(status.state()).isEqualTo(CommitState.SUCCESS));
    assertThat(project.pullRequests().close(opened.id()).state())
        .isEqualTo(PullRequestState.CLOSED);
    assertThat(project.pullRequests().close(opened.id()).state())
        .isEqualTo(PullRequestState.CLOSED);
    assertThatThrownBy(() -> project.pullRequests().update(999_999_999, "No", "No"))
        .isInstanceOfSatisfying(
            ForgeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
  }

  @TestFactory
  Stream<DynamicTest> asks() {
    return Stream.of(ForgeType.values())
        .map(type -> DynamicTest.dynamicTest("opens an issue on " + type, () -> asks(type)));
  }

  private static void asks(ForgeType type) {
    ForgeIssues issues = project(type).issues();
    Assumptions.assumeTrue(
        setting(type, "token").isPresent(), "Set -D" + key(type, "token") + " for issues");
    ForgeIssue opened = issues.create(NewIssue.of("Test of packit4j", "To be closed at once."));
    issues.comment(opened.id(), "A comment.");
    assertThat(issues.comments(opened.id()).map(ForgeComment::body).toList())
        .contains("A comment.");
    try {
      issues.update(opened.id(), "Test", "Changed.");
    } catch (ForgeException e) {
      assertThat(e).hasMessageContaining("this project's own, which Pagure wants");
      return;
    }
    assertThat(issues.find(opened.id()).orElseThrow().title()).isEqualTo("Test");
    assertThat(issues.list(IssueQuery.allOpen()).stream().map(ForgeIssue::id))
        .contains(opened.id());
    issues.close(opened.id());
    assertThat(issues.find(opened.id()).orElseThrow().open()).isFalse();
    assertThat(issues.find(999_999_999)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> refuses() {
    return Stream.of(ForgeType.values())
        .map(type -> DynamicTest.dynamicTest("wrong token at " + type, () -> refuses(type)));
  }

  private static void refuses(ForgeType type) {
    ForgeProject unknown = project(type, Optional.of("no-such-token"));
    assertThatThrownBy(() -> unknown.forge().account())
        .isInstanceOfSatisfying(
            ForgeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.AUTHENTICATION))
        .hasMessageNotContaining("no-such-token");
  }

  private static ForgeProject project(ForgeType type) {
    return project(type, setting(type, "token"));
  }

  private static ForgeProject project(ForgeType type, Optional<String> token) {
    Optional<String> url = setting(type, "url");
    Assumptions.assumeTrue(
        url.isPresent(), "Set -D" + key(type, "url") + " and " + key(type, "token"));
    URI page = URI.create(url.orElseThrow());
    Forges.Builder forges = Forges.builder().forge(page.resolve("/"), type);
    token.ifPresent(t -> forges.token(page.getAuthority(), Secret.of(t)));
    return forges.build().project(page);
  }

  private static Optional<String> setting(ForgeType type, String name) {
    return Optional.ofNullable(System.getProperty(key(type, name)));
  }

  private static String key(ForgeType type, String name) {
    return "packit4j.it." + type.name().toLowerCase(Locale.ROOT) + "." + name;
  }
}
