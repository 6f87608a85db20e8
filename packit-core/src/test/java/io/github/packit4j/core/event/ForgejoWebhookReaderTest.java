package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgejoWebhookReaderTest {

  private static final String RELEASE =
      """
      {"action": "%s", "release": {"tag_name": "v1.0", "draft": %s, "prerelease": false},
       "repository": {"html_url": "https://codeberg.org/example/exämple"}}
      """;

  private final WebhookReader reader = WebhookReader.forgejo(Signed.SECRET);

  @ParameterizedTest
  @CsvSource({
    "published, false, true",
    "published, true, false",
    "updated, false, true",
    "updated, true, false",
    "created, false, false"
  })
  void onlyPublishedReleasesCount(String action, boolean draft, boolean event) {
    byte[] body = Signed.bytes(RELEASE.formatted(action, draft));
    assertThat(
            Heard.of(reader.read(Signed.forgejo("release", Signed.SECRET, body), body)).isPresent())
        .isEqualTo(event);
  }

  @Test
  void aFormIsSignedBeforeItIsEncoded() {
    byte[] json = Signed.bytes(RELEASE.formatted("published", false));
    byte[] form = Signed.form(json);
    assertThat(Heard.of(reader.read(Signed.forgejo("release", Signed.SECRET, json), form)))
        .contains(
            new PackitEvent.ReleasePublished(
                URI.create("https://codeberg.org/example/exämple"), "v1.0"));
    Map<String, String> overForm = Signed.forgejo("release", Signed.SECRET, form);
    assertThatThrownBy(() -> reader.read(overForm, form))
        .isInstanceOf(WebhookRejectedException.class);
  }

  @Test
  void aFormThatCannotBeDecodedIsRejected() {
    byte[] form = Signed.bytes("payload=%7B%2");
    Map<String, String> headers = Signed.forgejo("release", Signed.SECRET, form);
    assertThatThrownBy(() -> reader.read(headers, form))
        .isInstanceOf(WebhookRejectedException.class);
  }

  @Test
  void signaturesInOtherHeadersDoNotCount() {
    byte[] body = Signed.bytes(RELEASE.formatted("published", false));
    String hex = Signed.hex(Signed.SECRET, body);
    Map<String, String> headers =
        Map.of(
            "X-Forgejo-Event",
            "release",
            "X-Forgejo-Signature",
            "",
            "X-Gitea-Signature",
            hex,
            "X-Hub-Signature-256",
            "sha256=" + hex);
    assertThatThrownBy(() -> reader.read(headers, body))
        .isInstanceOf(WebhookRejectedException.class)
        .hasMessageContaining("X-Forgejo-Signature");
  }

  @Test
  void giteaHasHeadersOfItsOwn() {
    byte[] body = Signed.bytes(RELEASE.formatted("published", false));
    Map<String, String> headers =
        Map.of("X-Gitea-Event", "release", "X-Gitea-Signature", Signed.hex(Signed.SECRET, body));
    assertThat(Heard.of(WebhookReader.gitea(Signed.SECRET).read(headers, body))).isPresent();
    assertThatThrownBy(() -> reader.read(headers, body))
        .isInstanceOf(WebhookRejectedException.class);
  }
}
