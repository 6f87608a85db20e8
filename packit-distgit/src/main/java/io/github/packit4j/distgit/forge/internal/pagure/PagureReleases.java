package io.github.packit4j.distgit.forge.internal.pagure;

import io.github.packit4j.distgit.forge.ForgeRelease;
import io.github.packit4j.distgit.forge.internal.Dialect;
import io.github.packit4j.distgit.forge.internal.ProjectName;
import io.github.packit4j.distgit.forge.internal.WebUrls;
import io.github.packit4j.http.PagedIterable;
import java.net.URI;
import java.util.Optional;

/** Releases on Pagure, which has tags only: no text, no date, and so no latest one. */
final class PagureReleases implements Dialect.Releases {

  private final Dialect.Repository repository;
  private final URI web;
  private final ProjectName project;

  PagureReleases(Dialect.Repository repository, URI web, ProjectName project) {
    this.repository = repository;
    this.web = web;
    this.project = project;
  }

  @Override
  public PagedIterable<ForgeRelease> all() {
    return repository.tags().map(tag -> release(tag.name()));
  }

  @Override
  public Optional<ForgeRelease> ofTag(String tag) {
    return repository.commitOfTag(tag).map(commit -> release(tag));
  }

  @Override
  public Optional<ForgeRelease> latest() {
    return Optional.empty();
  }

  private ForgeRelease release(String tag) {
    URI page = URI.create(WebUrls.page(web, project) + "/releases");
    return new ForgeRelease(tag, tag, "", false, false, page, Optional.empty());
  }
}
