package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitLabWebhookReaderTest {

  private static final String RELEASE =
      """
      {"object_kind": "release", "action": "create", "tag": "v1.32", "released_at": %s,
       "project": {"web_url": "https://gitlab.com/fedora/src/hello"}}
      """;

  private static final byte[] BODY = Signed.bytes(RELEASE.formatted("null"));

  /** The clock of the tests says 2026-09-21 14:13:20 UTC. */
  @ParameterizedTest
  @CsvSource({
    "null, true",
    "2022-11-25 10:03:29 UTC, true",
    "2022-11-25 10:03:29 +0100, true",
    "2026-09-21 14:18:20 UTC, true",
    "2026-09-21 14:18:21 UTC, false",
    "2026-09-21T14:18:21.000Z, false",
    "2026-09-21T16:18:20.000+02:00, true",
    "2027-01-01 00:00:00 UTC, false",
  })
  void aReleaseCountsWhenItsDateHasCome(String date, boolean event) {
    byte[] body = Signed.bytes(RELEASE.formatted(date.equals("null") ? date : "\"" + date + "\""));
    assertThat(token(body).isPresent()).isEqualTo(event);
  }

  @Test
  void aDateOfAnotherFormIsNamed() {
    byte[] body = Signed.bytes(RELEASE.formatted("\"tomorrow\""));
    assertThatThrownBy(() -> token(body))
        .isInstanceOf(EventFormatException.class)
        .hasMessageContaining("released_at");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "other", "a test secret ", "A test secret"})
  void onlyTheTokenItselfIsAccepted(String token) {
    WebhookReader reader = WebhookReader.gitLabToken(Signed.CLOCK, Signed.SECRET);
    Map<String, String> headers = Map.of("X-Gitlab-Token", token);
    assertThatThrownBy(() -> reader.read(headers, BODY))
        .isInstanceOf(WebhookRejectedException.class)
        .hasMessageNotContaining(Signed.SECRET);
  }

  @ParameterizedTest
  @CsvSource({"-301, false", "-300, true", "0, true", "300, true", "301, false"})
  void aDeliveryIsAcceptedForFiveMinutes(long seconds, boolean accepted) {
    WebhookReader reader = WebhookReader.gitLabSigned(Signed.CLOCK, Signed.SIGNING_TOKEN);
    Map<String, String> headers = Signed.gitLab(Signed.SIGNING_TOKEN, Signed.NOW + seconds, BODY);
    if (accepted) {
      assertThat(Heard.of(reader.read(headers, BODY))).isPresent();
    } else {
      assertThatThrownBy(() -> reader.read(headers, BODY))
          .isInstanceOf(WebhookRejectedException.class)
          .hasMessageContaining("301 seconds");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "webhook-id, msg2",
    "webhook-id, ''",
    "webhook-timestamp, 1790000001",
    "webhook-timestamp, -1790000000",
    "webhook-timestamp, 99999999999999999999999999",
    "webhook-timestamp, 0x1",
    "webhook-timestamp, ''",
    "webhook-signature, ''",
    "webhook-signature, 'v1,'",
    "webhook-signature, 'v1,%%%'",
    "webhook-signature, 'v1a,AAAA v2,AAAA v1'",
  })
  void everyPartOfTheSignatureCounts(String header, String value) {
    Map<String, String> headers =
        new HashMap<>(Signed.gitLab(Signed.SIGNING_TOKEN, Signed.NOW, BODY));
    headers.put(header, value);
    WebhookReader reader = WebhookReader.gitLabSigned(Signed.CLOCK, Signed.SIGNING_TOKEN);
    assertThatThrownBy(() -> reader.read(headers, BODY))
        .isInstanceOf(WebhookRejectedException.class);
  }

  @Test
  void aPlainTokenIsNoSignature() {
    WebhookReader reader = WebhookReader.gitLabSigned(Signed.CLOCK, Signed.SIGNING_TOKEN);
    Map<String, String> headers = Map.of("X-Gitlab-Token", Signed.SIGNING_TOKEN);
    assertThatThrownBy(() -> reader.read(headers, BODY))
        .isInstanceOf(WebhookRejectedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "whsec_", "whsec_not base64!", "WHSEC_AAAA"})
  void aSigningTokenHasItsForm(String token) {
    assertThatThrownBy(() -> WebhookReader.gitLabSigned(Signed.CLOCK, token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .doesNotContain("not base64!");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'namespace': 'fedora/src'} | true",
        "{'namespace': 'fedora/src', 'repo_name': 'hello'} | true",
        "{'namespace': 'fedora/src', 'repo_name': 'other'} | false",
        "{'namespace': 'fedora/src', 'repo_name': null} | false",
        "{'namespace': 'fedora'} | false",
        "{'namespace': 'fedora/src/hello'} | false",
        "{'namespace': ''} | false",
        "{'namespace': ['fedora/src']} | false",
        "{'repo_name': 'hello'} | false",
        "{} | false",
        "{'namespace': 'fedora/src', 'exp': 1790000001} | true",
        "{'namespace': 'fedora/src', 'exp': 1790000000} | false",
        "{'namespace': 'fedora/src', 'exp': 'never'} | false",
        "{'namespace': 'fedora/src', 'nbf': 1790000000} | true",
        "{'namespace': 'fedora/src', 'nbf': 1790000001} | false",
      })
  void aPackitTokenIsForItsProject(String claims, boolean accepted) {
    String token = packitToken("{\"alg\": \"HS256\", \"typ\": \"JWT\"}", claims.replace('\'', '"'));
    if (accepted) {
      assertThat(packit(token, BODY)).isPresent();
    } else {
      assertThatThrownBy(() -> packit(token, BODY)).isInstanceOf(WebhookRejectedException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\": \"none\"}",
        "{\"alg\": \"HS512\"}",
        "{}",
        "[]",
        "no JSON",
        "{\"alg\": \"HS256\", \"crit\": [\"x\"]}"
      })
  void noOtherAlgorithmIsAccepted(String header) {
    String token = packitToken(header, "{\"namespace\": \"fedora/src\"}");
    assertThatThrownBy(() -> packit(token, BODY)).isInstanceOf(WebhookRejectedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "e30.e30.", "é.é.é", "None"})
  void whatIsNoTokenIsRejected(String token) {
    assertThatThrownBy(() -> packit(token, BODY)).isInstanceOf(WebhookRejectedException.class);
  }

  /** The body is not signed, so a token must not vouch for one address while another is used. */
  @Test
  void theAddressThatIsActedOnIsTheOneThatIsCompared() {
    byte[] body =
        Signed.bytes(
            """
            {"object_kind": "release", "action": "create", "tag": "v1",
             "project": {"web_url": "https://gitlab.com/victim/project",
                         "path_with_namespace": "fedora/src/hello",
                         "git_http_url": "https://gitlab.com/fedora/src/hello.git"}}
            """);
    String token = packitToken("{\"alg\": \"HS256\"}", "{\"namespace\": \"fedora/src\"}");
    assertThatThrownBy(() -> packit(token, body)).isInstanceOf(WebhookRejectedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://gitlab.com",
        "https://gitlab.com/",
        "https://gitlab.com/hello",
        "https://gitlab.com/fedora%2Fsrc/hello",
        "https://gitlab.com/fedora/src/..",
        "https://gitlab.com/fedora/src/hello/",
        "https://gitlab.com//fedora/src/hello",
        "https://gitlab.com/fedora/src/sub/hello"
      })
  void aPathThatLeadsElsewhereIsNotVouchedFor(String url) {
    byte[] body = Signed.bytes("{\"project\": {\"web_url\": \"%s\"}}".formatted(url));
    String token = packitToken("{\"alg\": \"HS256\"}", "{\"namespace\": \"fedora/src\"}");
    assertThatThrownBy(() -> packit(token, body)).isInstanceOf(WebhookRejectedException.class);
  }

  @Test
  void eachFactoryReadsTheSame() {
    Optional<PackitEvent> release =
        Optional.of(
            new PackitEvent.ReleasePublished(
                URI.create("https://gitlab.com/fedora/src/hello"), "v1.32"));
    assertThat(token(BODY)).isEqualTo(release);
    assertThat(
            Heard.of(
                WebhookReader.gitLabSigned(Signed.CLOCK, Signed.SIGNING_TOKEN)
                    .read(Signed.gitLab(Signed.SIGNING_TOKEN, Signed.NOW, BODY), BODY)))
        .isEqualTo(release);
  }

  private static Optional<PackitEvent> token(byte[] body) {
    return Heard.of(
        WebhookReader.gitLabToken(Signed.CLOCK, Signed.SECRET)
            .read(Map.of("X-Gitlab-Token", Signed.SECRET), body));
  }

  private static Optional<PackitEvent> packit(String token, byte[] body) {
    return Heard.of(
        WebhookReader.gitLabPackitToken(Signed.CLOCK, Signed.SECRET)
            .read(Map.of("X-Gitlab-Token", token), body));
  }

  private static String packitToken(String header, String claims) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String signed =
        base64.encodeToString(Signed.bytes(header))
            + "."
            + base64.encodeToString(Signed.bytes(claims));
    String hex = Signed.hex(Signed.SECRET, Signed.bytes(signed));
    return signed + "." + base64.encodeToString(HexFormat.of().parseHex(hex));
  }
}
