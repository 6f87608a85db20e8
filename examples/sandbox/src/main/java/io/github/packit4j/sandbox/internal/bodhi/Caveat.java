package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/**
 * What a client should know about a change that was made.
 *
 * @param name field or topic
 * @param description text for people
 */
record Caveat(String name, String description) {

  static ArrayNode json(List<Caveat> caveats) {
    ArrayNode list = Json.array();
    caveats.forEach(
        caveat ->
            list.add(
                Json.object().put("name", caveat.name).put("description", caveat.description)));
    return list;
  }
}
