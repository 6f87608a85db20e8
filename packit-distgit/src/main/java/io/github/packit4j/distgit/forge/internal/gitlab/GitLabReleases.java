package io.github.packit4j.distgit.forge.internal.gitlab;

import io.github.packit4j.distgit.forge.ForgeRelease;
import io.github.packit4j.distgit.forge.internal.Dialect;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.http.PagedIterable;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Releases on GitLab, which has neither drafts nor prereleases; one may lie in the future. */
final class GitLabReleases implements Dialect.Releases {

  private final ForgeApi api;
  private final GitLabProjects projects;
  private final ProjectName project;

  GitLabReleases(ForgeApi api, GitLabProjects projects, ProjectName project) {
    this.api = api;
    this.projects = projects;
    this.project = project;
  }

  @Override
  public PagedIterable<ForgeRelease> all() {
    return api.list(projects.below(project, "releases")).map(this::release);
  }

  @Override
  public Optional<ForgeRelease> ofTag(String tag) {
    return api.find(projects.below(project, "releases", tag)).map(this::release);
  }

  @Override
  public Optional<ForgeRelease> latest() {
    return all().filter(release -> !release.draft()).first();
  }

  private ForgeRelease release(JsonNode json) {
    String tag = Fields.text(json, "tag_name");
    // What is to come is not published yet, as a draft elsewhere.
    return new ForgeRelease(
        tag,
        Fields.optional(json, "name").orElse(tag),
        Fields.text(json, "description"),
        false,
        Fields.isTrue(json, "upcoming_release"),
        Fields.uri(json, "_links", "self").orElseGet(() -> page(tag)),
        Fields.instant(json, "released_at"));
  }

  private URI page(String tag) {
    return api.web()
        .addPathSegments(project.path())
        .addPathSegments("-/releases")
        .addPathSegment(tag)
        .build()
        .uri();
  }
}
