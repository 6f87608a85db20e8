package io.github.packit4j.distgit.forge.internal.github;

import io.github.packit4j.distgit.forge.ForgeRelease;
import io.github.packit4j.distgit.forge.internal.Dialect;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.distgit.forge.internal.WebUrls;
import io.github.packit4j.http.PagedIterable;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Releases on GitHub, and on Forgejo, which has the same interface. */
public final class GitHubReleases implements Dialect.Releases {

  private final ForgeApi api;
  private final URI web;
  private final ProjectName project;

  /**
   * The releases of a project.
   *
   * @param api the interface
   * @param web the forge's web address
   * @param project the project
   */
  public GitHubReleases(ForgeApi api, URI web, ProjectName project) {
    this.api = api;
    this.web = web;
    this.project = project;
  }

  @Override
  public PagedIterable<ForgeRelease> all() {
    return api.list(GitHub.below(api, project, "releases")).map(this::release);
  }

  @Override
  public Optional<ForgeRelease> ofTag(String tag) {
    return api.find(GitHub.below(api, project, "releases", "tags", tag)).map(this::release);
  }

  @Override
  public Optional<ForgeRelease> latest() {
    return api.find(GitHub.below(api, project, "releases", "latest")).map(this::release);
  }

  private ForgeRelease release(JsonNode json) {
    String tag = Fields.text(json, "tag_name");
    return new ForgeRelease(
        tag,
        Fields.optional(json, "name").orElse(tag),
        Fields.text(json, "body"),
        Fields.isTrue(json, "prerelease"),
        Fields.isTrue(json, "draft"),
        Fields.uri(json, "html_url").orElseGet(() -> WebUrls.page(web, project)),
        Fields.instant(json, "published_at"));
  }
}
