package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.UpstreamSource;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.workspace.ArchiveStore;
import io.github.packit4j.core.internal.workspace.FileTree;
import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.distgit.GitIgnore;
import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.distgit.SourcesFile;
import io.github.packit4j.specfile.ExpandedSource;
import io.github.packit4j.specfile.ExpandedSpecFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which sources of a spec file belong into the lookaside cache, and what dist-git says of them. */
final class Archives {

  static final String SOURCES = "sources";
  static final String GIT_IGNORE = ".gitignore";

  private final PackageSettings settings;
  private final ArchiveStore store;

  Archives(PackageSettings settings, ArchiveStore store) {
    this.settings = settings;
    this.store = store;
  }

  /**
   * What the archives of a release mean for dist-git.
   *
   * @param uploads the archives for the lookaside cache
   * @param files the new {@code sources} and {@code .gitignore}
   * @param downloaded how many bytes of the archives this branch was the first to ask for
   */
  record Result(List<PlannedUpload> uploads, Map<String, FileContent> files, long downloaded) {}

  /**
   * Downloads the release's archives and rewrites {@code sources} and {@code .gitignore}.
   *
   * @param spec the updated spec file, expanded for the branch
   * @param distGit the branch's files
   */
  Result prepare(ExpandedSpecFile spec, FileTree distGit) {
    SourcesFile before =
        distGit
            .file(SOURCES)
            .map(content -> SourcesFile.parse(content.bytes()))
            .orElseGet(SourcesFile::empty);
    List<PlannedUpload> uploads = new ArrayList<>();
    long downloaded = 0;
    // The order of the spec file, then what else is kept; a name appears once.
    Map<String, SourceEntry> entries = new LinkedHashMap<>();
    for (ExpandedSource source : spec.allSources()) {
      String name = source.fileName();
      if (distGit.paths().contains(name)) {
        continue;
      }
      Optional<URI> origin = source.valid() ? origin(source) : Optional.empty();
      if (origin.isPresent()) {
        ArchiveStore.Download download = store.download(origin.get(), name);
        PlannedUpload upload = download.upload();
        downloaded += download.first() ? upload.size() : 0;
        uploads.add(upload);
        entries.put(name, SourceEntry.sha512(upload.hash(), name));
      } else {
        // An archive of a false condition, or one that somebody uploaded by hand.
        before.entriesOf(name).stream().findFirst().ifPresent(entry -> entries.put(name, entry));
        requireMainSource(source, entries.keySet());
      }
    }
    return new Result(List.copyOf(uploads), rewritten(before, entries, distGit), downloaded);
  }

  private Map<String, FileContent> rewritten(
      SourcesFile before, Map<String, SourceEntry> entries, FileTree distGit) {
    Map<String, FileContent> files = new LinkedHashMap<>();
    if (entries.isEmpty() && before.entries().isEmpty()) {
      return files;
    }
    files.put(SOURCES, FileContent.of(before.replaceAll(entries.values()).toBytes()));
    GitIgnore ignore =
        distGit
            .file(GIT_IGNORE)
            .map(content -> GitIgnore.parse(content.bytes()))
            .orElseGet(GitIgnore::empty);
    Set<String> names = new LinkedHashSet<>(entries.keySet());
    for (String name : names) {
      ignore = ignore.with(name);
    }
    files.put(GIT_IGNORE, FileContent.of(ignore.toBytes()));
    return files;
  }

  /** The configuration can name other places for files that the spec file names. */
  private Optional<URI> origin(ExpandedSource source) {
    Optional<String> configured =
        settings.sources().stream()
            .filter(item -> item.path().equals(source.fileName()))
            .map(UpstreamSource::url)
            .findFirst();
    if (configured.isPresent()) {
      return configured.map(Archives::address);
    }
    return source.remote() ? Optional.of(address(location(source))) : Optional.empty();
  }

  private static String location(ExpandedSource source) {
    if (source.expandedLocation().contains("%")
        && source.expandedLocation().matches(".*%[{(\\[A-Za-z_?!].*")) {
      throw new WorkflowException(
          "The address of Source%d, '%s', has macros that cannot be computed here: '%s'. Name its download address in 'sources' of the configuration."
              .formatted(source.number(), source.location(), source.expandedLocation()));
    }
    return source.expandedLocation();
  }

  private static URI address(String text) {
    try {
      return URI.create(text.replace(" ", "%20"));
    } catch (IllegalArgumentException e) {
      throw new WorkflowException("'%s' is no address to download from.".formatted(text), e);
    }
  }

  private void requireMainSource(ExpandedSource source, Set<String> known) {
    boolean main = settings.specSourceId().equals("Source" + source.number());
    if (main && source.valid() && !known.contains(source.fileName())) {
      throw new WorkflowException(
          "The upstream archive %s (%s) is no address, not in git and not in the file 'sources'. Give its address in the spec file or in 'sources' of the configuration."
              .formatted(source.fileName(), settings.specSourceId()));
    }
  }
}
