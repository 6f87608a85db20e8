package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.sandbox.internal.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What the three forges allow, refuse and announce, where no recording says it. */
class ForgeRulesTest {

  private static final String GITHUB = "https://api.github.com/repos/example/hello";
  private static final String GITLAB = "https://gitlab.com/api/v4/projects/example%2Fhello";
  private static final String FORGEJO = "https://codeberg.org/api/v1/repos/example/hello";

  private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");
  private Sandbox fedora;

  /** The forges, for rules that hold on all. */
  enum Forge {
    GITHUB,
    GITLAB,
    FORGEJO;

    Upstream of(Sandbox fedora) {
      return switch (this) {
        case GITHUB -> fedora.upstream();
        case GITLAB -> fedora.gitlab();
        case FORGEJO -> fedora.forgejo();
      };
    }
  }

  @BeforeEach
  void start() {
    fedora =
        Sandbox.builder()
            .clock(
                new Clock() {
                  @Override
                  public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                  }

                  @Override
                  public Clock withZone(java.time.ZoneId zone) {
                    return this;
                  }

                  @Override
                  public Instant instant() {
                    return now;
                  }
                })
            .gitlab("gitlab.example.org")
            .forgejo("git.example.org")
            .start();
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private UpstreamProject hello(Upstream forge) {
    UpstreamProject hello = forge.project("example/hello");
    hello.commit("Begin", FileTree.of("README.md", "hello\n"));
    return hello;
  }

  private Http as(String account) {
    return new Http(fedora.httpClient()).with("Authorization", "Bearer " + account + "-token");
  }

  private Http.Answer send(Http http, String method, String url, String json) {
    RequestBody body = RequestBody.create(Http.bytes(json), MediaType.get("application/json"));
    return http.send(new Request.Builder().url(url).method(method, body).build());
  }

  private static List<String> actions(Upstream forge) {
    return forge.webhookDeliveries().stream()
        .map(delivery -> Json.parse(delivery.body()))
        .map(
            body -> body.path("action").asString(body.at("/object_attributes/action").asString("")))
        .toList();
  }

  @Test
  void gitHubAnnouncesEachStepOfARelease() {
    UpstreamProject hello = hello(fedora.upstream());

    hello.release(UpstreamRelease.of("1.0").asDraft());
    assertThat(hello.commitOf("refs/tags/1.0")).isEmpty();
    assertThat(new Http(fedora.httpClient()).get(GITHUB + "/releases").json()).isEmpty();
    assertThat(as("admin").get(GITHUB + "/releases").json()).hasSize(1);
    hello.publish("1.0");
    hello.editRelease(UpstreamRelease.of("1.0").withBody("More"));
    hello.release(UpstreamRelease.of("1.1rc1").asPrerelease());
    hello.deleteRelease("1.0");

    assertThat(actions(fedora.upstream()))
        .containsExactly(
            "created",
            "published",
            "released",
            "edited",
            "published",
            "prereleased",
            "created",
            "deleted");
    assertThat(hello.commitOf("refs/tags/1.0")).isPresent();
    JsonNode edited = Json.parse(fedora.upstream().webhookDeliveries().get(3).body());
    assertThat(edited.at("/changes/body/from").asString()).isEmpty();
    assertThat(edited.at("/changes/name").isMissingNode()).isTrue();
    assertThat(new Http(fedora.httpClient()).get(GITHUB + "/releases/latest").status())
        .isEqualTo(404);
  }

  @Test
  void forgejoAnnouncesADraftOnATagAsItsVersionDoes() {
    UpstreamProject hello = hello(fedora.forgejo());
    hello.tag("1.0");
    hello.tag("1.1");

    hello.release(UpstreamRelease.of("1.0").asDraft());
    hello.publish("1.0");
    fedora.forgejo().announceDraftsOnTagsAsUpdated(true);
    hello.release(UpstreamRelease.of("1.1").asDraft());
    hello.publish("1.1");
    hello.release(UpstreamRelease.of("1.2").asDraft());
    hello.publish("1.2");

    assertThat(actions(fedora.forgejo())).containsExactly("published", "updated", "published");
  }

  @Test
  void gitLabHasNoDraftsButReleasesToCome() {
    UpstreamProject hello = hello(fedora.gitlab());
    assertThatThrownBy(() -> hello.release(UpstreamRelease.of("1.0").asDraft()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("neither drafts nor pre-releases");

    hello.release("1.0", "one", "");
    hello.release(UpstreamRelease.of("2.0").withDate(now.plus(Duration.ofDays(1))));

    JsonNode releases = new Http(fedora.httpClient()).get(GITLAB + "/releases").json();
    assertThat(releases.get(0).get("tag_name").asString()).isEqualTo("2.0");
    assertThat(releases.get(0).get("upcoming_release").asBoolean()).isTrue();
    assertThat(releases.get(1).get("upcoming_release").asBoolean()).isFalse();
    assertThat(actions(fedora.gitlab())).containsExactly("create", "create");
  }

  @ParameterizedTest
  @EnumSource(Forge.class)
  void aTagIsReleasedOnce(Forge kind) {
    UpstreamProject hello = hello(kind.of(fedora));
    hello.release("1.0", "one", "");

    assertThatThrownBy(() -> hello.release("1.0", "again", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RELEASE_EXISTS");
  }

  @ParameterizedTest
  @EnumSource(Forge.class)
  void aDeliveryIsRepeatedWithTheSameBody(Forge kind) {
    Upstream forge = kind.of(fedora);
    hello(forge).release("1.0", "one", "");
    WebhookDelivery first = forge.webhookDeliveries().get(0);
    int before = forge.webhookDeliveries().size();

    WebhookDelivery again = forge.redeliver(first);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(forge.webhookDeliveries()).hasSize(before + 1).last().isEqualTo(again);
    String id =
        switch (kind) {
          case GITHUB -> "X-GitHub-Delivery";
          case GITLAB -> "Idempotency-Key";
          case FORGEJO -> "X-Forgejo-Delivery";
        };
    boolean same = Objects.equals(again.headers().get(id), first.headers().get(id));
    assertThat(same).isEqualTo(kind != Forge.FORGEJO);
    WebhookDelivery strange = new WebhookDelivery("release", java.util.Map.of(), "{}");
    assertThatThrownBy(() -> forge.redeliver(strange)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(Forge.class)
  void aPullRequestIsClosedReopenedAndMerged(Forge kind) {
    Upstream forge = kind.of(fedora);
    forge.webhookEvents(UpstreamEvent.PULL_REQUEST);
    UpstreamProject hello = hello(forge);
    UpstreamProject fork = hello.fork("alice");
    fork.commit("fix", "Fix", FileTree.of("a", "b\n"));
    UpstreamPullRequest pull = hello.openPullRequest("alice", fork, "fix", "Fix it");

    pull.close();
    assertThat(pull.state()).isEqualTo(UpstreamPullRequest.State.CLOSED);
    assertThatThrownBy(pull::merge).isInstanceOf(IllegalStateException.class);
    pull.reopen();
    fork.commit("fix", "More", FileTree.of("a", "c\n"));
    pull.merge();

    assertThat(pull.state()).isEqualTo(UpstreamPullRequest.State.MERGED);
    assertThat(hello.text("main", "a")).contains("c\n");
    assertThat(hello.log("main").get(0).id()).isEqualTo(pull.mergeCommit().orElseThrow());
    assertThatThrownBy(pull::reopen).isInstanceOf(IllegalStateException.class);
    List<String> expected =
        switch (kind) {
          case GITHUB -> List.of("opened", "closed", "reopened", "synchronize", "closed");
          case GITLAB -> List.of("open", "close", "reopen", "update", "merge");
          case FORGEJO -> List.of("opened", "closed", "reopened", "synchronized", "closed");
        };
    assertThat(actions(forge)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Forge.class)
  void ofTwoPullRequestsOfABranchOneMayBeOpen(Forge kind) {
    UpstreamProject hello = hello(kind.of(fedora));
    hello.commit("fix", "Fix", FileTree.of("a", "b\n"));
    UpstreamPullRequest first = hello.openPullRequest("admin", hello, "fix", "First");

    assertThatThrownBy(() -> hello.openPullRequest("admin", hello, "fix", "Second"))
        .hasMessageContaining("PULL_EXISTS");
    first.close();
    hello.openPullRequest("admin", hello, "fix", "Second");

    assertThatThrownBy(first::reopen).hasMessageContaining("PULL_EXISTS");
    assertThat(hello.pullRequests()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Forge.class)
  void commentsAreAnnouncedAndReactionsByGitLabAlone(Forge kind) {
    Upstream forge = kind.of(fedora);
    forge.webhookEvents(UpstreamEvent.COMMENT, UpstreamEvent.REACTION);
    UpstreamIssue issue = hello(forge).openIssue("alice", "Broken", "It is.");

    issue.comment("alice", "/packit propose-downstream");
    issue.editComment(0, "/packit help");
    issue.react("packit", 0, "eyes");
    issue.react("packit", 0, "eyes");

    assertThat(issue.comments())
        .containsExactly(new UpstreamIssue.Comment("alice", "/packit help", List.of("eyes")));
    List<String> expected =
        kind == Forge.GITLAB ? List.of("create", "update", "award") : List.of("created", "edited");
    assertThat(actions(forge)).isEqualTo(expected);
  }

  @Test
  void strangersMayProposeAndCommentButNotMergeNorReport() {
    UpstreamProject hello = hello(fedora.upstream());
    UpstreamProject fork = hello.fork("outsider");
    fork.commit("fix", "Fix", FileTree.of("a", "b\n"));
    hello.openPullRequest("outsider", fork, "fix", "Fix it");
    String commit = hello.commitOf("main").orElseThrow();
    Http outsider = as("outsider");

    assertThat(send(outsider, "PUT", GITHUB + "/pulls/1/merge", "{}").status()).isEqualTo(403);
    assertThat(
            send(outsider, "POST", GITHUB + "/statuses/" + commit, "{\"state\":\"success\"}")
                .status())
        .isEqualTo(404);
    assertThat(send(outsider, "POST", GITHUB + "/releases", "{\"tag_name\":\"1\"}").status())
        .isEqualTo(404);
    assertThat(
            send(outsider, "POST", GITHUB + "/issues/1/comments", "{\"body\":\"Please\"}").status())
        .isEqualTo(201);
    hello.grant("outsider", UpstreamRole.WRITE);
    assertThat(send(outsider, "PUT", GITHUB + "/pulls/1/merge", "{}").status()).isEqualTo(200);
    assertThat(send(outsider, "PUT", GITHUB + "/pulls/1/merge", "{}").json().get("message"))
        .hasToString("\"Pull Request is not mergeable\"");
  }

  @Test
  void eachForgeRefusesAMergeInItsOwnWay() {
    for (Forge kind : Forge.values()) {
      UpstreamProject hello = hello(kind.of(fedora));
      hello.commit("fix", "Fix", FileTree.of("a", "b\n"));
      hello.openPullRequest("admin", hello, "fix", "Fix it");
    }

    assertThat(send(as("alice"), "PUT", GITLAB + "/merge_requests/1/merge", "{}").status())
        .isEqualTo(401);
    assertThat(send(as("alice"), "POST", FORGEJO + "/pulls/1/merge", "{\"Do\":\"merge\"}").status())
        .isEqualTo(405);
    String moved = "{\"Do\":\"merge\",\"sha\":\"%1$s\",\"head_commit_id\":\"%1$s\"}";
    String wrong = moved.formatted("1".repeat(40));
    assertThat(send(as("admin"), "PUT", GITHUB + "/pulls/1/merge", wrong).status()).isEqualTo(409);
    assertThat(send(as("admin"), "PUT", GITLAB + "/merge_requests/1/merge", wrong).status())
        .isEqualTo(409);
    assertThat(send(as("admin"), "POST", FORGEJO + "/pulls/1/merge", wrong).status())
        .isEqualTo(409);
  }

  @Test
  void conflictsAreToldAndRefused() {
    for (Forge kind : Forge.values()) {
      UpstreamProject hello = hello(kind.of(fedora));
      hello.commit("fix", "Fix", FileTree.of("README.md", "one\n"));
      hello.openPullRequest("admin", hello, "fix", "Fix it");
      hello.commit("Differ", FileTree.of("README.md", "two\n"));
    }

    assertThat(as("admin").get(GITHUB + "/pulls/1").json().get("mergeable_state").asString())
        .isEqualTo("dirty");
    assertThat(
            as("admin").get(GITLAB + "/merge_requests/1").json().get("has_conflicts").asBoolean())
        .isTrue();
    assertThat(as("admin").get(FORGEJO + "/pulls/1").json().get("mergeable").asBoolean()).isFalse();
    assertThat(send(as("admin"), "PUT", GITHUB + "/pulls/1/merge", "{}").status()).isEqualTo(405);
    assertThat(send(as("admin"), "PUT", GITLAB + "/merge_requests/1/merge", "{}").status())
        .isEqualTo(422);
    assertThat(send(as("admin"), "POST", FORGEJO + "/pulls/1/merge", "{\"Do\":\"merge\"}").status())
        .isEqualTo(405);
  }

  @Test
  void gitHubCountsRequestsByTheHour() {
    hello(fedora.upstream());
    Http anonymous = new Http(fedora.httpClient());
    fedora.upstream().limitRequests(1);

    Http.Answer last = anonymous.get(GITHUB);
    Http.Answer refused = anonymous.get(GITHUB);
    Http.Answer other = as("alice").get(GITHUB);
    now = now.plus(Duration.ofHours(1));
    Http.Answer later = anonymous.get(GITHUB);

    assertThat(last.header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
    long reset = Instant.parse("2026-11-22T13:00:00Z").getEpochSecond();
    assertThat(refused.header("X-RateLimit-Reset")).isEqualTo(Long.toString(reset));
    assertThat(refused.response().header("Retry-After")).isNull();
    assertThat(other.status()).isEqualTo(200);
    assertThat(later.header("X-RateLimit-Remaining")).isEqualTo("59");
  }

  @Test
  void requestsThatComeTooFastAreRefusedOnce() {
    hello(fedora.upstream());
    fedora.upstream().throttle(Throttle.RETRY_AFTER, 1);

    assertThat(as("alice").get(GITHUB).header("Retry-After")).isEqualTo("8");
    assertThat(as("alice").get(GITHUB).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(Forge.class)
  void aRevokedTokenIsRefusedEvenForReading(Forge kind) {
    Upstream forge = kind.of(fedora);
    hello(forge);
    String url =
        switch (kind) {
          case GITHUB -> GITHUB;
          case GITLAB -> GITLAB;
          case FORGEJO -> FORGEJO;
        };
    assertThat(as("alice").get(url).status()).isEqualTo(200);

    forge.revokeToken("alice-token");

    assertThat(as("alice").get(url).status()).isEqualTo(401);
    assertThat(as("packit").get(url).status()).isEqualTo(200);
  }

  @Test
  void gitLabForgetsNoStatusThatIsUnderWay() {
    String url = GITLAB + "/statuses/" + hello(fedora.gitlab()).commitOf("main").orElseThrow();
    Http admin = as("admin");
    String running = "{\"state\":\"running\",\"name\":\"build\"}";

    assertThat(send(admin, "POST", url, running).status()).isEqualTo(201);
    assertThat(send(admin, "POST", url, running).text())
        .contains("Cannot transition status via :run from :running");
    assertThat(send(admin, "POST", url, running.replace("running", "success")).status())
        .isEqualTo(201);
    assertThat(send(admin, "POST", url, running).status()).isEqualTo(201);

    assertThat(fedora.gitlab().project("example/hello").statuses())
        .extracting(UpstreamStatus::state)
        .containsExactly("success", "running");
  }

  @Test
  void forgejoDropsLabelsThatItDoesNotKnowAndRefusesThemInNewIssues() {
    UpstreamProject hello = hello(fedora.forgejo());
    hello.createLabels("bug");
    hello.openIssue("alice", "Broken", "");

    send(as("admin"), "POST", FORGEJO + "/issues/1/labels", "{\"labels\":[\"bug\",\"new\"]}");

    assertThat(hello.issues().get(0).labels()).containsExactly("bug");
    Http.Answer refused =
        send(as("admin"), "POST", FORGEJO + "/issues", "{\"title\":\"t\",\"labels\":[\"bug\"]}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("cannot unmarshal string into Go struct field");
  }

  @Test
  void aForkIsEmptyForAWhile() {
    fedora.gitlab().forksReadyAfter(2);
    hello(fedora.gitlab());
    send(as("alice"), "POST", GITLAB + "/fork", "{}");
    String fork = "https://gitlab.com/api/v4/projects/alice%2Fhello";

    List<String> states = List.of(state(fork), state(fork), state(fork), state(fork));

    assertThat(states).containsExactly("started", "started", "finished", "finished");
    assertThat(send(as("alice"), "POST", GITLAB + "/fork", "{}").status()).isEqualTo(409);
  }

  private String state(String fork) {
    return as("alice").get(fork).json().get("import_status").asString();
  }

  @Test
  void aDeletedForkLeavesItsPullRequest() {
    UpstreamProject hello = hello(fedora.upstream());
    UpstreamProject fork = hello.fork("alice");
    fork.commit("fix", "Fix", FileTree.of("a", "b\n"));
    UpstreamPullRequest pull = hello.openPullRequest("alice", fork, "fix", "Fix it");

    fedora.upstream().deleteProject("alice/hello");

    assertThat(as("alice").get(GITHUB + "/pulls/1").json().at("/head/repo").isNull()).isTrue();
    pull.merge();
    assertThat(hello.text("main", "a")).contains("b\n");
  }

  @Test
  void aCollaboratorHasToAccept() {
    UpstreamProject hello = hello(fedora.upstream());
    String url = GITHUB + "/collaborators/alice";

    assertThat(send(as("admin"), "PUT", url, "{\"permission\":\"push\"}").status()).isEqualTo(201);
    assertThat(permission(url)).isEqualTo("read");
    hello.acceptInvitation("alice");
    assertThat(permission(url)).isEqualTo("write");
    assertThat(send(as("admin"), "PUT", url, "{\"permission\":\"admin\"}").status()).isEqualTo(204);
    assertThatThrownBy(() -> hello.acceptInvitation("alice"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String permission(String url) {
    return as("admin").get(url + "/permission").json().get("permission").asString();
  }

  @Test
  void forgesOfOnesOwnAreApart() {
    fedora.gitlab("gitlab.example.org").project("a/b").commit("Begin", FileTree.of("a", "b"));
    fedora.forgejo("git.example.org").project("a/b").commit("Begin", FileTree.of("a", "b"));
    Http http = new Http(fedora.httpClient());

    assertThat(http.get("https://gitlab.example.org/api/v4/projects/a%2Fb").status())
        .isEqualTo(200);
    assertThat(http.get("https://gitlab.com/api/v4/projects/a%2Fb").status()).isEqualTo(404);
    assertThat(http.get("https://git.example.org/api/v1/repos/a/b").json().get("html_url"))
        .hasToString("\"https://git.example.org/a/b\"");
    assertThatThrownBy(() -> fedora.gitlab("gitlab.example.net"))
        .hasMessageContaining("Sandbox.builder().gitlab(\"gitlab.example.net\")");
  }

  @ParameterizedTest
  @EnumSource(Forge.class)
  void onlyWhoMayWriteMayPush(Forge kind) {
    Upstream forge = kind.of(fedora);
    UpstreamProject hello = hello(forge);
    String url = hello.cloneUrl() + "/info/refs?service=git-receive-pack";

    assertThat(new Http(fedora.httpClient()).get(url).status()).isEqualTo(401);
    assertThat(pushing("alice-token").get(url).status()).isEqualTo(403);
    assertThat(pushing("admin-token").get(url).status()).isEqualTo(200);
    String readOnly = forge.readOnlyToken(fedora.account("admin"));
    assertThat(pushing(readOnly).get(url).status()).isEqualTo(403);
    hello.grant("alice", UpstreamRole.WRITE);
    assertThat(pushing("alice-token").get(url).status()).isEqualTo(200);
    forge.revokeToken("alice-token");
    assertThat(pushing("alice-token").get(url).status()).isEqualTo(401);
  }

  private Http pushing(String token) {
    return new Http(fedora.httpClient())
        .with("Authorization", okhttp3.Credentials.basic("x-access-token", token));
  }

  @Test
  void archivesArePacked() {
    for (Forge kind : Forge.values()) {
      hello(kind.of(fedora)).tag("1.0");
    }
    Http http = new Http(fedora.httpClient());

    assertThat(http.get("https://gitlab.com/example/hello/-/archive/1.0/hello-1.0.tar.gz").status())
        .isEqualTo(200);
    assertThat(http.get("https://codeberg.org/example/hello/archive/1.0.tar.gz").status())
        .isEqualTo(200);
    assertThat(http.get("https://codeberg.org/example/hello/archive/2.0.tar.gz").status())
        .isEqualTo(404);
  }
}
