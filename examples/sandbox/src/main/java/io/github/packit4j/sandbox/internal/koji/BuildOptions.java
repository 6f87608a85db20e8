package io.github.packit4j.sandbox.internal.koji;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The options of a {@code build} task. */
final class BuildOptions {

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  private BuildOptions(@Nullable Object argument) {
    if (argument instanceof Map<?, ?> map) {
      map.forEach((name, value) -> values.put(name.toString(), value));
    }
  }

  static BuildOptions of(Task task) {
    return new BuildOptions(task.argument(2));
  }

  boolean isScratch() {
    return isTrue("scratch");
  }

  boolean isDraft() {
    return isTrue("draft");
  }

  /** Whether the build, once it is complete, gets the tag of its target. */
  boolean isTagged() {
    return !isScratch() && !isTrue("skip_tag");
  }

  Optional<String> architectures() {
    return values.get("arch_override") instanceof String text && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Returns what the submitter wants to be kept with the build. */
  Optional<Map<?, ?>> userMetadata() {
    return values.get("custom_user_metadata") instanceof Map<?, ?> map && !map.isEmpty()
        ? Optional.of(map)
        : Optional.empty();
  }

  /** Returns the builds that have to be in what the task builds from. */
  List<String> waitedFor() {
    return values.get("wait_builds") instanceof Iterable<?> builds
        ? StreamSupport.stream(builds.spliterator(), false).map(PythonText::str).toList()
        : List.of();
  }

  private boolean isTrue(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }
}
