package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.ForgeRelease;
import io.github.packit4j.distgit.forge.ForgeReleases;
import io.github.packit4j.http.PagedIterable;
import java.util.Optional;

/** The releases of a project. */
record DialectReleases(Dialect dialect, ProjectName name) implements ForgeReleases {

  @Override
  public PagedIterable<ForgeRelease> all() {
    return dialect.releases(name).all();
  }

  @Override
  public Optional<ForgeRelease> find(String tag) {
    return ResourceName.isWhole(tag) ? dialect.releases(name).ofTag(tag) : Optional.empty();
  }

  @Override
  public Optional<ForgeRelease> latest() {
    return dialect.releases(name).latest();
  }
}
