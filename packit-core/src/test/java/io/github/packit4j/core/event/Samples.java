package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The project's own deliveries and messages, in {@code deliveries.json}: each kind, and small. */
final class Samples {

  static final String SENT = "2026-09-21T10:00:06+00:00";

  private static final WebhookReader GITHUB = WebhookReader.gitHub(Signed.SECRET);
  private static final WebhookReader FORGEJO = WebhookReader.forgejo(Signed.SECRET);
  private static final WebhookReader PAGURE = WebhookReader.pagureDistGit(Signed.SECRET);
  private static final WebhookReader GITLAB =
      WebhookReader.gitLabToken(Signed.CLOCK, Signed.SECRET);
  private static final MessageReader BUS = MessageReader.create();

  private Samples() {}

  /**
   * Something that is delivered.
   *
   * @param name what it is, for people
   * @param via which forge, or {@code bus}
   * @param kind the event as the header names it, or the topic without its prefix
   * @param body JSON
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Sample(String name, String via, String kind, byte[] body) {

    /** Reads it as its forge would sign it. */
    PackitEvent read() {
      String signature = Signed.hex(Signed.SECRET, body);
      return switch (via) {
        case "github" ->
            GITHUB.read(
                Map.of(
                    "X-GitHub-Event",
                    kind,
                    "X-GitHub-Delivery",
                    "72d3162e-cc78-11e3-81ab-4c9367dc0958",
                    "X-Hub-Signature-256",
                    "sha256=" + signature),
                body);
        case "forgejo" ->
            FORGEJO.read(
                Map.of(
                    "X-Forgejo-Event", kind,
                    "X-Forgejo-Delivery", "1b207496-d58f-4bea-a04f-d1778592875d",
                    "X-Forgejo-Signature", signature),
                body);
        case "gitlab" ->
            GITLAB.read(
                Map.of(
                    "Idempotency-Key", "aef0663b-2721-0e31-42e6-0d2263ccf9b1",
                    "X-Gitlab-Event-UUID", "55c8c944-226d-b07c-f6d4-f2573cfe0b24",
                    "X-Gitlab-Token", Signed.SECRET),
                body);
        case "pagure" -> PAGURE.read(Map.of("X-Pagure-Signature-256", signature), body);
        default ->
            BUS.read(
                FedoraMessage.of(
                    "0b2addd5-e1b8-4ebe-9e2a-9b1b21a8bbad",
                    kind.startsWith("org.") ? kind : "org.fedoraproject.prod." + kind,
                    SENT,
                    new String(body, StandardCharsets.UTF_8)));
      };
    }

    Sample with(byte[] other) {
      return new Sample(name, via, kind, other);
    }

    Sample as(String otherKind) {
      return new Sample(name, via, otherKind, body);
    }
  }

  static List<Sample> all() {
    return entries()
        .map(
            entry ->
                new Sample(
                    entry.path("name").asString(),
                    entry.path("via").asString(),
                    entry.path("kind").asString(),
                    Signed.bytes(entry.path("body").toString())))
        .toList();
  }

  private static Stream<JsonNode> entries() {
    return Json.object("{\"all\": %s}".formatted(resource("deliveries.json")), "deliveries")
        .path("all")
        .valueStream();
  }

  /** Compares a table, and leaves what is to be looked at in the directory of the build. */
  static void requireTable(String name, String read) {
    try {
      Files.writeString(Path.of("target", name), read);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    assertThat(read).as("target/" + name).isEqualTo(resource(name));
  }

  static String resource(String name) {
    try (InputStream file = Samples.class.getResourceAsStream(name)) {
      assertThat(file).as(name).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
