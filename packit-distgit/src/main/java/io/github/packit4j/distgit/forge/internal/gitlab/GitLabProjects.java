package io.github.packit4j.distgit.forge.internal.gitlab;

import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/**
 * Knows the numbers of projects. Paths with {@code %2F} are broken by some proxies, so a name is
 * looked up once and the number used afterwards. Thread-safe.
 */
final class GitLabProjects {

  private final ForgeApi api;
  private final Map<String, Long> numbers = new ConcurrentHashMap<>();
  private final Map<Long, String> names = new ConcurrentHashMap<>();

  GitLabProjects(ForgeApi api) {
    this.api = api;
  }

  /** The project itself, always asked for. */
  Optional<JsonNode> find(ProjectName project) {
    Optional<JsonNode> found = api.find(api.url("projects", project.fullName()));
    found.ifPresent(known -> remember(project, known));
    return found;
  }

  private void remember(ProjectName asked, JsonNode project) {
    remember(project);
    // A renamed project answers under its old name too.
    numbers.put(asked.fullName(), Fields.requiredNumber(project, "id"));
  }

  private JsonNode remember(JsonNode project) {
    long number = Fields.requiredNumber(project, "id");
    String name = Fields.text(project, "path_with_namespace");
    numbers.put(name, number);
    names.put(number, name);
    return project;
  }

  /** Whether the number of a project is known already. */
  boolean isKnown(ProjectName project) {
    return numbers.containsKey(project.fullName());
  }

  /** The number of a project, asked for once. */
  long number(ProjectName project) {
    Long known = numbers.get(project.fullName());
    if (known != null) {
      return known;
    }
    JsonNode found = api.get(api.url("projects", project.fullName()));
    remember(project, found);
    return Fields.requiredNumber(found, "id");
  }

  /** The full name of a project, asked for once; empty if it is gone or hidden. */
  Optional<String> name(long number) {
    String known = names.get(number);
    if (known != null || number == 0) {
      return Optional.ofNullable(known);
    }
    try {
      return api.find(api.url("projects", Long.toString(number)))
          .map(this::remember)
          .flatMap(project -> Fields.optional(project, "path_with_namespace"));
    } catch (ForgeException e) {
      if (e.reason() == ForgeException.Reason.PERMISSION) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** A URL below a project. */
  HttpUrl.Builder below(ProjectName project, String... segments) {
    HttpUrl.Builder url = api.url("projects", Long.toString(number(project)));
    for (String segment : segments) {
      url.addPathSegment(segment);
    }
    return url;
  }
}
