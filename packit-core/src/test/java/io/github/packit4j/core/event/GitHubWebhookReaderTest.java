package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubWebhookReaderTest {

  /** GitHub's own documented example: this secret and body have this signature. */
  private static final String SECRET = "It's a Secret to Everybody";

  private static final byte[] HELLO = "Hello, World!".getBytes(StandardCharsets.UTF_8);
  private static final String HELLO_SIGNATURE =
      "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  private static final String RELEASE =
      """
      {"action": "%s",
       "release": {"tag_name": "0.62.3", "draft": %s},
       "repository": {"html_url": "https://github.com/packit/ogr"}}
      """;

  @Test
  void aDocumentedSignatureIsAccepted() {
    assertThat(
            Heard.of(
                WebhookReader.gitHub(SECRET)
                    .read(
                        Map.of("x-hub-signature-256", HELLO_SIGNATURE, "x-github-event", "ping"),
                        HELLO)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256=",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18",
        "sha256=zz7107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha1=757107ea0eb2509fc211221cce984b8a37570b6d",
        "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
      })
  void anyOtherSignatureIsRejected(String signature) {
    WebhookReader reader = WebhookReader.gitHub(SECRET);
    Map<String, String> headers = Map.of("X-Hub-Signature-256", signature);
    assertThatThrownBy(() -> reader.read(headers, HELLO))
        .isInstanceOf(WebhookRejectedException.class)
        .hasMessageNotContaining(
            "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }

  @Test
  void onlyPublishedReleasesCount() {
    assertThat(release("published", false))
        .contains(
            new PackitEvent.ReleasePublished(
                URI.create("https://github.com/packit/ogr"), "0.62.3"));
    assertThat(release("created", false)).isEmpty();
    assertThat(release("published", true)).isEmpty();
  }

  @Test
  void aFormIsSignedAsItIsEncoded() {
    byte[] json = Signed.bytes(RELEASE.formatted("published", false));
    byte[] form = Signed.form(json);
    WebhookReader reader = WebhookReader.gitHub(SECRET);
    assertThat(Heard.of(reader.read(Signed.gitHub("release", SECRET, form), form))).isPresent();
    Map<String, String> ofJson = Signed.gitHub("release", SECRET, json);
    assertThatThrownBy(() -> reader.read(ofJson, form))
        .isInstanceOf(WebhookRejectedException.class);
  }

  @Test
  void aTextWithinADeliveryIsNoForm() {
    String smuggled =
        new String(
            Signed.form(Signed.bytes(RELEASE.formatted("published", false))),
            StandardCharsets.UTF_8);
    byte[] body =
        Signed.bytes("{\"action\": \"created\", \"comment\": \"&%s&\"}".formatted(smuggled));
    Map<String, String> headers = new HashMap<>(Signed.gitHub("release", SECRET, body));
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    assertThat(Heard.of(WebhookReader.gitHub(SECRET).read(headers, body))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ogr",
        "//github.com/packit/ogr",
        "ftp://github.com/packit",
        "https:///ogr",
        "javascript:alert(1)",
        "https://a b"
      })
  void aProjectHasAWebAddress(String url) {
    byte[] body =
        Signed.bytes(
            RELEASE.formatted("published", false).replace("https://github.com/packit/ogr", url));
    Map<String, String> headers = Signed.gitHub("release", SECRET, body);
    WebhookReader reader = WebhookReader.gitHub(SECRET);
    assertThatThrownBy(() -> reader.read(headers, body))
        .isInstanceOf(EventFormatException.class)
        .hasMessageContaining("repository.html_url");
  }

  @Test
  void anEmptySecretIsRefused() {
    assertThatThrownBy(() -> WebhookReader.gitHub("")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Optional<PackitEvent> release(String action, boolean draft) {
    byte[] body = Signed.bytes(RELEASE.formatted(action, draft));
    return Heard.of(
        WebhookReader.gitHub(SECRET).read(Signed.gitHub("release", SECRET, body), body));
  }
}
