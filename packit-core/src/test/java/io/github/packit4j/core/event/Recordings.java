package io.github.packit4j.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The deliveries and messages that stand beside the checkout. */
final class Recordings {

  static final Path REFERENCE =
      Path.of(System.getProperty("packit4j.shared", "../shared"), "reference");

  private static final String PAYLOAD = ".payload.json";

  private Recordings() {}

  /** The events of a file, by each reader that takes it the same; none of what is no recording. */
  static List<PackitEvent> events(String file) throws IOException {
    if (file.endsWith(PAYLOAD)) {
      return List.of(delivered(file));
    }
    return messages(file).stream().map(MessageReader.create()::read).toList();
  }

  private static PackitEvent delivered(String file) throws IOException {
    Map<String, String> headers = headers(file);
    byte[] body = Files.readAllBytes(REFERENCE.resolve(file));
    List<PackitEvent> events = new ArrayList<>();
    for (WebhookReader reader : readers(file.split("/")[1], headers)) {
      events.add(reader.read(headers, body));
    }
    assertThat(events.stream().map(EventLine::facts).distinct().toList()).as(file).hasSize(1);
    return events.get(0);
  }

  static Map<String, String> headers(String file) throws IOException {
    Map<String, String> headers = new HashMap<>();
    json(file.replace(PAYLOAD, ".headers.json"))
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
    return headers;
  }

  private static List<WebhookReader> readers(String forge, Map<String, String> headers)
      throws IOException {
    JsonNode secrets = json("webhooks/index.json").path("secrets");
    String secret = secrets.path(forge).asString("");
    return switch (forge) {
      case "github" -> List.of(WebhookReader.gitHub(secret));
      case "forgejo" -> List.of(WebhookReader.forgejo(secret), WebhookReader.gitea(secret));
      case "pagure" -> List.of(WebhookReader.pagureDistGit(secret));
      default ->
          Stream.concat(
                  Stream.of("X-Gitlab-Token")
                      .filter(headers::containsKey)
                      .map(
                          header ->
                              WebhookReader.gitLabToken(
                                  Signed.CLOCK, secrets.path("gitlabToken").asString())),
                  Stream.of("webhook-signature")
                      .filter(headers::containsKey)
                      .map(
                          header ->
                              WebhookReader.gitLabSigned(
                                  Signed.CLOCK, secrets.path("gitlabSigningToken").asString())))
              .toList();
    };
  }

  /** What a file delivers, to be read with another secret. */
  static List<Samples.Sample> samples(String file) throws IOException {
    if (file.endsWith(PAYLOAD)) {
      Map<String, String> headers = headers(file);
      return List.of(
          new Samples.Sample(
              file,
              file.split("/")[1],
              headers.getOrDefault(
                  "X-GitHub-Event", headers.getOrDefault("X-Forgejo-Event", "none")),
              Files.readAllBytes(REFERENCE.resolve(file))));
    }
    return messages(file).stream()
        .map(
            message ->
                new Samples.Sample(file, "bus", message.topic(), Signed.bytes(message.body())))
        .toList();
  }

  /** The messages of a file: an envelope, a bare body with the topic in it, or captured ones. */
  static List<FedoraMessage> messages(String file) throws IOException {
    if (file.startsWith("webhooks/") || !file.endsWith(".json")) {
      return List.of();
    }
    String text = Files.readString(REFERENCE.resolve(file));
    if (file.startsWith("messages/envelope/")) {
      return json("{\"all\": %s}", text)
          .path("all")
          .valueStream()
          .map(
              captured ->
                  FedoraMessage.of(
                      Json.at(captured, "properties.message_id").asString(""),
                      captured.path("routing_key").asString(""),
                      Json.at(captured, "properties.headers").path("sent-at").asString(""),
                      captured.path("body_bytes").asString("")))
          .toList();
    }
    JsonNode node = json("%s", text);
    // What the relay of Forgejo's webhooks makes has a field body of its own.
    return List.of(
        node.path("body").isObject() && !file.contains("/forgejo_")
            ? FedoraMessage.parse(text)
            : new FedoraMessage("", node.path("topic").asString(""), text));
  }

  private static JsonNode json(String file) throws IOException {
    return json("%s", Files.readString(REFERENCE.resolve(file)));
  }

  private static JsonNode json(String form, String text) {
    return Json.object(form.formatted(text), "recording");
  }
}
