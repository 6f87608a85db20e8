package io.github.packit4j.core.event;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reading the JSON of events: what is missing is named, what is not needed is not looked at. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Json() {}

  /** Reads UTF-8 strictly: a replaced character could make another name of a tag. */
  static JsonNode object(byte[] utf8, String what) {
    CharBuffer text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
    } catch (CharacterCodingException e) {
      throw new EventFormatException(what, "it is not UTF-8");
    }
    return object(text.toString(), what);
  }

  static JsonNode object(String text, String what) {
    JsonNode node;
    try {
      node = MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new EventFormatException(what, "it is not JSON: " + e.getOriginalMessage());
    }
    if (!node.isObject()) {
      throw new EventFormatException(what, "it is not a JSON object");
    }
    return node;
  }

  /** Reads a text that has to be there; {@code path} is a field, or fields joined by dots. */
  static String text(JsonNode node, String path, String what) {
    JsonNode value = at(node, path);
    if (!value.isString() || value.asString().isEmpty()) {
      throw new EventFormatException(what, "the field '%s' is missing or no text".formatted(path));
    }
    return value.asString();
  }

  static long number(JsonNode node, String path, String what) {
    JsonNode value = at(node, path);
    if (!isLong(value)) {
      throw new EventFormatException(
          what, "the field '%s' is missing or no whole number".formatted(path));
    }
    return value.asLong();
  }

  /** Reads the web address of a project. */
  static URI webUrl(JsonNode node, String path, String what) {
    String text = text(node, path, what);
    try {
      URI url = new URI(text);
      if (("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
          && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Refused below, like every other text that is no web address.
    }
    throw new EventFormatException(what, "the field '%s' is no web address".formatted(path));
  }

  static Optional<URI> optionalWebUrl(JsonNode node, String path, String what) {
    return optionalText(node, path).map(text -> webUrl(node, path, what));
  }

  static OptionalLong optionalNumber(JsonNode node, String path) {
    JsonNode value = at(node, path);
    return isLong(value) ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
  }

  static Optional<String> optionalText(JsonNode node, String path) {
    return at(node, path).stringValueOpt().filter(text -> !text.isEmpty());
  }

  private static boolean isLong(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong();
  }

  static JsonNode at(JsonNode node, String path) {
    JsonNode current = node;
    for (String field : path.split("\\.")) {
      current = current.path(field);
    }
    return current;
  }
}
