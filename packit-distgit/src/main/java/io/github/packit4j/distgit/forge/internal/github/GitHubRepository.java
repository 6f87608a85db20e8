package io.github.packit4j.distgit.forge.internal.github;

import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeTag;
import io.github.packit4j.distgit.forge.internal.Dialect;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.FileContent;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.distgit.forge.internal.WebUrls;
import io.github.packit4j.http.PagedIterable;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** Branches, files and commits on GitHub. */
final class GitHubRepository implements Dialect.Repository {

  private static final String RAW = "application/vnd.github.raw+json";
  private static final int MAX_TAG_DEPTH = 10;

  private final ForgeApi api;
  private final URI web;
  private final ProjectName project;

  GitHubRepository(ForgeApi api, URI web, ProjectName project) {
    this.api = api;
    this.web = web;
    this.project = project;
  }

  @Override
  public List<URI> pushUrls() {
    return List.of(
        WebUrls.git(web, project),
        URI.create("ssh://git@" + web.getHost() + "/" + WebUrls.encodedPath(project) + ".git"));
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
    Optional<JsonNode> content = api.find(contents(ref, path));
    if (content.isEmpty() || !Fields.text(content.get(), "type").equals("file")) {
      return Optional.empty();
    }
    // Above 1 MB the content is left out of the JSON.
    return Fields.text(content.get(), "encoding").equals("base64")
        ? Optional.of(FileContent.decode(Fields.text(content.get(), "content")))
        : api.bytes(contents(ref, path), RAW);
  }

  private HttpUrl.Builder contents(String ref, String path) {
    HttpUrl.Builder url = GitHub.below(api, project, "contents");
    for (String part : path.split("/")) {
      url.addPathSegment(part);
    }
    return url.addQueryParameter("ref", ref);
  }

  @Override
  public List<String> files(String ref) {
    return api.find(GitHub.below(api, project, "contents").addQueryParameter("ref", ref))
        .map(entries -> Fields.names(entries, "name"))
        .orElse(List.of());
  }

  @Override
  public Optional<String> resolve(String ref) {
    try {
      return api.find(GitHub.below(api, project, "commits", ref))
          .flatMap(commit -> Fields.optional(commit, "sha"));
    } catch (ForgeException e) {
      // "No commit found for SHA" is a 422.
      if (e.status().orElse(0) == 422) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Optional<String> commitOfTag(String tag) {
    HttpUrl.Builder url = GitHub.below(api, project, "git", "ref", "tags");
    for (String part : tag.split("/")) {
      url.addPathSegment(part);
    }
    Optional<JsonNode> object = api.find(url).map(ref -> ref.path("object"));
    for (int depth = 0; depth < MAX_TAG_DEPTH && isTag(object); depth++) {
      String id = Fields.text(object.orElseThrow(), "sha");
      object = api.find(GitHub.below(api, project, "git", "tags", id)).map(t -> t.path("object"));
    }
    return object
        .filter(found -> Fields.text(found, "type").equals("commit"))
        .flatMap(found -> Fields.optional(found, "sha"));
  }

  private static boolean isTag(Optional<JsonNode> object) {
    return object.filter(found -> Fields.text(found, "type").equals("tag")).isPresent();
  }

  @Override
  public PagedIterable<ForgeTag> tags() {
    return api.list(GitHub.below(api, project, "tags"))
        .map(tag -> new ForgeTag(Fields.text(tag, "name"), Fields.text(tag, "commit", "sha")));
  }
}
