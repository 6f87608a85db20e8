package io.github.packit4j.sandbox.internal.bodhi;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which part of a list is asked for.
 *
 * @param chrome whether a page around the list is asked for; only echoed
 * @param page number of the page, from 1
 * @param rows items a page
 */
record Paging(boolean chrome, int page, int rows) {

  /** Reads the parameters, which come first in the schemas of lists. */
  static Paging read(ParameterReader reader) {
    boolean chrome = reader.strictFlag("chrome").orElse(true);
    int page = reader.number("page", 1, Integer.MAX_VALUE).orElse(1);
    int rows = reader.number("rows_per_page", 1, 1000).orElse(20);
    return new Paging(chrome, page, rows);
  }

  /** Puts a page of items and its place into an answer. */
  <T> ObjectNode put(
      ObjectNode body, String name, List<T> all, Function<T, ? extends JsonNode> json) {
    ArrayNode list = body.putArray(name);
    all.stream().skip((page - 1L) * rows).limit(rows).map(json).forEach(list::add);
    body.put("page", page);
    body.put("pages", (all.size() + rows - 1) / rows);
    body.put("rows_per_page", rows);
    return body.put("total", all.size());
  }
}
