package io.github.packit4j.bodhi;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One recorded exchange, {@code {request{method, path, form/query}, response{http_status, body}}}.
 */
public record Recording(
    String name,
    String method,
    String path,
    Map<String, List<String>> fields,
    int status,
    JsonNode body) {

  /** The folder of Bodhi's recordings; skips the test where it is not there. */
  public static Path folder() {
    Path folder =
        Path.of(System.getProperty("packit4j.shared", "../../shared"), "reference", "bodhi");
    assumeTrue(
        Files.isDirectory(folder),
        "The recordings of Bodhi are not beside the checkout (-Dpackit4j.shared=...): " + folder);
    return folder;
  }

  static Map<String, Recording> all() {
    Map<String, Recording> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder().resolve("api"))) {
      files.forEach(
          file -> {
            Recording recording = of(file);
            all.put(recording.name(), recording);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  static Recording named(String name) {
    return of(folder().resolve("api").resolve(name + ".json"));
  }

  public static JsonNode json(Path file) {
    return JsonMapper.shared().readTree(file);
  }

  private static Recording of(Path file) {
    JsonNode json = json(file);
    JsonNode request = json.path("request");
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String kind : List.of("form", "query")) {
      request
          .path(kind)
          .properties()
          .forEach(
              field -> {
                List<String> values = new ArrayList<>();
                if (field.getValue().isArray()) {
                  field.getValue().forEach(value -> values.add(value.asString()));
                } else {
                  values.add(field.getValue().asString());
                }
                fields.put(field.getKey(), values);
              });
    }
    return new Recording(
        file.getFileName().toString().replace(".json", ""),
        request.path("method").asString(),
        request.path("path").asString(),
        fields,
        json.path("response").path("http_status").intValue(),
        json.path("response").path("body"));
  }

  String bodyText() {
    return body.toString();
  }
}
