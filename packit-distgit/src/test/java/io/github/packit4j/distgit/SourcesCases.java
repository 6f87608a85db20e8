package io.github.packit4j.distgit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The recorded behaviour of rpkg. */
final class SourcesCases {

  private SourcesCases() {}

  static Stream<JsonNode> of(String group) {
    try (InputStream in = SourcesCases.class.getResourceAsStream("/sources-cases.json")) {
      JsonNode cases = JsonMapper.shared().readTree(in).get(group);
      return StreamSupport.stream(cases.spliterator(), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SourceEntry entry(JsonNode entry) {
    return new SourceEntry(
        entry.get("type").asString(), entry.get("hash").asString(), entry.get("file").asString());
  }
}
