package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.event.Heard;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.WebhookReader;
import io.github.packit4j.distgit.forge.AccessLevel;
import io.github.packit4j.distgit.forge.CommitState;
import io.github.packit4j.distgit.forge.CommitStatus;
import io.github.packit4j.distgit.forge.ForgeComment;
import io.github.packit4j.distgit.forge.ForgeIssue;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.ForgeRelease;
import io.github.packit4j.distgit.forge.ForgeType;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.forge.NewIssue;
import io.github.packit4j.distgit.forge.NewPullRequest;
import io.github.packit4j.distgit.forge.PullRequest;
import io.github.packit4j.distgit.forge.PullRequestQuery;
import io.github.packit4j.distgit.forge.PullRequestState;
import io.github.packit4j.distgit.forge.Reaction;
import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.ExpectedHead;
import io.github.packit4j.distgit.git.FileChange;
import io.github.packit4j.distgit.git.GitCredentials;
import io.github.packit4j.distgit.git.GitIdentity;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.distgit.git.GitStore;
import io.github.packit4j.distgit.git.NewCommit;
import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.Sandbox;
import io.github.packit4j.sandbox.Upstream;
import io.github.packit4j.sandbox.UpstreamEvent;
import io.github.packit4j.sandbox.UpstreamIssue;
import io.github.packit4j.sandbox.UpstreamProject;
import io.github.packit4j.sandbox.UpstreamPullRequest;
import io.github.packit4j.sandbox.UpstreamRelease;
import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.WebhookDelivery;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The clients of the forges, git and webhooks beside the sandbox's GitHub, GitLab and Forgejo. */
class ForgesEndToEndTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir Path work;
  private Sandbox sandbox;

  /** A forge of the sandbox, at a host that clients have to be told of unless it is GitHub. */
  enum Kind {
    GITHUB("github.com", ForgeType.GITHUB),
    GITLAB("gitlab.example.org", ForgeType.GITLAB),
    FORGEJO("git.example.org", ForgeType.FORGEJO);

    private final String host;
    private final ForgeType type;

    Kind(String host, ForgeType type) {
      this.host = host;
      this.type = type;
    }

    Upstream of(Sandbox sandbox) {
      return switch (this) {
        case GITHUB -> sandbox.upstream();
        case GITLAB -> sandbox.gitlab(host);
        case FORGEJO -> sandbox.forgejo(host);
      };
    }

    WebhookReader reader(Sandbox sandbox) {
      return switch (this) {
        case GITHUB -> WebhookReader.gitHub(of(sandbox).webhookSecret());
        case GITLAB -> WebhookReader.gitLabSigned(CLOCK, sandbox.gitlab(host).signingToken());
        case FORGEJO -> WebhookReader.forgejo(of(sandbox).webhookSecret());
      };
    }

    URI web() {
      return URI.create("https://" + host);
    }
  }

  @BeforeEach
  void start() {
    sandbox =
        Sandbox.builder().clock(CLOCK).gitlab(Kind.GITLAB.host).forgejo(Kind.FORGEJO.host).start();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private Forges forges(Kind kind, String account) {
    Forges.Builder forges =
        Forges.builder()
            .httpClient(sandbox.httpClient())
            .token(kind.host, Secret.of(sandbox.account(account).token()))
            .retryPolicy(RetryPolicy.none());
    return (kind == Kind.GITHUB ? forges : forges.forge(kind.web(), kind.type)).build();
  }

  private UpstreamProject hello(Kind kind) {
    UpstreamProject hello = kind.of(sandbox).project("example/hello");
    hello.commit("Begin", FileTree.of("hello.spec", "Name: hello\n", "src/a.c", "int a;\n"));
    return hello;
  }

  private ForgeProject project(Kind kind, String account) {
    return forges(kind, account).project(URI.create(kind.web() + "/example/hello"));
  }

  private CommitId push(Kind kind, URI original, URI fork) {
    Secret token = Secret.of(sandbox.account("packit").token());
    GitCredentials accounts = GitCredentials.builder().account(kind.host, "packit", token).build();
    try (GitStore store =
            GitStore.builder()
                .directory(work)
                .httpClient(sandbox.httpClient())
                .credentials(accounts)
                .retryPolicy(RetryPolicy.none())
                .build();
        GitRepository repository = store.open(original)) {
      CommitId base = repository.fetchBranch("main").orElseThrow();
      CommitId change =
          repository.commit(
              NewCommit.builder()
                  .parent(base)
                  .message("Update to 1.1")
                  .author(new GitIdentity("Packit", "hello@packit.dev"))
                  .time(NOW)
                  .addChanges(FileChange.write("hello.spec", "Name: hello\nVersion: 1.1\n"))
                  .build());
      repository.push(fork, change, "update", ExpectedHead.absent());
      return change;
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aChangeTravelsFromAForkToAMerge(Kind kind) throws Exception {
    UpstreamProject hello = hello(kind);
    ForgeProject project = project(kind, "packit");

    ForgeProject fork = project.forkOrCreate();
    CommitId change = push(kind, project.cloneUrl(), fork.cloneUrl());
    NewPullRequest wanted =
        NewPullRequest.builder()
            .title("Update to 1.1")
            .description("Upstream released.")
            .source(fork, "update")
            .targetBranch("main")
            .build();
    PullRequest opened = project.pullRequests().propose(wanted);
    PullRequest again = project.pullRequests().propose(wanted);
    ForgeComment comment = project.pullRequests().comment(opened.id(), "Please look.");
    project.pullRequests().editComment(opened.id(), comment.id(), "Please have a look.");
    project.pullRequests().react(opened.id(), comment.id(), Reaction.EYES);
    project.pullRequests().react(opened.id(), comment.id(), Reaction.EYES);

    assertThat(fork.fullName()).isEqualTo("packit/hello");
    assertThat(again.id()).isEqualTo(opened.id());
    assertThat(opened.author()).isEqualTo("packit");
    assertThat(opened.sourceProject()).contains("packit/hello");
    assertThat(opened.headCommit()).contains(change.toString());
    assertThat(opened.maintainerEdits()).isTrue();
    assertThat(project.pullRequests().commits(opened.id()).toList())
        .containsExactly(change.toString());
    assertThat(project.pullRequests().patch(opened.id()).orElseThrow()).contains("+Version: 1.1");
    UpstreamPullRequest seen = hello.pullRequests().get(0);
    assertThat(seen.comments())
        .containsExactly(
            new UpstreamIssue.Comment("packit", "Please have a look.", List.of("eyes")));
    assertThat(project.pullRequests().close(opened.id()).state())
        .isEqualTo(PullRequestState.CLOSED);
    seen.reopen();
    PullRequest merged = project(kind, "admin").pullRequests().merge(opened.id());

    assertThat(merged.state()).isEqualTo(PullRequestState.MERGED);
    assertThat(hello.text("main", "hello.spec")).contains("Name: hello\nVersion: 1.1\n");
    assertThat(project.pullRequests().list(PullRequestQuery.open()).toList()).isEmpty();
    assertThat(project.forkOrCreate()).isEqualTo(fork);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aReleaseIsReadAndItsWebhookToo(Kind kind) {
    UpstreamProject hello = hello(kind);
    Upstream forge = kind.of(sandbox);
    forge.webhookEvents(UpstreamEvent.values());
    hello.release("1.0", "one", "First");
    ForgeProject project = project(kind, "packit");

    WebhookDelivery delivery = hello.releaseWebhook("1.0");
    Optional<PackitEvent> event =
        Heard.of(kind.reader(sandbox).read(delivery.headers(), delivery.bodyBytes()));
    ForgeRelease latest = project.releases().latest().orElseThrow();

    assertThat(event)
        .contains(
            new PackitEvent.ReleasePublished(URI.create(kind.web() + "/example/hello"), "1.0"));
    assertThat(latest.tag()).isEqualTo("1.0");
    assertThat(latest.body()).isEqualTo("First");
    assertThat(project.releases().find("2.0")).isEmpty();
    assertThat(project.repository().commitOfTag("1.0")).isEqualTo(hello.commitOf("main"));
    assertThat(project.repository().resolve("1.0")).isEqualTo(hello.commitOf("main"));
    assertThat(project.repository().resolve("none")).isEmpty();
    assertThat(project.repository().tags().toList()).hasSize(1);
    // Of all that is delivered, one event is a release; repeating it makes it two.
    assertThat(releases(kind)).isEqualTo(1);
    forge.redeliver(delivery);
    assertThat(releases(kind)).isEqualTo(2);
  }

  private long releases(Kind kind) {
    WebhookReader reader = kind.reader(sandbox);
    return kind.of(sandbox).webhookDeliveries().stream()
        .map(one -> Heard.of(reader.read(one.headers(), one.bodyBytes())))
        .flatMap(Optional::stream)
        .count();
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"GITHUB", "FORGEJO"})
  void aDraftIsAReleaseOnceItIsPublished(Kind kind) {
    UpstreamProject hello = hello(kind);
    hello.release(UpstreamRelease.of("1.0").asDraft());
    assertThat(releases(kind)).isZero();

    hello.publish("1.0");

    assertThat(releases(kind)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void filesBranchesAndRightsAreRead(Kind kind) {
    UpstreamProject hello = hello(kind);
    for (int i = 0; i < 60; i++) {
      hello.commit("branch-" + i, "Begin", FileTree.of("b", i + "\n"));
    }
    ForgeProject project = project(kind, "admin");

    assertThat(project.exists()).isTrue();
    assertThat(project.repository().defaultBranch()).isEqualTo("main");
    assertThat(project.repository().files("main")).containsExactlyInAnyOrder("hello.spec", "src");
    assertThat(project.repository().file("main", "src/a.c"))
        .hasValueSatisfying(
            content ->
                assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo("int a;\n"));
    assertThat(project.repository().file("main", "none")).isEmpty();
    assertThat(project.repository().branches().toList()).hasSize(61);
    assertThat(project.access().of("alice")).isIn(AccessLevel.READ, AccessLevel.NONE);
    hello.grant("alice", UpstreamRole.WRITE);
    assertThat(project.access().of("alice")).isEqualTo(AccessLevel.WRITE);
    project.access().grant("alice", AccessLevel.ADMIN);
    assertThat(project.access().of("alice")).isEqualTo(AccessLevel.ADMIN);
    project.access().revoke("alice");
    assertThat(project.access().of("alice")).isIn(AccessLevel.READ, AccessLevel.NONE);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void statusesAndIssuesAreReported(Kind kind) {
    UpstreamProject hello = hello(kind);
    hello.createLabels("packit", "later");
    String commit = hello.commitOf("main").orElseThrow();
    ForgeProject project = project(kind, "admin");

    project
        .commits()
        .setStatus(commit, CommitStatus.of("packit", CommitState.RUNNING, "Under way"));
    project
        .commits()
        .setStatus(commit, CommitStatus.of("packit", CommitState.RUNNING, "Under way"));
    project.commits().setStatus(commit, CommitStatus.of("packit", CommitState.SUCCESS, "Done"));
    ForgeIssue issue = project.issues().create(new NewIssue("It failed", "Why", List.of("packit")));
    project.issues().addLabels(issue.id(), List.of("later"));
    project.issues().comment(issue.id(), "Again");
    long comment = project.issues().comments(issue.id()).toList().get(0).id();
    project.issues().react(issue.id(), comment, Reaction.EYES);
    project.issues().react(issue.id(), comment, Reaction.EYES);
    project.issues().close(issue.id());

    assertThat(project.commits().statuses(commit))
        .singleElement()
        .satisfies(status -> assertThat(status.state()).isEqualTo(CommitState.SUCCESS));
    UpstreamIssue seen = hello.issues().get(0);
    assertThat(seen.labels()).containsExactly("packit", "later");
    assertThat(seen.comments())
        .containsExactly(new UpstreamIssue.Comment("admin", "Again", List.of("eyes")));
    assertThat(seen.open()).isFalse();
    assertThat(issue.labels()).containsExactly("packit");
  }
}
