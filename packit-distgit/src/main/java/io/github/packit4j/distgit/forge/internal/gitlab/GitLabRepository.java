package io.github.packit4j.distgit.forge.internal.gitlab;

import io.github.packit4j.distgit.forge.ForgeTag;
import io.github.packit4j.distgit.forge.internal.Dialect;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.FileContent;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.distgit.forge.internal.WebUrls;
import io.github.packit4j.http.PagedIterable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Branches, files and commits on GitLab. */
final class GitLabRepository implements Dialect.Repository {

  private final ForgeApi api;
  private final GitLabProjects projects;
  private final ProjectName project;

  GitLabRepository(ForgeApi api, GitLabProjects projects, ProjectName project) {
    this.api = api;
    this.projects = projects;
    this.project = project;
  }

  @Override
  public List<URI> pushUrls() {
    JsonNode known = api.get(api.url("projects", project.fullName()));
    List<URI> urls = new ArrayList<>();
    Fields.uri(known, "http_url_to_repo").ifPresent(urls::add);
    Fields.optional(known, "ssh_url_to_repo").map(WebUrls::ssh).ifPresent(urls::add);
    return List.copyOf(urls);
  }

  @Override
  public boolean exists() {
    return projects.find(project).isPresent();
  }

  @Override
  public String defaultBranch() {
    return Fields.text(api.get(api.url("projects", project.fullName())), "default_branch");
  }

  @Override
  public PagedIterable<String> branches() {
    return api.list(projects.below(project, "repository", "branches"))
        .map(branch -> Fields.text(branch, "name"));
  }

  @Override
  public Optional<byte[]> file(String ref, String path) {
    if (!isKnown()) {
      return Optional.empty();
    }
    return api.find(
            projects.below(project, "repository", "files", path).addQueryParameter("ref", ref))
        .map(file -> FileContent.decode(Fields.text(file, "content")));
  }

  @Override
  public List<String> files(String ref) {
    if (!isKnown() || resolve(ref).isEmpty()) {
      return List.of();
    }
    return api.list(projects.below(project, "repository", "tree").addQueryParameter("ref", ref))
        .map(entry -> Fields.text(entry, "name"))
        .toList();
  }

  @Override
  public Optional<String> resolve(String ref) {
    return find("commits", ref).flatMap(commit -> Fields.optional(commit, "id"));
  }

  @Override
  public Optional<String> commitOfTag(String tag) {
    return find("tags", tag).flatMap(found -> Fields.optional(found, "commit", "id"));
  }

  private Optional<JsonNode> find(String kind, String name) {
    return isKnown()
        ? api.find(projects.below(project, "repository", kind, name))
        : Optional.empty();
  }

  private boolean isKnown() {
    return projects.isKnown(project) || projects.find(project).isPresent();
  }

  @Override
  public PagedIterable<ForgeTag> tags() {
    return api.list(projects.below(project, "repository", "tags"))
        .map(tag -> new ForgeTag(Fields.text(tag, "name"), Fields.text(tag, "commit", "id")));
  }
}
