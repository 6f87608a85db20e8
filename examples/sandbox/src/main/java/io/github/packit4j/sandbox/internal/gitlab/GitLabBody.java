package io.github.packit4j.sandbox.internal.gitlab;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal.Reason;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.MultipartForm;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request tells GitLab: parameters of the query, and over them those of a form of either
 * kind or of a JSON object. A form's {@code name[]} is a list.
 */
final class GitLabBody {

  private static final String LIST = "[]";

  private GitLabBody() {}

  static ObjectNode read(HttpRequest request) {
    ObjectNode all = Json.object();
    request.queries().forEach((name, values) -> put(all, name, values));
    if (request.body().length == 0) {
      return all;
    }
    String type = request.contentType().split(";", 2)[0].strip();
    switch (type) {
      case "application/json" -> all.setAll(object(request.bodyText()));
      case "application/x-www-form-urlencoded", "multipart/form-data" -> {
        MultipartForm form = MultipartForm.of(request);
        form.names().forEach(name -> put(all, name, form.texts(name)));
      }
      default -> throw new ForgeRefusal(Reason.UNREADABLE, type);
    }
    return all;
  }

  private static void put(ObjectNode all, String name, List<String> values) {
    if (name.endsWith(LIST)) {
      all.set(name.substring(0, name.length() - LIST.length()), Json.strings(values));
    } else {
      all.put(name, values.get(values.size() - 1));
    }
  }

  private static ObjectNode object(String text) {
    JsonNode json;
    try {
      json = Json.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ForgeRefusal(Reason.UNREADABLE, "");
    }
    return json instanceof ObjectNode object ? object : Json.object();
  }
}
