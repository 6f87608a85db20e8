package io.github.packit4j.bodhi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bodhi.failure.BodhiProblem;
import io.github.packit4j.bodhi.failure.BodhiRejectedException;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** One recording, served by a Bodhi on loopback. */
final class Replay implements AutoCloseable {
  private static final Set<String> LISTS = Set.of("builds", "bugs");

  final Recording recording;
  final FakeBodhi bodhi = new FakeBodhi();
  final BodhiClient client = bodhi.client().build();

  Replay(Recording recording) {
    this.recording = recording;
    bodhi.on(recording.method(), recording.path(), recording.status(), recording.bodyText());
  }

  String alias() {
    return recording.path().split("/")[2];
  }

  NewUpdate newUpdate() {
    Map<String, Object> fields = new LinkedHashMap<>(normalized(recording.fields()));
    fields.remove("csrf_token");
    fields.replaceAll((name, value) -> LISTS.contains(name) ? value : first(value));
    return NewUpdate.builder().extraParams(fields).build();
  }

  /** Edits an update that looks as another recording says, to what this one says. */
  Update edit(String present) {
    String alias = first(recording.fields().getOrDefault("edited", List.of()));
    JsonNode update = Recording.named(present).body();
    bodhi.on("GET", "/updates/" + alias, 200, "{\"update\": " + update + "}");
    Map<String, List<String>> wanted = normalized(recording.fields());
    return client
        .updates()
        .edit(
            alias,
            edit -> {
              edit.builds(wanted.getOrDefault("builds", List.of()));
              edit.notes(first(wanted.getOrDefault("notes", List.of())));
              edit.type(UpdateType.parse(first(wanted.getOrDefault("type", List.of()))));
              edit.bugs(
                  wanted.getOrDefault("bugs", List.of()).stream().map(Integer::valueOf).toList());
            });
  }

  FakeBodhi.Call sent() {
    return bodhi.calls(recording.method(), recording.path()).get(0);
  }

  Map<String, List<String>> sentForm() {
    return normalized(sent().form());
  }

  void assertRequest() {
    assertThat(sent().path()).isEqualTo(recording.path());
    Map<String, List<String>> fields = new TreeMap<>(normalized(sent().query()));
    fields.remove("page");
    fields.putAll(sentForm());
    // To leave bugs out of a new update and to send none is the same.
    Map<String, List<String>> recorded = normalized(recording.fields());
    recorded.remove("bugs", List.of());
    assertThat(fields).isEqualTo(recorded);
  }

  void assertRequestHoldsRecordedFields() {
    assertThat(sent().path()).isEqualTo(recording.path());
    assertThat(sentForm()).containsAllEntriesOf(normalized(recording.fields()));
  }

  void assertRefusal(BodhiRejectedException refusal, BodhiProblem.Kind kind) {
    assertThat(refusal.status()).isEqualTo(recording.status());
    JsonNode errors = recording.body().path("errors");
    assertThat(refusal.problems()).hasSize(errors.size());
    for (int i = 0; i < errors.size(); i++) {
      BodhiProblem problem = refusal.problems().get(i);
      assertThat(problem.location()).isEqualTo(errors.get(i).path("location").asString());
      assertThat(problem.name()).isEqualTo(errors.get(i).path("name").asString());
      assertThat(problem.description()).isEqualTo(errors.get(i).path("description").asString());
    }
    assertThat(refusal.problems().get(0).kind()).isEqualTo(kind);
  }

  /** Lists may be sent as repeated fields or as one text; flags in any case. */
  private static Map<String, List<String>> normalized(Map<String, List<String>> fields) {
    Map<String, List<String>> normalized = new TreeMap<>();
    fields.forEach(
        (name, values) ->
            normalized.put(
                name,
                LISTS.contains(name)
                    ? values.stream()
                        .flatMap(value -> Arrays.stream(value.split("[,\\s]+")))
                        .filter(value -> !value.isEmpty())
                        .toList()
                    : values.stream().map(Replay::normalized).toList()));
    return normalized;
  }

  private static String normalized(String value) {
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
        ? value.toLowerCase(Locale.ROOT)
        : value;
  }

  private static String first(Object value) {
    return value instanceof List<?> values && !values.isEmpty() ? values.get(0).toString() : "";
  }

  @Override
  public void close() {
    bodhi.close();
  }
}
