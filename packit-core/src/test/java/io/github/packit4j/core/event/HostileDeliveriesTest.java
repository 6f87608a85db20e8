package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that somebody with the secret could send, and what is said about secrets. */
class HostileDeliveriesTest {

  static Stream<byte[]> notEvents() {
    return Stream.of(
        Signed.bytes(""),
        Signed.bytes("null"),
        Signed.bytes("[]"),
        Signed.bytes("\"release\""),
        Signed.bytes("{"),
        Signed.bytes("{} {}"),
        Signed.bytes("<release/>"),
        Signed.bytes("payload="),
        Signed.bytes("payload=%zz"),
        Signed.bytes("payload=%7B"),
        Signed.bytes("payload=%FF%FE"),
        Signed.bytes("{\"a\":".repeat(100_000)),
        Signed.bytes("[".repeat(1_000_000)),
        Signed.bytes("{\"action\": \"published\", \"a\": " + "1".repeat(100_000) + "}"),
        Signed.bytes("\uFEFF{}"),
        HexFormat.of().parseHex("7b22c328223a317d"), // {"..":1} with a broken sequence
        HexFormat.of().parseHex("fffe7b007d00"), // UTF-16
        HexFormat.of().parseHex("7b22eda080223a317d"), // half of a surrogate pair
        new byte[1_000_000]);
  }

  @ParameterizedTest
  @MethodSource("notEvents")
  void whatIsNoObjectInJsonIsAnErrorOfItsFormat(byte[] body) {
    Map<WebhookReader, Map<String, String>> readers =
        Map.of(
            WebhookReader.gitHub(Signed.SECRET),
            Signed.gitHub("release", Signed.SECRET, body),
            WebhookReader.gitLabToken(Signed.CLOCK, Signed.SECRET),
            Map.of("X-Gitlab-Token", Signed.SECRET),
            WebhookReader.gitLabSigned(Signed.CLOCK, Signed.SIGNING_TOKEN),
            Signed.gitLab(Signed.SIGNING_TOKEN, Signed.NOW, body));
    readers.forEach(
        (reader, headers) ->
            assertThatThrownBy(() -> reader.read(headers, body))
                .isInstanceOf(EventFormatException.class));
  }

  @Test
  void aBodyThatIsTooLargeIsNotEvenChecked() {
    byte[] body = new byte[WebhookReader.MAX_BODY_BYTES + 1];
    assertThatThrownBy(() -> WebhookReader.gitHub(Signed.SECRET).read(Map.of(), body))
        .isInstanceOf(WebhookRejectedException.class)
        .hasMessageContaining("26214401 bytes");
  }

  @Test
  void aBodyOfTheLargestSizeIsRead() {
    byte[] body = new byte[WebhookReader.MAX_BODY_BYTES];
    Arrays.fill(body, (byte) ' ');
    byte[] json =
        Signed.bytes(
            """
            {"action": "published", "release": {"tag_name": "1.0"},
             "repository": {"html_url": "https://github.com/packit/ogr"}}
            """);
    System.arraycopy(json, 0, body, body.length - json.length, json.length);
    assertThat(
            Heard.of(
                WebhookReader.gitHub(Signed.SECRET)
                    .read(Signed.gitHub("release", Signed.SECRET, body), body)))
        .isPresent();
  }

  @Test
  void aLongListOfSignaturesIsComparedWithoutSigningAgain() {
    byte[] body = new byte[1_000_000];
    Map<String, String> headers =
        Map.of(
            "webhook-id", "msg",
            "webhook-timestamp", Long.toString(Signed.NOW),
            "webhook-signature", "v1,AAAA ".repeat(10_000));
    WebhookReader reader = WebhookReader.gitLabSigned(Signed.CLOCK, Signed.SIGNING_TOKEN);
    assertThatThrownBy(() -> reader.read(headers, body))
        .isInstanceOf(WebhookRejectedException.class);
  }

  @Test
  void noReaderIsMadeWithoutASecret() {
    List<Function<String, WebhookReader>> factories =
        List.of(
            WebhookReader::gitHub,
            WebhookReader::forgejo,
            WebhookReader::gitea,
            WebhookReader::pagureDistGit,
            secret -> WebhookReader.gitLabToken(Signed.CLOCK, secret),
            secret -> WebhookReader.gitLabToken(Signed.CLOCK, "old", secret),
            secret -> WebhookReader.gitLabPackitToken(Signed.CLOCK, secret),
            secret -> WebhookReader.gitLabSigned(Signed.CLOCK, secret),
            secret -> WebhookReader.gitHub("old", secret));
    factories.forEach(
        factory ->
            assertThatThrownBy(() -> factory.apply(""))
                .isInstanceOf(IllegalArgumentException.class));
  }

  @Test
  void secretsArePrintedNowhere() {
    assertThat(
            List.of(
                HmacSha256.of("hunter2"),
                HmacKeys.ofTexts("hunter2", "hunter2"),
                new SharedToken("X", "hunter2"),
                new PackitToken(Signed.CLOCK, HmacKeys.ofTexts("hunter2")),
                WebhookReader.gitHub("hunter2"),
                WebhookReader.gitLabToken(Signed.CLOCK, "hunter2")))
        .allSatisfy(it -> assertThat(it.toString()).doesNotContain("hunter2"));
  }
}
