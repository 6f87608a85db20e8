package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.BranchHead;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.distgit.forge.ForgeRepository;
import io.github.packit4j.distgit.forge.ForgeTag;
import io.github.packit4j.http.PagedIterable;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The repository of a project; a name that would lead elsewhere is never asked for. */
record DialectRepository(Dialect dialect, ProjectName name, URI webUrl) implements ForgeRepository {

  @Override
  public String defaultBranch() {
    return dialect.repository(name).defaultBranch();
  }

  @Override
  public Optional<BranchHead> defaultHead() {
    return dialect.repository(name).defaultHead();
  }

  @Override
  public PagedIterable<String> branches() {
    return dialect.repository(name).branches();
  }

  @Override
  public PagedIterable<ForgeTag> tags() {
    return dialect.repository(name).tags();
  }

  @Override
  public Optional<byte[]> file(String ref, String path) {
    return ResourceName.isWhole(ref) && ResourceName.isWhole(path)
        ? dialect.repository(name).file(ref, path)
        : Optional.empty();
  }

  @Override
  public List<String> files(String ref) {
    return dialect.repository(name).files(ref);
  }

  @Override
  public Optional<String> resolve(String ref) {
    return ResourceName.isWhole(ref) ? dialect.repository(name).resolve(ref) : Optional.empty();
  }

  @Override
  public Optional<String> commitOfTag(String tag) {
    Optional<String> commit =
        ResourceName.isWhole(tag) ? dialect.repository(name).commitOfTag(tag) : Optional.empty();
    if (commit.isEmpty() && !dialect.repository(name).exists()) {
      throw new ForgeException(
          Reason.NOT_FOUND,
          "Tried to read tag %s of %s but failed because: there is no such project, or the account may not see it"
              .formatted(tag, webUrl));
    }
    return commit;
  }
}
