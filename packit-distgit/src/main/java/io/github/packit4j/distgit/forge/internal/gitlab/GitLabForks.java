package io.github.packit4j.distgit.forge.internal.gitlab;

import io.github.packit4j.distgit.forge.internal.Dialect;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.http.support.Repeat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Forks on GitLab, which are imported in the background. */
final class GitLabForks implements Dialect.Forks {

  private static final Set<String> UNDER_WAY = Set.of("scheduled", "started", "failed");

  private final ForgeApi api;
  private final GitLabProjects projects;
  private final ProjectName project;

  GitLabForks(ForgeApi api, GitLabProjects projects, ProjectName project) {
    this.api = api;
    this.projects = projects;
    this.project = project;
  }

  @Override
  public Optional<ProjectName> find(String account) {
    return projects
        .find(ProjectName.of(account, project.name()))
        .filter(this::isFork)
        .or(() -> inList(account))
        .map(fork -> ProjectName.parse(Fields.required(fork, "path_with_namespace"), false));
  }

  private boolean isFork(JsonNode candidate) {
    return Fields.text(candidate, "forked_from_project", "path_with_namespace")
        .equalsIgnoreCase(project.fullName());
  }

  private Optional<JsonNode> inList(String account) {
    return api.list(projects.below(project, "forks"))
        .filter(fork -> Fields.text(fork, "namespace", "full_path").equalsIgnoreCase(account))
        .first();
  }

  @Override
  public Optional<ProjectName> create(String account) {
    api.write("POST", projects.below(project, "fork"), api.body(Map.of()), Repeat.IF_REFUSED);
    return Optional.empty();
  }

  @Override
  public boolean isReady(ProjectName fork) {
    JsonNode found = api.get(api.url("projects", fork.fullName()));
    return !UNDER_WAY.contains(Fields.text(found, "import_status"))
        && !Fields.isTrue(found, "empty_repo");
  }
}
