package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.internal.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Compares the messages about new versions with recorded ones. */
class MonitoringRecordingsTest {

  @ParameterizedTest
  @CsvSource({
    "fedmsg-consumer/new_hotness_update.json, 2",
    "fedmsg-consumer/anitya_version_update.json, 1",
  })
  void envelopeAndBodyHaveTheRecordedForm(String file, int position) {
    JsonNode recorded = Recordings.json("messages/" + file);

    BusMessage message = found("1.33.0", "1.33.1").get(position);

    assertThat(message.topic()).isEqualTo(recorded.get("topic").asString());
    assertThat(message.id()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(Recordings.differences(recorded.get("body"), Json.parse(message.body()))).isEmpty();
    Map<String, String> headers = new TreeMap<>();
    message.headers().forEach((name, value) -> headers.put(name, value.getClass().getSimpleName()));
    for (String name : recorded.get("headers").propertyNames()) {
      if (!name.startsWith("fedora_messaging_rpm_")) {
        assertThat(headers).containsKey(name);
      }
    }
    assertThat(message.headers())
        .containsEntry(
            "fedora_messaging_schema",
            recorded.get("headers").get("fedora_messaging_schema").asString())
        .containsEntry("fedora_messaging_severity", 20)
        .containsEntry("fedora_messaging_rpm_python-ogr", true);
  }

  @ParameterizedTest
  @CsvSource({
    "packit-service/new_hotness_update.json, 2",
    "packit-service/anitya_version_update.json, 1"
  })
  void bodyHasTheRecordedForm(String file, int position) {
    JsonNode recorded = Recordings.json("messages/" + file);

    BusMessage message = found("1.33.0", "1.33.1").get(position);

    assertThat(Recordings.differences(recorded, Json.parse(message.body())))
        .containsExactly("/topic: missing");
  }

  private static List<BusMessage> found(String... versions) {
    try (Sandbox fedora = Sandbox.start()) {
      fedora
          .distGit()
          .createPackage(
              "python-ogr",
              FileTree.of("python-ogr.spec", "Name: python-ogr\nVersion: 1\nRelease: 1\n"),
              "rawhide");
      return fedora.monitoring().found("python-ogr", versions);
    }
  }
}
