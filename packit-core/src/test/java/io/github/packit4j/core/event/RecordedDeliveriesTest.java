package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.core.event.PackitEvent.PullRequestChanged;
import io.github.packit4j.core.event.PackitEvent.ReleasePublished;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every recorded delivery of the four forges, read with the secret that signed it. */
class RecordedDeliveriesTest {

  private static final Path WEBHOOKS =
      Path.of(System.getProperty("packit4j.shared", "../shared"), "reference", "webhooks");

  private JsonNode index = Json.object("{}", "index");

  @BeforeEach
  void readIndex() throws IOException {
    assumeTrue(
        Files.isDirectory(WEBHOOKS),
        "the recorded webhooks are not beside the checkout: " + WEBHOOKS);
    index = Json.object(Files.readString(WEBHOOKS.resolve("index.json")), "index");
  }

  @Test
  void whatIsExpectedIsReadAndNothingElse() throws IOException {
    List<Recording> recordings = recordings();
    assertThat(recordings).hasSize(74);
    int releases = 0;
    int pushes = 0;
    int comments = 0;
    int pullRequests = 0;
    for (Recording recording : recordings) {
      for (WebhookReader reader : readers(recording)) {
        Optional<PackitEvent> event = Heard.of(reader.read(recording.headers(), recording.body()));
        assertThat(event).as(recording.name()).isEqualTo(expected(recording));
      }
      releases +=
          expected(recording).filter(ReleasePublished.class::isInstance).isPresent() ? 1 : 0;
      pushes += expected(recording).filter(DistGitPush.class::isInstance).isPresent() ? 1 : 0;
      pullRequests +=
          expected(recording).filter(PullRequestChanged.class::isInstance).isPresent() ? 1 : 0;
      comments += expected(recording).filter(CommentPosted.class::isInstance).isPresent() ? 1 : 0;
    }
    assertThat(releases).as("releases of GitHub, GitLab and Forgejo").isEqualTo(4);
    assertThat(pushes).as("pushes of all four").isEqualTo(7);
    assertThat(pullRequests).as("pull requests of all four").isEqualTo(10);
    assertThat(comments).as("comments of all four").isEqualTo(20);
  }

  @Test
  void aFormSaysTheSame() throws IOException {
    for (Recording recording : recordings()) {
      if (recording.forge().equals("gitlab")) {
        continue;
      }
      byte[] form = Signed.form(recording.body());
      Map<String, String> headers = new HashMap<>(recording.headers());
      headers.put("Content-Type", "application/x-www-form-urlencoded");
      if (recording.forge().equals("github")) {
        headers.put("X-Hub-Signature-256", "sha256=" + Signed.hex(secret("github"), form));
      }
      for (WebhookReader reader : readers(recording)) {
        assertThat(Heard.of(reader.read(headers, form)))
            .as(recording.name())
            .isEqualTo(expected(recording));
      }
    }
  }

  @Test
  void aChangedBodyIsRejectedUnlessTheForgeSendsOnlyAToken() throws IOException {
    for (Recording recording : recordings()) {
      byte[] body = recording.body().clone();
      body[body.length / 2] ^= 1;
      for (WebhookReader reader : signatureReaders(recording)) {
        assertThatThrownBy(() -> reader.read(recording.headers(), body))
            .as(recording.name())
            .isInstanceOf(WebhookRejectedException.class);
      }
    }
  }

  @Test
  void noReaderWithAnotherSecretAcceptsAny() throws IOException {
    List<WebhookReader> others =
        List.of(
            WebhookReader.gitHub("other"),
            WebhookReader.forgejo("other"),
            WebhookReader.gitea("other"),
            WebhookReader.pagureDistGit("other"),
            WebhookReader.gitLabToken(Signed.CLOCK, "other"),
            WebhookReader.gitLabPackitToken(Signed.CLOCK, "other"),
            WebhookReader.gitLabSigned(Signed.CLOCK, Signed.SIGNING_TOKEN));
    for (Recording recording : recordings()) {
      for (WebhookReader reader : others) {
        assertThatThrownBy(() -> reader.read(recording.headers(), recording.body()))
            .as(recording.name())
            .isInstanceOf(WebhookRejectedException.class)
            .hasMessageNotContaining("other");
      }
    }
  }

  /** The expectation is what is normalised for release automation as a whole; ours is narrower. */
  private static Optional<PackitEvent> expected(Recording recording) {
    if (recording.name().equals("forgejo/release-updated.payload.json")) {
      // Several versions announce a draft that is published on an existing tag like this.
      return Optional.of(
          new ReleasePublished(URI.create("http://localhost:3000/example/example"), "example"));
    }
    JsonNode expected = recording.expected();
    String kind = expected.path("kind").asString();
    if (kind.equals("release")) {
      return Optional.of(
          new ReleasePublished(
              URI.create(expected.path("projectUrl").asString()), expected.path("tag").asString()));
    }
    if (kind.equals("push") && recording.forge().equals("pagure")) {
      return Optional.of(
          new DistGitPush(
              expected.path("namespace").asString(),
              expected.path("repo").asString(),
              expected.path("ref").asString(),
              expected.path("commitSha").asString(),
              expected.path("actor").asString(),
              OptionalInt.empty(),
              Optional.empty(),
              false));
    }
    if (kind.equals("push") && expected.path("refType").asString().equals("branch")) {
      return Optional.of(
          new DistGitPush(
              expected.path("namespace").asString(),
              expected.path("repo").asString(),
              expected.path("ref").asString(),
              expected.path("commitSha").asString(),
              expected.path("actor").asString(),
              OptionalInt.empty(),
              changedFiles(recording.body()),
              false,
              Optional.of(URI.create(expected.path("projectUrl").asString())),
              false));
    }
    if (kind.equals("pull-request") && !expected.path("action").asString().equals("closed")) {
      return Optional.of(
          new PullRequestChanged(
              URI.create(expected.path("projectUrl").asString()),
              expected.path("prId").asLong(),
              expected.path("headSha").asString()));
    }
    if (kind.equals("issue-comment") || kind.equals("pull-request-comment")) {
      return Optional.of(
          new CommentPosted(
              URI.create(expected.path("projectUrl").asString()),
              expected.path("number").asLong(expected.path("prId").asLong(0)),
              kind.equals("pull-request-comment"),
              expected.path("commentId").asLong(),
              expected.path("actor").asString(),
              expected.path("comment").asString(),
              expected.path("headSha").stringValueOpt()));
    }
    return Optional.empty();
  }

  private static Optional<Set<String>> changedFiles(byte[] body) {
    JsonNode payload = Json.object(body, "recording");
    if (payload.path("created").asBoolean(false) || payload.path("forced").asBoolean(false)) {
      return Optional.empty();
    }
    Set<String> files = new HashSet<>();
    for (JsonNode commit : payload.path("commits")) {
      for (String change : List.of("added", "modified", "removed")) {
        commit.path(change).forEach(file -> files.add(file.asString()));
      }
    }
    return Optional.of(files);
  }

  private List<WebhookReader> readers(Recording recording) {
    List<WebhookReader> readers = new ArrayList<>(signatureReaders(recording));
    if (recording.headers().containsKey("X-Gitlab-Token")) {
      readers.add(WebhookReader.gitLabToken(Signed.CLOCK, secret("gitlabToken")));
    }
    assertThat(readers).as(recording.name()).isNotEmpty();
    return readers;
  }

  private List<WebhookReader> signatureReaders(Recording recording) {
    return switch (recording.forge()) {
      case "github" -> List.of(WebhookReader.gitHub(secret("github")));
      case "forgejo" ->
          List.of(WebhookReader.forgejo(secret("forgejo")), WebhookReader.gitea(secret("forgejo")));
      case "pagure" -> List.of(WebhookReader.pagureDistGit(secret("pagure")));
      default ->
          recording.headers().containsKey("webhook-signature")
              ? List.of(WebhookReader.gitLabSigned(Signed.CLOCK, secret("gitlabSigningToken")))
              : List.of();
    };
  }

  private String secret(String of) {
    return index.path("secrets").path(of).asString();
  }

  private List<Recording> recordings() throws IOException {
    List<Recording> recordings = new ArrayList<>();
    for (JsonNode sample : index.path("samples")) {
      JsonNode request =
          Json.object(
              Files.readString(WEBHOOKS.resolve(sample.path("headers").asString())), "headers");
      Map<String, String> headers = new HashMap<>();
      request
          .path("headers")
          .properties()
          .forEach(h -> headers.put(h.getKey(), h.getValue().asString()));
      recordings.add(
          new Recording(
              sample.path("forge").asString(),
              sample.path("payload").asString(),
              headers,
              Files.readAllBytes(WEBHOOKS.resolve(sample.path("payload").asString())),
              sample.path("expected")));
    }
    return recordings;
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Recording(
      String forge, String name, Map<String, String> headers, byte[] body, JsonNode expected) {}
}
