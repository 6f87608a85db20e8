package io.github.packit4j.sandbox.internal.github;

import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Checks fields of a body as GitHub's schemas do, before anything else is looked at. */
final class GitHubSchema {

  /** How long texts of issues, pull requests and comments may be, in characters. */
  private static final int MAX_TEXT = 65_536;

  private static final int MAX_RELEASE_TEXT = 125_000;

  private GitHubSchema() {}

  /** Refuses fields that are there and no texts. */
  static void texts(ApiCall call, String... names) {
    for (String name : names) {
      JsonNode value = call.body().path(name);
      require(value.isString() || isAbsent(value), name, value, "a string");
    }
  }

  /** Refuses fields that are there and no flags. */
  static void flags(ApiCall call, String... names) {
    for (String name : names) {
      JsonNode value = call.body().path(name);
      require(value.isBoolean() || isAbsent(value), name, value, "a boolean");
    }
  }

  /** Refuses a field that is there and no list. */
  static void list(ApiCall call, String name) {
    JsonNode value = call.body().path(name);
    require(value.isArray() || value.isMissingNode(), name, value, "an array");
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static void require(boolean fits, String name, JsonNode value, String kind) {
    if (!fits) {
      String shown = value.isNull() ? "nil" : value.toString();
      throw ForgeRefusal.malformed(
          "For 'properties/" + name + "', " + shown + " is not " + kind + ".");
    }
  }

  /** Refuses a field that is there and none of the words that it may have. */
  static void word(ApiCall call, String name, List<String> words) {
    JsonNode value = call.body().path(name);
    if (!isAbsent(value) && !(value.isString() && words.contains(value.asString()))) {
      String shown = value.isString() ? value.asString() : value.toString();
      throw ForgeRefusal.malformed(
          words.stream()
              .map(word -> "\"" + word + "\"")
              .collect(Collectors.joining(", ", shown + " is not a member of [", "].")));
    }
  }

  /** Refuses a body that is too long. */
  static void length(ApiCall call, String resource) {
    int most = resource.equals("Release") ? MAX_RELEASE_TEXT : MAX_TEXT;
    String text = call.text("body").orElse("");
    if (text.codePointCount(0, text.length()) > most) {
      throw ForgeRefusal.invalid(
          resource + ".body",
          String.format(Locale.ROOT, "body is too long (maximum is %d characters)", most));
    }
  }
}
