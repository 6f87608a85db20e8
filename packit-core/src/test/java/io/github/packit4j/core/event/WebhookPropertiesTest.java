package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** What holds for the check of signatures whatever is signed, and with whatever. */
class WebhookPropertiesTest {

  private static final String RELEASE =
      """
      {"action": "%s", "object_kind": "release", "tag": "1", "topic": "git.receive",
       "msg": {"agent": "a", "branch": "b", "end_commit": "c",
               "repo": {"name": "n", "namespace": "rpms"}},
       "released_at": "2022-11-25 10:03:29 UTC",
       "release": {"tag_name": "1.0", "draft": false},
       "project": {"web_url": "https://gitlab.com/a/b"},
       "repository": {"html_url": "https://github.com/packit/ogr"}}
      """;

  @Property
  void whatIsSignedIsAcceptedByWhoeverKnowsTheSecret(
      @ForAll @NotEmpty String secret, @ForAll byte[] body) {
    assertThat(
            Heard.of(WebhookReader.gitHub(secret).read(Signed.gitHub("ping", secret, body), body)))
        .isEmpty();
  }

  @Property
  void anySecretOfSeveralIsEnough(
      @ForAll @Size(min = 2, max = 4) List<@NotEmpty String> secrets,
      @ForAll @IntRange(max = 3) int index) {
    byte[] body = Signed.bytes(RELEASE.formatted("published"));
    String used = secrets.get(index % secrets.size());
    String[] others = secrets.subList(1, secrets.size()).toArray(String[]::new);
    assertThat(
            Heard.of(
                WebhookReader.gitHub(secrets.get(0), others)
                    .read(Signed.gitHub("release", used, body), body)))
        .isPresent();
    assertThat(
            Heard.of(
                WebhookReader.gitLabToken(Signed.CLOCK, secrets.get(0), others)
                    .read(Map.of("X-Gitlab-Token", used), Signed.bytes("{}"))))
        .isEmpty();
  }

  @Property
  void aChangedBitOfTheBodyIsRejected(
      @ForAll @Size(min = 1, max = 200) byte[] body, @ForAll @IntRange(max = 1599) int bit) {
    byte[] changed = body.clone();
    changed[bit / 8 % body.length] ^= (byte) (1 << bit % 8);
    assertRejected(
        WebhookReader.gitHub(Signed.SECRET), Signed.gitHub("ping", Signed.SECRET, body), changed);
    assertRejected(
        WebhookReader.gitLabSigned(Signed.CLOCK, Signed.SIGNING_TOKEN),
        Signed.gitLab(Signed.SIGNING_TOKEN, Signed.NOW, body),
        changed);
  }

  @Property
  void aChangedDigitOfTheSignatureIsRejected(
      @ForAll byte[] body, @ForAll @IntRange(max = 63) int at) {
    Map<String, String> headers = new HashMap<>(Signed.gitHub("ping", Signed.SECRET, body));
    StringBuilder signature = new StringBuilder(headers.get("X-Hub-Signature-256"));
    int position = "sha256=".length() + at;
    signature.setCharAt(position, signature.charAt(position) == '0' ? '1' : '0');
    headers.put("X-Hub-Signature-256", signature.toString());
    assertRejected(WebhookReader.gitHub(Signed.SECRET), headers, body);
  }

  @Property
  void anyTextAsSignatureOrTokenIsRejected(
      @ForAll("headerValues") String value, @ForAll byte[] body) {
    Map<String, String> headers = new HashMap<>();
    for (String name :
        List.of(
            "X-Hub-Signature-256",
            "X-Forgejo-Signature",
            "X-Gitea-Signature",
            "X-Pagure-Signature-256",
            "X-Gitlab-Token",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature")) {
      headers.put(name, value);
    }
    readers().keySet().forEach(reader -> assertRejected(reader, headers, body));
    headers.put("webhook-timestamp", Long.toString(Signed.NOW));
    assertRejected(WebhookReader.gitLabSigned(Signed.CLOCK, Signed.SIGNING_TOKEN), headers, body);
  }

  @Provide
  Arbitrary<String> headerValues() {
    Arbitrary<String> hex = Arbitraries.strings().withChars("0123456789abcdefABCDEF").ofLength(64);
    Arbitrary<String> base64 = Arbitraries.strings().alpha().numeric().ofLength(43);
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        hex,
        hex.map(text -> "sha256=" + text),
        base64.map(text -> "v1," + text + "="),
        base64.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join(".", list)));
  }

  /** The secret proves who sends; it does not prove that the sender makes no mistakes. */
  @Property(tries = 300)
  void aSignedBodyOfAnyShapeIsReadOrRefused(@ForAll("damaged") String json) {
    byte[] body = Signed.bytes(json);
    Map<String, String> headers = new HashMap<>();
    headers.put("X-GitHub-Event", "release");
    headers.put("X-Forgejo-Event", "release");
    headers.put("X-Hub-Signature-256", "sha256=" + Signed.hex(Signed.SECRET, body));
    headers.put("X-Forgejo-Signature", Signed.hex(Signed.SECRET, body));
    headers.put("X-Gitea-Signature", Signed.hex(Signed.SECRET, body));
    headers.put("X-Pagure-Signature-256", Signed.hex(Signed.SECRET, body));
    headers.put("X-Gitlab-Token", Signed.SECRET);
    headers.putAll(Signed.gitLab(Signed.SIGNING_TOKEN, Signed.NOW, body));
    readers()
        .forEach(
            (reader, needsJwt) -> {
              if (!needsJwt) {
                assertReadOrRefused(reader, headers, body);
              }
            });
  }

  /** A release in which some values are replaced by values of any other kind. */
  @Provide
  Arbitrary<String> damaged() {
    List<String> values =
        List.of(
            "\"published\"",
            "\"1.0\"",
            "\"rpms\"",
            "\"n\"",
            "\"b\"",
            "\"c\"",
            "\"a\"",
            "false",
            "\"https://github.com/packit/ogr\"",
            "\"https://gitlab.com/a/b\"",
            "\"2022-11-25 10:03:29 UTC\"",
            "\"release\"",
            "\"git.receive\"",
            "\"1\"");
    Arbitrary<String> other =
        Arbitraries.oneOf(
            Arbitraries.of(
                "null",
                "true",
                "[]",
                "{}",
                "[[]]",
                "-1",
                "1e400",
                "0.1",
                "\"\"",
                "\"\\u0000\"",
                "99999999999999999999",
                "{\"a\": {}}",
                "\"+999999999-01-01T00:00:00Z\"",
                "\"9999-99-99 00:00:00 UTC\""),
            Arbitraries.strings().alpha().map(text -> "\"" + text + "\""));
    return Arbitraries.maps(Arbitraries.of(values), other)
        .ofMaxSize(5)
        .flatMap(
            changes ->
                Arbitraries.of("published", "create")
                    .map(action -> changed(RELEASE.formatted(action), changes)));
  }

  private static String changed(String release, Map<String, String> changes) {
    String json = release;
    for (Map.Entry<String, String> change : changes.entrySet()) {
      json = json.replace(": " + change.getKey(), ": " + change.getValue());
    }
    return json;
  }

  private static void assertReadOrRefused(
      WebhookReader reader, Map<String, String> headers, byte[] body) {
    Throwable thrown = catchThrowable(() -> reader.read(headers, body));
    if (thrown != null) {
      assertThat(thrown).isInstanceOf(EventFormatException.class);
    }
  }

  private static void assertRejected(
      WebhookReader reader, Map<String, String> headers, byte[] body) {
    assertThatThrownBy(() -> reader.read(headers, body))
        .isInstanceOf(WebhookRejectedException.class)
        .hasMessageNotContaining(Signed.SECRET);
  }

  /** Every reader, and whether it takes nothing but a JSON Web Token. */
  private static Map<WebhookReader, Boolean> readers() {
    return Map.of(
        WebhookReader.gitHub(Signed.SECRET), false,
        WebhookReader.forgejo(Signed.SECRET), false,
        WebhookReader.gitea(Signed.SECRET), false,
        WebhookReader.pagureDistGit(Signed.SECRET), false,
        WebhookReader.gitLabToken(Signed.CLOCK, Signed.SECRET), false,
        WebhookReader.gitLabSigned(Signed.CLOCK, Signed.SIGNING_TOKEN), false,
        WebhookReader.gitLabPackitToken(Signed.CLOCK, Signed.SECRET), true);
  }
}
