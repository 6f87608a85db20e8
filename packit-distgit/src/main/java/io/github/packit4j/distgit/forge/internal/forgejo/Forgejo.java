package io.github.packit4j.distgit.forge.internal.forgejo;

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
import io.github.packit4j.distgit.forge.internal.github.GitHubAccess;
import io.github.packit4j.distgit.forge.internal.github.GitHubForks;
import io.github.packit4j.distgit.forge.internal.github.GitHubIssues;
import io.github.packit4j.distgit.forge.internal.github.GitHubReleases;
import io.github.packit4j.http.support.Authorizer;
import io.github.packit4j.http.support.RateLimits;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Forgejo, and Gitea, which it comes from (forges.md, 4). Its interface follows GitHub's; where the
 * two agree, GitHub's classes serve both.
 */
public final class Forgejo implements Dialect {

  private final ForgeApi api;
  private final URI web;

  private Forgejo(ForgeApi api, URI web) {
    this.api = api;
    this.web = web;
  }

  /**
   * Connects to a Forgejo.
   *
   * @param web its web address
   * @param credential who asks, or empty for anonymous access
   * @param connection how to connect
   * @return the dialect
   */
  public static Forgejo connect(
      URI web, Optional<ForgeCredential> credential, Connection connection) {
    HttpUrl base = WebUrls.below(web).addPathSegments("api/v1").build();
    Authorizer authorizer =
        credential.map(known -> authorizer(base, known)).orElseGet(Authorizer::anonymous);
    ForgeApi api =
        new ForgeApi(
            connection.json(authorizer, RateLimits.standard()),
            base,
            Map.of(),
            Paging.forgejo(),
            "limit=50",
            connection.readOnly());
    return new Forgejo(api, web);
  }

  private static Authorizer authorizer(HttpUrl base, ForgeCredential credential) {
    if (credential instanceof ForgeCredential.Token token) {
      return Authorizer.authorization(base.uri(), "token", token.token());
    }
    if (credential instanceof ForgeCredential.Bearer bearer) {
      return Authorizer.authorization(base.uri(), "Bearer", bearer.token());
    }
    throw new IllegalArgumentException("Forgejo at " + base.host() + " knows no GitHub Apps");
  }

  @Override
  public ForgeType type() {
    return ForgeType.FORGEJO;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.copyOf(
        EnumSet.complementOf(
            EnumSet.of(
                Capability.CHECK_RUNS,
                Capability.COMMIT_COMMENTS,
                Capability.GROUP_ACCESS,
                Capability.FORK_COMMITTERS,
                Capability.GROUP_MEMBERS)));
  }

  @Override
  public String account() {
    return Fields.required(api.get(api.url("user")), "login");
  }

  @Override
  public Repository repository(ProjectName project) {
    return new ForgejoRepository(api, web, project);
  }

  @Override
  public Releases releases(ProjectName project) {
    return new GitHubReleases(api, web, project);
  }

  @Override
  public PullRequests pullRequests(ProjectName project) {
    return new ForgejoPullRequests(api, web, project);
  }

  @Override
  public Forks forks(ProjectName project) {
    return new GitHubForks(api, project);
  }

  @Override
  public ForgeIssues issues(ProjectName project) {
    return new GitHubIssues(api, web, project, ForgeType.FORGEJO);
  }

  @Override
  public ForgeAccess access(ProjectName project) {
    return new GitHubAccess(api, project, ForgeType.FORGEJO);
  }

  @Override
  public Statuses statuses(ProjectName project) {
    return new ForgejoStatuses(api, project);
  }
}
