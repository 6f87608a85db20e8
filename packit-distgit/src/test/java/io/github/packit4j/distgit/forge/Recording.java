package io.github.packit4j.distgit.forge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One recorded exchange of the reference: what was asked and what a real server answered. */
record Recording(
    String name,
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> form,
    JsonNode json,
    int status,
    Map<String, String> headers,
    byte[] body) {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  /** The folder of the reference; the test is skipped where it is absent. */
  static Path reference() {
    Path folder =
        Path.of(System.getProperty("packit4j.shared", "../../shared")).resolve("reference");
    Assumptions.assumeTrue(
        Files.isDirectory(folder),
        "The recorded exchanges are not there; set packit4j.shared to the folder that holds them");
    return folder;
  }

  static JsonNode read(Path file) {
    try {
      return MAPPER.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An exchange of {@code forges/}. */
  static Recording of(String forge, String operation) {
    JsonNode file = read(reference().resolve("forges").resolve(forge).resolve(operation + ".json"));
    JsonNode request = file.path("request");
    JsonNode response = file.path("response");
    boolean form = request.path("bodyKind").asString("").equals("form");
    return new Recording(
        forge + "/" + operation,
        request.path("method").asString(),
        request.path("path").asString(),
        strings(request.path("query")),
        form ? parse(request.path("body").asString()) : Map.of(),
        form ? MAPPER.missingNode() : request.path("body"),
        response.path("status").asInt(),
        strings(response.path("headers")),
        bytes(response.path("body")));
  }

  /** The exchanges of a file in {@code distgit/pagure/}, by name; git commands are left out. */
  static Map<String, Recording> pagure(String file) {
    Map<String, Recording> all = new LinkedHashMap<>();
    Path folder = reference().resolve("distgit").resolve("pagure");
    for (JsonNode exchange : read(folder.resolve(file + ".json"))) {
      if (exchange.has("request")) {
        String name = exchange.path("name").asString();
        all.put(name, pagure(file + "/" + name, exchange));
      }
    }
    return all;
  }

  private static Recording pagure(String name, JsonNode exchange) {
    JsonNode request = exchange.path("request");
    JsonNode response = exchange.path("response");
    String[] target = request.path("path").asString().split("\\?", 2);
    boolean json = response.has("json");
    return new Recording(
        name,
        request.path("method").asString(),
        target[0],
        target.length == 1 ? Map.of() : parse(target[1]),
        strings(request.path("form")),
        request.path("json"),
        response.path("status").asInt(),
        strings(response.path("headers")),
        bytes(response.path(json ? "json" : "text")));
  }

  private static byte[] bytes(JsonNode body) {
    if (body.isMissingNode() || body.isNull()) {
      return new byte[0];
    }
    String text = body.isString() ? body.asString() : body.toString();
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> strings(JsonNode object) {
    Map<String, String> all = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              all.put(field.getKey(), value.isString() ? value.asString() : value.toString());
            });
    return all;
  }

  static Map<String, String> parse(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : form.split("&")) {
      String[] parts = field.split("=", 2);
      if (!parts[0].isEmpty()) {
        fields.put(decode(parts[0]), parts.length == 1 ? "" : decode(parts[1]));
      }
    }
    return fields;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The same exchange at another path, with any query and body. */
  Recording at(String otherPath) {
    JsonNode any = MAPPER.missingNode();
    return new Recording(
        name + "@" + otherPath, method, otherPath, Map.of(), Map.of(), any, status, headers, body);
  }

  JsonNode answer() {
    return MAPPER.readTree(body);
  }

  /** What of the recorded request is missing in, or different from, the given one. */
  List<String> differences(Map<String, String> sentQuery, String sentBody) {
    List<String> found = new ArrayList<>();
    compare("query", query, sentQuery, found);
    compare("form", form, form.isEmpty() ? Map.of() : parse(sentBody), found);
    if (json.isObject()) {
      JsonNode sent = sentBody.isEmpty() ? MAPPER.missingNode() : MAPPER.readTree(sentBody);
      json.properties()
          .forEach(
              field -> {
                JsonNode value = field.getValue();
                boolean empty = value.isNull() || (value.isArray() && value.isEmpty());
                if (!empty && !same(value, sent.path(field.getKey()))) {
                  found.add(
                      "json "
                          + field.getKey()
                          + ": recorded "
                          + value
                          + ", sent "
                          + sent.path(field.getKey()));
                }
              });
    }
    return found;
  }

  private static boolean same(JsonNode recorded, JsonNode sent) {
    return recorded.isString()
        ? recorded.asString().equalsIgnoreCase(sent.asString(""))
        : recorded.equals(sent);
  }

  private static void compare(
      String part, Map<String, String> recorded, Map<String, String> sent, List<String> found) {
    recorded.forEach(
        (key, value) -> {
          if (!value.equalsIgnoreCase(sent.getOrDefault(key, ""))) {
            found.add(part + " " + key + ": recorded " + value + ", sent " + sent.get(key));
          }
        });
  }

  @Override
  public String toString() {
    return name;
  }
}
