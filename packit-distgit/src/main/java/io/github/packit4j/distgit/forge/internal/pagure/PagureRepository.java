package io.github.packit4j.distgit.forge.internal.pagure;

import io.github.packit4j.distgit.forge.BranchHead;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeTag;
import io.github.packit4j.distgit.forge.internal.Dialect;
import io.github.packit4j.distgit.forge.internal.Fields;
import io.github.packit4j.distgit.forge.internal.ForgeApi;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.distgit.forge.internal.WebUrls;
import io.github.packit4j.http.PagedIterable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/** Branches, files and commits on Pagure. */
final class PagureRepository implements Dialect.Repository {

  private final ForgeApi api;
  private final ForgeApi pages;
  private final URI web;
  private final ProjectName project;

  PagureRepository(ForgeApi api, ForgeApi pages, URI web, ProjectName project) {
    this.api = api;
    this.pages = pages;
    this.web = web;
    this.project = project;
  }

  @Override
  public List<URI> pushUrls() {
    List<URI> urls = new ArrayList<>();
    JsonNode known = api.get(Pagure.below(api, project, "git", "urls")).path("urls");
    urls.add(
        Fields.optional(known, "git")
            .filter(url -> url.matches("https?://.*")) // A Pagure may serve git:// instead.
            .map(URI::create)
            .orElseGet(() -> WebUrls.git(web, project)));
    // Without a token the server writes a placeholder where the account belongs.
    Fields.optional(known, "ssh")
        .map(url -> url.replace("{username}@", ""))
        .map(URI::create)
        .ifPresent(urls::add);
    return List.copyOf(urls);
  }

  @Override
  public boolean exists() {
    return api.find(Pagure.below(api, project)).isPresent();
  }

  @Override
  public String defaultBranch() {
    JsonNode branch = api.get(Pagure.below(api, project, "git", "branches")).path("default");
    return Fields.text(branch);
  }

  @Override
  public Optional<BranchHead> defaultHead() {
    return api.get(withCommits("branches")).path("default").properties().stream()
        .map(head -> new BranchHead(head.getKey(), Fields.text(head.getValue())))
        .filter(head -> !head.commit().isEmpty())
        .findFirst();
  }

  @Override
  public PagedIterable<String> branches() {
    return api.list(Pagure.below(api, project, "git", "branches"), "branches").map(Fields::text);
  }

  /**
   * The page with a file's content knows branches and commits, but no names of tags, and says 404
   * of an empty file as well; the API knows better.
   */
  @Override
  public Optional<byte[]> file(String ref, String path) {
    try {
      Optional<byte[]> content = pages.bytes(file(pages, "raw", ref, path), "*/*");
      if (content.isPresent()) {
        return content;
      }
      if (isFile(ref, path)) {
        return Optional.of(new byte[0]);
      }
    } catch (ForgeException e) {
      // Some versions answer 500 for a file that is not there.
      if (e.reason() != ForgeException.Reason.SERVER || isFile(ref, path)) {
        throw e;
      }
    }
    return commitOfTagNamed(ref).flatMap(commit -> file(commit, path));
  }

  private boolean isFile(String ref, String path) {
    return api.find(file(api, "tree", ref, path))
        .flatMap(entry -> Fields.optional(entry, "type"))
        .filter("file"::equals)
        .isPresent();
  }

  private HttpUrl.Builder file(ForgeApi from, String what, String ref, String path) {
    HttpUrl.Builder url = Pagure.below(from, project, what, ref, "f");
    for (String part : path.split("/")) {
      url.addPathSegment(part);
    }
    return url;
  }

  @Override
  public List<String> files(String ref) {
    return api.find(Pagure.below(api, project, "tree", ref))
        .map(tree -> Fields.names(tree.path("content"), "name"))
        .or(() -> commitOfTagNamed(ref).map(this::files))
        .orElse(List.of());
  }

  /** A full commit id is not looked for among the tags. */
  private Optional<String> commitOfTagNamed(String ref) {
    return ref.matches("[0-9a-f]{40}") ? Optional.empty() : commitOfTag(ref);
  }

  @Override
  public Optional<String> resolve(String ref) {
    if (ref.matches("[0-9a-f]{7,40}")) {
      Optional<String> commit =
          api.find(Pagure.below(api, project, "c", ref, "info"))
              .flatMap(info -> Fields.optional(info, "hash"));
      if (commit.isPresent()) {
        return commit;
      }
    }
    return commits("branches", ref).or(() -> commitOfTag(ref));
  }

  @Override
  public Optional<String> commitOfTag(String tag) {
    return commits("tags", tag);
  }

  private Optional<String> commits(String kind, String name) {
    return api.find(withCommits(kind)).flatMap(answer -> Fields.optional(answer, kind, name));
  }

  private HttpUrl.Builder withCommits(String kind) {
    return Pagure.below(api, project, "git", kind).addQueryParameter("with_commits", "true");
  }

  @Override
  public PagedIterable<ForgeTag> tags() {
    return api.entries(withCommits("tags"), "tags")
        .map(tag -> new ForgeTag(tag.getKey(), Fields.text(tag.getValue())));
  }
}
