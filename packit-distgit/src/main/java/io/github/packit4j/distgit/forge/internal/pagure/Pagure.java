package io.github.packit4j.distgit.forge.internal.pagure;

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
import io.github.packit4j.http.support.RateLimits;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** Pagure, as pagure.io and Fedora's dist-git (distgit.md, 1; forges.md, 5). */
public final class Pagure implements Dialect {

  private final ForgeApi api;
  private final ForgeApi pages;
  private final URI web;

  private Pagure(ForgeApi api, ForgeApi pages, URI web) {
    this.api = api;
    this.pages = pages;
    this.web = web;
  }

  /**
   * Connects to a Pagure.
   *
   * @param web its web address
   * @param credential who asks, or empty for anonymous access
   * @param connection how to connect
   * @return the dialect
   */
  public static Pagure connect(
      URI web, Optional<ForgeCredential> credential, Connection connection) {
    HttpUrl base = WebUrls.below(web).addPathSegments("api/0").build();
    Authorizer authorizer =
        credential.map(known -> authorizer(base, known)).orElseGet(Authorizer::anonymous);
    ForgeApi api =
        new ForgeApi(
            connection.json(authorizer, RateLimits.standard()),
            base,
            Map.of(),
            Paging.pagure(),
            "",
            connection.readOnly());
    // Pages take no API token, so they are never sent one.
    ForgeApi pages =
        new ForgeApi(
            connection.json(Authorizer.anonymous(), RateLimits.standard()),
            WebUrls.below(web).build(),
            Map.of(),
            Paging.pagure(),
            "",
            true);
    return new Pagure(api, pages, web);
  }

  private static Authorizer authorizer(HttpUrl base, ForgeCredential credential) {
    if (credential instanceof ForgeCredential.Token token) {
      return Authorizer.authorization(base.uri(), "token", token.token());
    }
    throw new IllegalArgumentException(
        "Pagure at "
            + base.host()
            + " takes tokens only, no "
            + credential.getClass().getSimpleName());
  }

  @Override
  public ForgeType type() {
    return ForgeType.PAGURE;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(
        Capability.USER_ACCESS,
        Capability.GROUP_ACCESS,
        Capability.FORK_COMMITTERS,
        Capability.GROUP_MEMBERS);
  }

  @Override
  public String account() {
    // With GET the path is read as the name of a project.
    return Fields.required(api.ask(api.url("-", "whoami")), "username");
  }

  @Override
  public Optional<Set<String>> groupMembers(String group) {
    return api.find(api.url("group", group))
        .map(
            found -> {
              Fields.required(found, "name");
              return new LinkedHashSet<>(Fields.names(found.path("members"), "name"));
            })
        .map(Collections::unmodifiableSet);
  }

  @Override
  public Repository repository(ProjectName project) {
    return new PagureRepository(api, pages, web, project);
  }

  @Override
  public Releases releases(ProjectName project) {
    return new PagureReleases(repository(project), web, project);
  }

  @Override
  public PullRequests pullRequests(ProjectName project) {
    return new PagurePullRequests(api, pages, web, project);
  }

  @Override
  public Forks forks(ProjectName project) {
    return new PagureForks(api, project);
  }

  @Override
  public ForgeIssues issues(ProjectName project) {
    return new PagureIssues(api, web, project);
  }

  @Override
  public ForgeAccess access(ProjectName project) {
    return new PagureAccess(api, project);
  }

  @Override
  public Statuses statuses(ProjectName project) {
    return new PagureFlags(api, web, project);
  }

  /** A URL below a project: {@code [fork/account/][namespace/]name}. */
  static HttpUrl.Builder below(ForgeApi api, ProjectName project, String... segments) {
    HttpUrl.Builder url = api.url();
    project.forkOf().ifPresent(account -> url.addPathSegment("fork").addPathSegment(account));
    project.segments().forEach(url::addPathSegment);
    for (String segment : segments) {
      url.addPathSegment(segment);
    }
    return url;
  }
}
