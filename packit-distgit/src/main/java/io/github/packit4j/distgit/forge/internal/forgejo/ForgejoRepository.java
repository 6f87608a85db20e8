package io.github.packit4j.distgit.forge.internal.forgejo;

import io.github.packit4j.distgit.forge.ForgeTag;
import io.github.packit4j.distgit.forge.internal.Dialect;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.FileContent;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.distgit.forge.internal.WebUrls;
import io.github.packit4j.distgit.forge.internal.github.GitHub;
import io.github.packit4j.http.PagedIterable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** Branches, files and commits on Forgejo. */
final class ForgejoRepository implements Dialect.Repository {

  private final ForgeApi api;
  private final URI web;
  private final ProjectName project;

  ForgejoRepository(ForgeApi api, URI web, ProjectName project) {
    this.api = api;
    this.web = web;
    this.project = project;
  }

  @Override
  public List<URI> pushUrls() {
    List<URI> urls = new ArrayList<>();
    urls.add(WebUrls.git(web, project));
    Fields.optional(api.get(GitHub.below(api, project)), "ssh_url")
        .map(WebUrls::ssh)
        .ifPresent(urls::add);
    return List.copyOf(urls);
  }

  @Override
  public boolean exists() {
    return api.find(GitHub.below(api, project)).isPresent();
  }

  @Override
  public String defaultBranch() {
    return Fields.text(api.get(GitHub.below(api, project)), "default_branch");
  }

  @Override
  public PagedIterable<String> branches() {
    return api.list(GitHub.below(api, project, "branches"))
        .map(branch -> Fields.text(branch, "name"));
  }

  @Override
  public Optional<byte[]> file(String ref, String path) {
    Optional<JsonNode> content =
        api.find(path("contents", path).addQueryParameter("ref", ref))
            .filter(found -> Fields.text(found, "type").equals("file"));
    if (content.isEmpty()) {
      return Optional.empty();
    }
    // The content of a large file is left out.
    return Fields.text(content.get(), "encoding").equals("base64")
        ? Optional.of(FileContent.decode(Fields.text(content.get(), "content")))
        : api.bytes(path("raw", path).addQueryParameter("ref", ref), "*/*");
  }

  private HttpUrl.Builder path(String kind, String path) {
    HttpUrl.Builder url = GitHub.below(api, project, kind);
    for (String part : path.split("/")) {
      url.addPathSegment(part);
    }
    return url;
  }

  @Override
  public List<String> files(String ref) {
    return api.find(GitHub.below(api, project, "contents", "").addQueryParameter("ref", ref))
        .map(entries -> Fields.names(entries, "name"))
        .orElse(List.of());
  }

  @Override
  public Optional<String> resolve(String ref) {
    Optional<String> branch =
        api.find(path("branches", ref)).flatMap(found -> Fields.optional(found, "commit", "id"));
    return branch.or(() -> commitOfTag(ref)).or(() -> commit(ref));
  }

  private Optional<String> commit(String id) {
    return id.matches("[0-9a-f]{4,64}")
        ? api.find(GitHub.below(api, project, "git", "commits", id))
            .flatMap(found -> Fields.optional(found, "sha"))
        : Optional.empty();
  }

  @Override
  public Optional<String> commitOfTag(String tag) {
    return api.find(path("tags", tag)).flatMap(found -> Fields.optional(found, "commit", "sha"));
  }

  @Override
  public PagedIterable<ForgeTag> tags() {
    return api.list(GitHub.below(api, project, "tags"))
        .map(tag -> new ForgeTag(Fields.text(tag, "name"), Fields.text(tag, "commit", "sha")));
  }
}
