package io.github.packit4j.distgit.forge.internal.gitlab;

import io.github.packit4j.distgit.forge.Capability;
import io.github.packit4j.distgit.forge.ForgeAccess;
import io.github.packit4j.distgit.forge.ForgeCredential;
import io.github.packit4j.distgit.forge.ForgeIssues;
import io.github.packit4j.distgit.forge.ForgeType;
import io.github.packit4j.distgit.forge.internal.Connection;
import io.github.packit4j.distgit.forge.internal.Dialect;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.Paging;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.distgit.forge.internal.WebUrls;
import io.github.packit4j.http.support.Authorizer;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** GitLab, gitlab.com or self-hosted (forges.md, 3). */
public final class GitLab implements Dialect {

  private final ForgeApi api;
  private final GitLabProjects projects;

  private GitLab(ForgeApi api) {
    this.api = api;
    this.projects = new GitLabProjects(api);
  }

  /**
   * Connects to a GitLab.
   *
   * @param web its web address
   * @param credential who asks, or empty for anonymous access
   * @param connection how to connect
   * @return the dialect
   */
  public static GitLab connect(
      URI web, Optional<ForgeCredential> credential, Connection connection) {
    HttpUrl base = WebUrls.below(web).addPathSegments("api/v4").build();
    Authorizer authorizer =
        credential.map(known -> authorizer(base, known)).orElseGet(Authorizer::anonymous);
    return new GitLab(
        new ForgeApi(
            connection.json(authorizer, new GitLabRateLimits()),
            base,
            Map.of(),
            Paging.gitLab(),
            "per_page=100",
            connection.readOnly()));
  }

  private static Authorizer authorizer(HttpUrl base, ForgeCredential credential) {
    if (credential instanceof ForgeCredential.Token token) {
      return Authorizer.header(base.uri(), "PRIVATE-TOKEN", () -> token.token().get().reveal());
    }
    if (credential instanceof ForgeCredential.Bearer bearer) {
      return Authorizer.authorization(base.uri(), "Bearer", bearer.token());
    }
    throw new IllegalArgumentException("GitLab at " + base.host() + " knows no GitHub Apps");
  }

  @Override
  public ForgeType type() {
    return ForgeType.GITLAB;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.copyOf(
        EnumSet.complementOf(
            EnumSet.of(
                Capability.CHECK_RUNS,
                Capability.GROUP_ACCESS,
                Capability.FORK_COMMITTERS,
                Capability.GROUP_MEMBERS)));
  }

  @Override
  public String account() {
    return Fields.required(api.get(api.url("user")), "username");
  }

  @Override
  public Repository repository(ProjectName project) {
    return new GitLabRepository(api, projects, project);
  }

  @Override
  public Releases releases(ProjectName project) {
    return new GitLabReleases(api, projects, project);
  }

  @Override
  public PullRequests pullRequests(ProjectName project) {
    return new GitLabMergeRequests(api, projects, project);
  }

  @Override
  public Forks forks(ProjectName project) {
    return new GitLabForks(api, projects, project);
  }

  @Override
  public ForgeIssues issues(ProjectName project) {
    return new GitLabIssues(api, projects, project);
  }

  @Override
  public ForgeAccess access(ProjectName project) {
    return new GitLabAccess(api, projects, project);
  }

  @Override
  public Statuses statuses(ProjectName project) {
    return new GitLabStatuses(api, projects, project);
  }
}
