package io.github.packit4j.bot.page;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is shown, as JSON in ASCII: no text in it could be taken for anything else. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Json() {}

  static byte[] write(Object value) {
    return MAPPER.writeValueAsString(value).getBytes(StandardCharsets.US_ASCII);
  }
}
