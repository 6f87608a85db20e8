package io.github.packit4j.distgit.forge.internal.github;

import io.github.packit4j.distgit.forge.internal.Dialect;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.http.support.Repeat;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Forks on GitHub, and on Forgejo, which has the same interface. */
public final class GitHubForks implements Dialect.Forks {

  private final ForgeApi api;
  private final ProjectName project;

  /**
   * The forks of a project.
   *
   * @param api the interface
   * @param project the project
   */
  public GitHubForks(ForgeApi api, ProjectName project) {
    this.api = api;
    this.project = project;
  }

  @Override
  public Optional<ProjectName> find(String account) {
    Optional<JsonNode> sameName =
        api.find(GitHub.below(api, ProjectName.of(account, project.name()))).filter(this::isFork);
    // A fork can have another name.
    return sameName
        .or(
            () ->
                api.list(GitHub.below(api, project, "forks"))
                    .filter(fork -> Fields.text(fork, "owner", "login").equalsIgnoreCase(account))
                    .first())
        .map(fork -> ProjectName.parse(Fields.required(fork, "full_name"), false));
  }

  private boolean isFork(JsonNode candidate) {
    return Fields.isTrue(candidate, "fork")
        && (isThis(candidate.path("parent")) || isThis(candidate.path("source")));
  }

  private boolean isThis(JsonNode parent) {
    return Fields.text(parent, "full_name").equalsIgnoreCase(project.fullName());
  }

  @Override
  public Optional<ProjectName> create(String account) {
    // Asking again returns the existing fork.
    api.write("POST", GitHub.below(api, project, "forks"), api.body(Map.of()), Repeat.ALWAYS);
    return Optional.empty();
  }

  @Override
  public boolean isReady(ProjectName fork) {
    return api.list(GitHub.below(api, fork, "branches").addQueryParameter("per_page", "1"))
        .first()
        .isPresent();
  }
}
