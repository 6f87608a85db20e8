package io.github.packit4j.sandbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.packit4j.sandbox.internal.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Recorded exchanges of the real servers, and how like them an answer is. */
final class Recordings {

  private static final Path ROOT =
      Path.of(System.getProperty("packit4j.shared", "../shared"), "reference");

  private Recordings() {}

  static Path file(String name) {
    Path file = ROOT.resolve(name);
    assumeTrue(
        Files.exists(file),
        "No recordings: the property packit4j.shared names no folder with " + "reference/" + name);
    return file;
  }

  static String text(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String name) {
    return Json.parse(text(name));
  }

  /** Returns the exchange of a name from a file with a list of them. */
  static JsonNode exchange(String file, String name) {
    for (JsonNode exchange : json(file)) {
      if (exchange.get("name").asString().equals(name)) {
        return exchange;
      }
    }
    throw new AssertionError("No exchange " + name + " in " + file);
  }

  /**
   * Returns where two documents differ in shape: fields that only one has, values of other types.
   * Null goes with everything, and of lists the first elements are compared.
   */
  static List<String> differences(JsonNode recorded, JsonNode answered) {
    List<String> differences = new ArrayList<>();
    compare("", recorded, answered, differences);
    return differences;
  }

  private static void compare(
      String path, JsonNode recorded, JsonNode answered, List<String> differences) {
    if (recorded.isNull() || answered.isNull()) {
      return;
    }
    if (!kind(recorded).equals(kind(answered))) {
      differences.add(path + ": " + kind(recorded) + " became " + kind(answered));
    } else if (recorded.isObject()) {
      Set<String> names = new TreeSet<>(recorded.propertyNames());
      names.addAll(answered.propertyNames());
      for (String name : names) {
        if (!answered.has(name)) {
          differences.add(path + "/" + name + ": missing");
        } else if (!recorded.has(name)) {
          differences.add(path + "/" + name + ": not in the recording");
        } else {
          compare(path + "/" + name, recorded.get(name), answered.get(name), differences);
        }
      }
    } else if (recorded.isArray() && !recorded.isEmpty() && !answered.isEmpty()) {
      compare(path + "/0", recorded.get(0), answered.get(0), differences);
    }
  }

  private static String kind(JsonNode node) {
    return node.isNumber() && !node.isIntegralNumber() ? "fraction" : node.getNodeType().toString();
  }
}
