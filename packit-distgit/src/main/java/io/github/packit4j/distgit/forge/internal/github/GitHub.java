package io.github.packit4j.distgit.forge.internal.github;

import io.github.packit4j.distgit.forge.Capability;
import io.github.packit4j.distgit.forge.CheckRuns;
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

/** GitHub, github.com or Enterprise Server (forges.md, 2). */
public final class GitHub implements Dialect {

  static final String JSON = "application/vnd.github+json";

  private static final Map<String, String> HEADERS =
      Map.of("Accept", JSON, "X-GitHub-Api-Version", "2022-11-28");

  private final ForgeApi api;
  private final URI web;
  private final boolean app;

  private GitHub(ForgeApi api, URI web, boolean app) {
    this.api = api;
    this.web = web;
    this.app = app;
  }

  /**
   * Connects to a GitHub.
   *
   * @param web its web address
   * @param credential who asks, or empty for anonymous access
   * @param connection how to connect
   * @return the dialect
   */
  public static GitHub connect(
      URI web, Optional<ForgeCredential> credential, Connection connection) {
    HttpUrl base = base(web);
    Authorizer authorizer =
        credential
            .map(known -> authorizer(base, known, connection))
            .orElseGet(Authorizer::anonymous);
    ForgeApi api =
        new ForgeApi(
            connection.json(authorizer, new GitHubRateLimits()),
            base,
            HEADERS,
            Paging.link(),
            "per_page=100",
            connection.readOnly());
    boolean app = credential.filter(ForgeCredential.GitHubApp.class::isInstance).isPresent();
    return new GitHub(api, web, app);
  }

  private static HttpUrl base(URI web) {
    if ("github.com".equals(web.getHost())) {
      return HttpUrl.get("https://api.github.com/");
    }
    if (web.getHost() != null && web.getHost().endsWith(".ghe.com")) {
      return HttpUrl.get("https://api." + web.getHost() + "/");
    }
    return WebUrls.below(web).addPathSegments("api/v3").build();
  }

  private static Authorizer authorizer(
      HttpUrl base, ForgeCredential credential, Connection connection) {
    if (credential instanceof ForgeCredential.GitHubApp application) {
      return GitHubAppAuthorizer.of(base, application, HEADERS, connection);
    }
    if (credential instanceof ForgeCredential.Token token) {
      return Authorizer.authorization(base.uri(), "Bearer", token.token());
    }
    return Authorizer.authorization(
        base.uri(), "Bearer", ((ForgeCredential.Bearer) credential).token());
  }

  @Override
  public ForgeType type() {
    return ForgeType.GITHUB;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.copyOf(
        EnumSet.complementOf(
            EnumSet.of(
                Capability.GROUP_ACCESS, Capability.FORK_COMMITTERS, Capability.GROUP_MEMBERS)));
  }

  @Override
  public String account() {
    return app
        ? Fields.required(api.get(api.url("app")), "slug") + "[bot]"
        : Fields.required(api.get(api.url("user")), "login");
  }

  @Override
  public Repository repository(ProjectName project) {
    return new GitHubRepository(api, web, project);
  }

  @Override
  public Releases releases(ProjectName project) {
    return new GitHubReleases(api, web, project);
  }

  @Override
  public PullRequests pullRequests(ProjectName project) {
    return new GitHubPullRequests(api, web, project);
  }

  @Override
  public Forks forks(ProjectName project) {
    return new GitHubForks(api, project);
  }

  @Override
  public ForgeIssues issues(ProjectName project) {
    return new GitHubIssues(api, web, project, ForgeType.GITHUB);
  }

  @Override
  public ForgeAccess access(ProjectName project) {
    return new GitHubAccess(api, project, ForgeType.GITHUB);
  }

  @Override
  public CheckRuns checkRuns(ProjectName project) {
    return new GitHubCheckRuns(api, project);
  }

  @Override
  public Statuses statuses(ProjectName project) {
    return new GitHubStatuses(api, project);
  }

  /**
   * A URL below {@code /repos/owner/name}, as Forgejo has it too.
   *
   * @param api the interface
   * @param project the project
   * @param segments what follows its name
   * @return a builder
   */
  public static HttpUrl.Builder below(ForgeApi api, ProjectName project, String... segments) {
    HttpUrl.Builder url = api.url("repos", project.namespace().orElse(""), project.name());
    for (String segment : segments) {
      url.addPathSegment(segment);
    }
    return url;
  }
}
