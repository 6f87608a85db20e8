package io.github.packit4j.distgit.lookaside;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The exchanges recorded with the real {@code upload.cgi}. */
final class Recordings {

  static final String BOUNDARY = "------------------------boundary0001";

  private final Map<String, JsonNode> exchanges = new LinkedHashMap<>();

  Recordings() {
    try (InputStream in = Recordings.class.getResourceAsStream("/lookaside/upload-cgi.json")) {
      for (JsonNode exchange : JsonMapper.shared().readTree(in)) {
        exchanges.put(exchange.get("name").asString(), exchange);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode exchange(String name) {
    return Objects.requireNonNull(exchanges.get(name), name);
  }

  Iterable<String> names() {
    return exchanges.keySet();
  }

  String path(String name) {
    return exchange(name).get("request").get("path").asString();
  }

  String requestBody(String name) {
    return exchange(name).get("request").get("body").asString();
  }

  String field(String name, String field) {
    for (JsonNode pair : exchange(name).get("request").get("fields")) {
      if (pair.get(0).asString().equals(field)) {
        return pair.get(1).asString();
      }
    }
    throw new AssertionError(name + " has no field " + field);
  }

  String responseBody(String name) {
    return exchange(name).get("response").get("body").asString();
  }

  MockResponse response(String name) {
    JsonNode response = exchange(name).get("response");
    MockResponse.Builder answer = new MockResponse.Builder().code(response.get("status").asInt());
    boolean chunked = false;
    for (Map.Entry<String, JsonNode> header :
        (response.has("headers") ? response.get("headers") : JsonMapper.shared().createObjectNode())
            .properties()) {
      if (header.getKey().equals("Transfer-Encoding")) {
        chunked = true;
      } else if (!header.getKey().equals("Content-Length")) {
        answer.setHeader(header.getKey(), header.getValue().asString());
      }
    }
    String body = response.get("body").asString();
    if (chunked) {
      answer.chunkedBody(body, 16);
    } else {
      answer.body(body);
    }
    return answer.build();
  }
}
