package io.github.packit4j.bodhi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies taken from recordings of a real server. */
final class Fixture {
  private Fixture() {}

  static String text(String name) {
    try (InputStream in = Fixture.class.getResourceAsStream("/bodhi/" + name + ".json")) {
      if (in == null) {
        throw new IllegalArgumentException("no fixture " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode json(String name) {
    return (ObjectNode) JsonMapper.shared().readTree(text(name));
  }

  /** The list that a query answers with these updates. */
  static String updates(ObjectNode... updates) {
    ObjectNode page = JsonMapper.shared().createObjectNode();
    var list = page.putArray("updates");
    for (ObjectNode update : updates) {
      list.add(update);
    }
    return page.put("page", 1)
        .put("pages", updates.length == 0 ? 0 : 1)
        .put("total", updates.length)
        .toString();
  }
}
