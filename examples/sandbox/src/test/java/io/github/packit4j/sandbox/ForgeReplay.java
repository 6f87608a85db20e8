package io.github.packit4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import io.github.packit4j.sandbox.internal.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends the recorded requests of a forge to the sandbox, set up alike, and compares status, headers
 * and the shape of the body. Each recording is served like the original, or differs in a known way,
 * or is not served for a reason.
 */
final class ForgeReplay {

  private final String forge;
  private final String api;
  private final Set<String> headers;
  private final Set<String> ignored = new TreeSet<>();
  private final Set<String> exact = new TreeSet<>();
  private final Map<String, Scene> scenes = new LinkedHashMap<>();
  private final Map<String, List<String>> differing = new TreeMap<>();
  private final Map<String, String> notServed = new TreeMap<>();

  /** Sets the sandbox up as the original was; returns the path and query of the request. */
  @FunctionalInterface
  interface Scene {
    String prepare(ForgeStage stage);
  }

  /**
   * Creates a replay.
   *
   * @param api what the paths of scenes start with
   * @param headers names of headers, lower case, that an answer has if the original has them
   */
  ForgeReplay(String forge, String api, Set<String> headers) {
    this.forge = forge;
    this.api = api;
    this.headers = headers;
  }

  /** Does not count differences that match, for they are the recorder's or of another year. */
  ForgeReplay ignoring(String... patterns) {
    ignored.addAll(List.of(patterns));
    return this;
  }

  /** Wants top-level fields to have the recorded value, host names aside. */
  ForgeReplay exactly(String... fields) {
    exact.addAll(List.of(fields));
    return this;
  }

  ForgeReplay served(String recording, Scene scene) {
    assertThat(scenes.put(recording, scene)).as(recording).isNull();
    return this;
  }

  /** Adds a recording whose answer differs; the reason is for those who read. */
  ForgeReplay differs(String recording, Scene scene, String reason, String... differences) {
    assertThat(reason).isNotBlank();
    differing.put(recording, List.of(differences));
    return served(recording, scene);
  }

  ForgeReplay notServed(String reason, String... recordings) {
    for (String recording : recordings) {
      assertThat(notServed.put(recording, reason)).as(recording).isNull();
    }
    return this;
  }

  void check() {
    check(forge);
  }

  /**
   * Replays all recordings.
   *
   * @param service what to call the service in the line that is printed
   */
  void check(String service) {
    Set<String> recorded = new TreeSet<>();
    for (JsonNode entry : Recordings.json("forges/index.json").get("fixtures")) {
      if (entry.get("forge").asString().equals(forge)) {
        recorded.add(entry.get("operation").asString());
      }
    }
    Set<String> covered = new TreeSet<>(scenes.keySet());
    assertThat(covered).doesNotContainAnyElementsOf(notServed.keySet());
    covered.addAll(notServed.keySet());
    Map<String, List<String>> found = new TreeMap<>();
    scenes.forEach(
        (recording, scene) -> {
          List<String> differences = replay(recording, scene);
          if (!differences.isEmpty()) {
            found.put(recording, differences);
          }
        });
    System.out.println(
        "replay %s: equal %d, differing %d, not served %d"
            .formatted(service, scenes.size() - found.size(), found.size(), notServed.size()));
    assertThat(found).isEqualTo(differing);
    assertThat(covered).isEqualTo(recorded);
  }

  private List<String> replay(String recording, Scene scene) {
    JsonNode exchange = Recordings.json("forges/" + forge + "/" + recording + ".json");
    JsonNode request = exchange.get("request");
    JsonNode response = exchange.get("response");
    try (Sandbox fedora = recorded().start()) {
      ForgeStage stage =
          new ForgeStage(fedora, isForm(request) ? form(request) : request.path("body"));
      String path = scene.prepare(stage);
      String url = path.startsWith("https:") ? path : api + path;
      Answer answer = stage.http().send(build(request, stage.body(), url));
      List<String> differences = new ArrayList<>();
      if (answer.status() != response.get("status").asInt()) {
        differences.add("status: %s became %s".formatted(response.get("status"), answer.status()));
        return differences;
      }
      compareHeaders(response.get("headers"), answer, differences);
      compareBodies(response, answer, differences);
      compareWords(exchange, answer, differences);
      differences.removeIf(one -> ignored.stream().anyMatch(one::matches));
      return differences;
    }
  }

  /** Makes the people of the recordings. */
  private static Sandbox.Builder recorded() {
    return Sandbox.builder()
        .account(Account.packager("mfocko", "Matej Focko"))
        .account(Account.packager("lbarcziova", "Laura Barcziova"));
  }

  private static Request build(JsonNode request, JsonNode body, String url) {
    String method = request.get("method").asString();
    boolean reads = method.equals("GET") || method.equals("HEAD");
    return new Request.Builder()
        .url(url)
        .method(method, reads ? null : content(request, body))
        .build();
  }

  private static RequestBody content(JsonNode request, JsonNode body) {
    if (body.isNull() || body.isMissingNode()) {
      return RequestBody.create(new byte[0], (MediaType) null);
    }
    if (isForm(request)) {
      FormBody.Builder form = new FormBody.Builder();
      body.properties().forEach(field -> form.add(field.getKey(), field.getValue().asString()));
      return form.build();
    }
    return RequestBody.create(
        Http.bytes(body.isString() ? body.asString() : body.toString()),
        MediaType.get("application/json"));
  }

  private static boolean isForm(JsonNode request) {
    return request.path("bodyKind").asString("").equals("form");
  }

  /** Returns the fields of a form as an object, so that a scene can replace some. */
  private static JsonNode form(JsonNode request) {
    ObjectNode fields = Json.object();
    for (String field : request.get("body").asString().split("&")) {
      String[] parts = field.split("=", 2);
      fields.put(decoded(parts[0]), decoded(parts[1]));
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private void compareHeaders(JsonNode recorded, Answer answer, List<String> differences) {
    recorded
        .properties()
        .forEach(
            header -> {
              String name = header.getKey().toLowerCase(java.util.Locale.ROOT);
              String answered = answer.response().header(name);
              if (!headers.contains(name)) {
                return;
              }
              if (answered == null) {
                differences.add("header " + name + ": missing");
              } else if (name.equals("content-type")
                  && !type(answered).equals(type(header.getValue().asString()))) {
                differences.add(
                    "header %s: %s became %s"
                        .formatted(name, header.getValue().asString(), answered));
              }
            });
  }

  private static String type(String contentType) {
    return contentType.replace(" ", "").toLowerCase(java.util.Locale.ROOT);
  }

  private void compareWords(JsonNode exchange, Answer answer, List<String> differences) {
    JsonNode recorded = exchange.get("response").get("body");
    String host = exchange.at("/request/host").asString("");
    String hostHere = HttpUrl.get(api).host();
    for (String field : exact) {
      if (recorded.has(field)) {
        String wanted = recorded.get(field).toString().replace(host, hostHere);
        String answered = answer.json().path(field).toString();
        if (!answered.equals(wanted)) {
          differences.add("/%s: %s became %s".formatted(field, wanted, answered));
        }
      }
    }
  }

  private static void compareBodies(JsonNode response, Answer answer, List<String> differences) {
    JsonNode recorded = response.get("body");
    if (recorded == null || recorded.isNull()) {
      if (answer.body().length > 0 && !answer.text().strip().equals("null")) {
        differences.add("body: not in the recording");
      }
    } else if (recorded.isString()) {
      if (answer.body().length == 0) {
        differences.add("body: missing");
      }
    } else {
      differences.addAll(Recordings.differences(recorded, Json.parse(answer.text())));
    }
  }
}
