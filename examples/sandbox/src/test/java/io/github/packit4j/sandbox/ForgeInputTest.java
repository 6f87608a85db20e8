package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.sandbox.internal.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the forges make of what a client sends: who it is, in which form, and what is refused. */
class ForgeInputTest {

  private static final String GITHUB = "https://api.github.com/repos/example/hello";
  private static final String GITLAB = "https://gitlab.com/api/v4/projects/example%2Fhello";
  private static final String FORGEJO = "https://codeberg.org/api/v1/repos/example/hello";

  private Sandbox fedora;
  private UpstreamProject github;
  private UpstreamProject gitlab;
  private UpstreamProject forgejo;

  @BeforeEach
  void start() {
    fedora = Sandbox.start();
    github = hello(fedora.upstream());
    gitlab = hello(fedora.gitlab());
    forgejo = hello(fedora.forgejo());
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  private static UpstreamProject hello(Upstream forge) {
    UpstreamProject hello = forge.project("example/hello");
    hello.commit("Begin", FileTree.of("README.md", "hello\n"));
    return hello;
  }

  private Http as(String account) {
    return new Http(fedora.httpClient()).with("Authorization", "Bearer " + account + "-token");
  }

  private Http.Answer send(String method, String url, String json) {
    RequestBody body = RequestBody.create(Http.bytes(json), MediaType.get("application/json"));
    return as("admin").send(new Request.Builder().url(url).method(method, body).build());
  }

  private String association(String account, UpstreamIssue issue) {
    issue.comment(account, "/packit propose-downstream");
    List<WebhookDelivery> told = fedora.upstream().webhookDeliveries();
    JsonNode delivered = Json.parse(told.get(told.size() - 1).body()).get("comment");
    JsonNode all = as("admin").get(GITHUB + "/issues/" + issue.number() + "/comments").json();
    JsonNode listed = all.get(all.size() - 1);
    assertThat(listed.get("user").get("login").asString()).isEqualTo(account);
    assertThat(listed.get("author_association")).isEqualTo(delivered.get("author_association"));
    return delivered.get("author_association").asString();
  }

  @Test
  void gitHubTellsWhatACommenterIsToTheProject() {
    fedora.upstream().webhookEvents(UpstreamEvent.COMMENT);
    UpstreamIssue issue = github.openIssue("outsider", "Broken", "It is.");
    github.grant("alice", UpstreamRole.TRIAGE);

    assertThat(association("outsider", issue)).isEqualTo("NONE");
    assertThat(association("alice", issue)).isEqualTo("COLLABORATOR");
    assertThat(association("admin", issue)).isEqualTo("MEMBER");
    JsonNode shown = as("admin").get(GITHUB + "/issues/1").json();
    assertThat(shown.get("author_association").asString()).isEqualTo("NONE");

    UpstreamProject fork = github.fork("outsider");
    fork.commit("fix", "Fix", FileTree.of("a", "b\n"));
    UpstreamPullRequest pull = github.openPullRequest("outsider", fork, "fix", "Fix it");
    String pulls = GITHUB + "/pulls/" + pull.number();
    assertThat(as("admin").get(pulls).json().get("author_association").asString())
        .isEqualTo("NONE");
    pull.merge();
    assertThat(association("outsider", issue)).isEqualTo("CONTRIBUTOR");
    assertThat(as("admin").get(pulls).json().get("author_association").asString())
        .isEqualTo("CONTRIBUTOR");

    UpstreamProject own = fedora.upstream().project("alice/own");
    own.openIssue("alice", "Mine", "");
    String mine = "https://api.github.com/repos/alice/own/issues/1";
    assertThat(as("admin").get(mine).json().get("author_association").asString())
        .isEqualTo("OWNER");
  }

  @Test
  void gitLabTakesFormsAndQueriesAsItTakesJson() {
    Http admin = as("admin");
    RequestBody form =
        new FormBody.Builder()
            .add("title", "By form")
            .add("labels[]", "one")
            .add("labels[]", "two")
            .build();
    RequestBody multipart =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("title", "By parts")
            .addFormDataPart("labels", "one,two")
            .build();
    RequestBody nothing = RequestBody.create(new byte[0]);

    for (RequestBody body : List.of(form, multipart)) {
      Http.Answer made =
          admin.send(new Request.Builder().url(GITLAB + "/issues").post(body).build());
      assertThat(made.status()).isEqualTo(201);
      assertThat(made.json().get("title").asString()).startsWith("By ");
      assertThat(made.json().get("labels")).hasToString("[\"one\",\"two\"]");
    }
    Http.Answer queried =
        admin.send(
            new Request.Builder().url(GITLAB + "/issues?title=By%20query").post(nothing).build());
    assertThat(queried.json().get("title").asString()).isEqualTo("By query");
    Http.Answer closed =
        admin.send(
            new Request.Builder().url(GITLAB + "/issues/3?state_event=close").put(nothing).build());
    assertThat(closed.json().get("state").asString()).isEqualTo("closed");
    assertThat(admin.post(GITLAB + "/issues", "text/plain", Http.bytes("title=x")).status())
        .isEqualTo(415);
  }

  @Test
  void statesThatAreNoneChangeNothing() {
    github.openIssue("admin", "Broken", "");
    gitlab.openIssue("admin", "Broken", "");
    forgejo.openIssue("admin", "Broken", "");

    Http.Answer refused = send("PATCH", GITHUB + "/issues/1", "{\"state\":\"done\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("message").asString())
        .isEqualTo("Invalid request.\n\ndone is not a member of [\"open\", \"closed\"].");
    refused = send("PUT", GITLAB + "/issues/1", "{\"state_event\":\"closed\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("state_event does not have a valid value");
    assertThat(send("PATCH", FORGEJO + "/issues/1", "{\"state\":\"done\"}").status())
        .isEqualTo(201);
    assertThat(github.issues().get(0).open()).isTrue();
    assertThat(gitlab.issues().get(0).open()).isTrue();
    assertThat(forgejo.issues().get(0).open()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b..c", "a..b", "a^", "a.lock"})
  void namesThatGitDoesNotTakeAreRefused(String name) {
    String release = Json.object().put("tag_name", name).put("ref", "main").toString();
    for (UpstreamProject project : List.of(github, gitlab, forgejo)) {
      assertThatThrownBy(() -> project.release(name, "", ""))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> project.tag(name)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> project.commit(name, "x", FileTree.of("x", "y")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("refs/heads/" + name);
    }

    Http.Answer refused = send("POST", GITHUB + "/releases", release);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("tag_name is not well-formed");
    assertThat(send("POST", GITLAB + "/releases", release).status()).isEqualTo(400);
    assertThat(send("POST", FORGEJO + "/releases", release).status()).isEqualTo(500);
    String ref =
        Json.object()
            .put("ref", "refs/tags/" + name)
            .put("sha", github.commitOf("main").orElseThrow())
            .toString();
    refused = send("POST", GITHUB + "/git/refs", ref);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("message").asString())
        .isEqualTo("refs/tags/" + name + " is not a valid ref name.");
    assertThat(github.releases()).isEmpty();
  }

  @Test
  void gitHubHasSeveralDraftsOfATagAndOneRelease() {
    String draft = "{\"tag_name\":\"1.0\",\"draft\":true}";
    JsonNode first = send("POST", GITHUB + "/releases", draft).json();
    JsonNode second = send("POST", GITHUB + "/releases", draft).json();
    assertThat(second.get("id")).isNotEqualTo(first.get("id"));
    String publish = "{\"draft\":false}";

    assertThat(send("PATCH", GITHUB + "/releases/" + second.get("id"), publish).status())
        .isEqualTo(200);
    assertThat(as("admin").get(GITHUB + "/releases/tags/1.0").json().get("id"))
        .isEqualTo(second.get("id"));
    Http.Answer refused = send("PATCH", GITHUB + "/releases/" + first.get("id"), publish);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("already_exists");
    assertThat(send("POST", FORGEJO + "/releases", draft).status()).isEqualTo(201);
    assertThat(send("POST", FORGEJO + "/releases", draft).status()).isEqualTo(409);
  }

  @Test
  void brokenJsonIsRefused() {
    Http.Answer refused = send("POST", GITHUB + "/issues", "{\"title\": ");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("message").asString()).isEqualTo("Problems parsing JSON");
    refused = send("POST", GITLAB + "/issues", "{\"title\": ");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("error").asString())
        .contains("message body does not match declared format");
    assertThat(send("POST", FORGEJO + "/issues", "{\"title\": ").status()).isEqualTo(422);
  }

  @Test
  void aPullRequestIsRebasedCommitByCommit() {
    for (UpstreamProject project : List.of(github, forgejo)) {
      project.commit("fix", "One", FileTree.of("a", "1\n"));
      project.commit("fix", "Two", FileTree.of("a", "2\n"));
      project.openPullRequest("admin", project, "fix", "Fix it");
      project.commit("Other", FileTree.of("b", "3\n"));
    }

    assertThat(send("PUT", GITHUB + "/pulls/1/merge", "{\"merge_method\":\"often\"}").status())
        .isEqualTo(422);
    assertThat(send("PUT", GITHUB + "/pulls/1/merge", "{\"merge_method\":\"rebase\"}").status())
        .isEqualTo(200);
    Http.Answer refused = send("POST", FORGEJO + "/pulls/1/merge", "{\"Do\":\"rebase-merge\"}");
    assertThat(refused.status()).isEqualTo(405);
    assertThat(send("POST", FORGEJO + "/pulls/1/merge", "{\"Do\":\"rebase\"}").status())
        .isEqualTo(200);
    for (UpstreamProject project : List.of(github, forgejo)) {
      assertThat(project.log("main").stream().map(commit -> commit.message().strip()))
          .startsWith("Two", "One", "Other", "Begin");
      assertThat(project.text("main", "a")).contains("2\n");
    }
  }

  @Test
  void gitHubWantsAUserAgentAndGoodCredentials() {
    Http anybody = new Http(fedora.httpClient());
    Http.Answer refused = anybody.with("User-Agent", "").get(GITHUB);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("make sure your request has a User-Agent header");
    assertThat(anybody.get(GITHUB).status()).isEqualTo(200);

    assertThat(anybody.with("Authorization", basic("admin:wrong")).get(GITHUB).status())
        .isEqualTo(401);
    assertThat(anybody.with("Authorization", basic("admin:admin-token")).get(GITHUB).status())
        .isEqualTo(200);
    assertThat(anybody.with("Authorization", "Bearer ").get(GITHUB).status()).isEqualTo(401);
    assertThat(anybody.with("Authorization", "Bearer").get(GITHUB).status()).isEqualTo(401);
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /issues    | {'title':'x','labels':'bug'} | For 'properties/labels', "bug" is not an array.
          /issues    | {'title':7} | For 'properties/title', 7 is not a string.
          /issues    | {'body':'x'} | missing_field
          /releases  | {'tag_name':'1','make_latest':'yes'} | yes is not a member of ["true", "false"
          /releases  | {'tag_name':'1','draft':'yes'} | For 'properties/draft', "yes" is not a boolean.
          /statuses/main | {'state':'success','target_url':'ftp://x/'} | target_url must use http(s) scheme
          /statuses/main | {'state':'success','target_url':'not an address'} | must use http(s) scheme
          /check-runs | {'name':'x','head_sha':'main','conclusion':'fine'} | fine is not a member of ["action
          """)
  void gitHubRefusesWhatItsSchemasDoNotAllow(String path, String json, String words) {
    Http.Answer refused = send("POST", GITHUB + path, json.replace('\'', '"'));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text().replace("\\\"", "\"")).contains(words);
    assertThat(github.issues()).isEmpty();
    assertThat(github.releases()).isEmpty();
    assertThat(github.statuses()).isEmpty();
  }

  @Test
  void textsHaveALongestLength() {
    github.openIssue("admin", "Long", "");
    String most = "x".repeat(65_536);
    String comments = GITHUB + "/issues/1/comments";
    assertThat(send("POST", comments, "{\"body\":\"" + most + "\"}").status()).isEqualTo(201);
    Http.Answer refused = send("POST", comments, "{\"body\":\"" + most + "x\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("body is too long (maximum is 65536 characters)");

    String title = "{\"title\":\"" + "x".repeat(256) + "\"}";
    refused = send("POST", GITLAB + "/issues", title);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("is too long (maximum is 255 characters)");
    assertThat(gitlab.issues()).isEmpty();
  }

  @Test
  void gitLabRefusesChangesOfNothingAndMergesIntoTheSameBranch() {
    gitlab.openIssue("admin", "Broken", "");
    Http.Answer refused = send("PUT", GITLAB + "/issues/1", "{}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("at least one parameter must be provided");
    String same = "{\"title\":\"x\",\"source_branch\":\"main\",\"target_branch\":\"main\"}";
    refused = send("POST", GITLAB + "/merge_requests", same);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("message").get(0).asString())
        .isEqualTo("You can't use same project/branch for source and target");
    assertThat(gitlab.pullRequests()).isEmpty();
  }

  @Test
  void forgejoRefusesOtherTypesInTheWordsOfGo() {
    Http.Answer refused = send("POST", FORGEJO + "/issues", "{\"title\":7}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("message").asString())
        .isEqualTo(
            "[]: json: cannot unmarshal number into Go struct field CreateIssueOption.title of type"
                + " string");
    refused = send("POST", FORGEJO + "/releases", "{\"tag_name\":\"1\",\"draft\":\"yes\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(forgejo.issues()).isEmpty();
    assertThat(forgejo.releases()).isEmpty();
  }

  @Test
  void whatIsNotServedSaysSoAndWhatIsMissingIsMissing() {
    for (String url : List.of(GITHUB, GITLAB, FORGEJO)) {
      Http.Answer unserved = as("admin").get(url + "/hooks?page=1");
      assertThat(unserved.status()).isEqualTo(501);
      assertThat(unserved.text())
          .isEqualTo("The sandbox does not serve GET " + url + "/hooks; see its README\n");
      assertThat(as("admin").get(url.replace("hello", "nothing") + "/hooks").status())
          .isEqualTo(404);
      assertThat(as("admin").get(url + "/issues/77").status()).isEqualTo(404);
    }
    assertThat(as("admin").get("https://api.github.com/rate_limit").status()).isEqualTo(501);
  }
}
