package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.UpstreamSource;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.workspace.ArchiveStore;
import io.github.packit4j.core.internal.workspace.FileTree;
import io.github.packit4j.core.internal.workspace.Workspace;
import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.distgit.GitIgnore;
import io.github.packit4j.distgit.HashType;
import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.distgit.SourcesFile;
import io.github.packit4j.specfile.ExpandedSource;
import io.github.packit4j.specfile.ExpandedSpecFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** Which sources of a spec file belong into the lookaside cache, and what dist-git says of them. */
final class Archives {

  static final String SOURCES = "sources";
  static final String GIT_IGNORE = ".gitignore";

  /** What RPM sources are packed in, by their names. */
  private static final Pattern PACKED =
      Pattern.compile(
          "(?i).*\\.(tar|tgz|tbz2?|txz|tzst|gz|bz2|xz|lzma|zst|zip|7z|jar|gem|crate|whl|rpm|cpio|bin|iso|oxt|phar|vsix)");

  /** So much of a file is looked at to tell text from data, as git does. */
  private static final int START = 8000;

  private final PackageSettings settings;
  private final ArchiveStore store;
  private final Workspace workspace;
  private final SourcesFile proposed;

  /**
   * Prepares the archives of a release for a branch.
   *
   * @param workspace where actions leave archives that they make
   * @param proposed what an open proposal of this very release lists: an archive that is made again
   *     may differ in every run, and is then no other one
   */
  Archives(
      PackageSettings settings, ArchiveStore store, Workspace workspace, SourcesFile proposed) {
    this.settings = settings;
    this.store = store;
    this.workspace = workspace;
    this.proposed = proposed;
  }

  /**
   * What the archives of a release mean for dist-git.
   *
   * @param sources the new {@code sources}
   * @param uploads the archives for the lookaside cache
   * @param files the new {@code sources} and {@code .gitignore}
   * @param local where the uploads are on this machine, by their names
   * @param downloaded how many bytes of the archives this branch was the first to ask for
   */
  record Result(
      SourcesFile sources,
      List<PlannedUpload> uploads,
      Map<String, FileContent> files,
      Map<String, Path> local,
      long downloaded) {}

  /** Names the sources that actions have left and that do not belong into git. */
  Set<String> made(ExpandedSpecFile spec) {
    Set<String> names = new LinkedHashSet<>();
    for (ExpandedSource source : spec.sources()) {
      if (source.valid() && madeOf(source).isPresent()) {
        names.add(source.fileName());
      }
    }
    return names;
  }

  /**
   * Downloads the release's archives and rewrites {@code sources} and {@code .gitignore}.
   *
   * @param spec the updated spec file, expanded for the branch
   * @param distGit the branch's files with what changes in them
   */
  Result prepare(ExpandedSpecFile spec, FileTree distGit) {
    SourcesFile before =
        distGit
            .file(SOURCES)
            .map(content -> SourcesFile.parse(content.bytes()))
            .orElseGet(SourcesFile::empty);
    List<PlannedUpload> uploads = new ArrayList<>();
    Map<String, Path> local = new LinkedHashMap<>();
    long downloaded = 0;
    SortedSet<String> tracked = distGit.paths();
    // The order of the spec file, then what else is kept; a name appears once.
    Map<String, SourceEntry> entries = new LinkedHashMap<>();
    for (ExpandedSource source : spec.allSources()) {
      String name = source.fileName();
      if (tracked.contains(name)) {
        continue;
      }
      Optional<URI> origin = source.valid() ? origin(source) : Optional.empty();
      Optional<Path> made = source.valid() ? madeOf(source) : Optional.empty();
      Optional<PlannedUpload> upload = Optional.empty();
      if (made.isPresent()) {
        String hash = SourceEntry.ofFile(HashType.SHA512, made.get()).hash();
        upload = origin.flatMap(address -> store.downloaded(address, name, hash));
        Optional<SourceEntry> same = proposed.entriesOf(name).stream().findFirst();
        if (upload.isEmpty() && same.isPresent()) {
          entries.put(name, same.get());
          continue;
        }
        upload = upload.or(() -> Optional.of(store.keep(made.get(), name)));
      } else if (origin.isPresent()) {
        ArchiveStore.Download download = store.download(origin.get(), name);
        downloaded += download.first() ? download.upload().size() : 0;
        upload = Optional.of(download.upload());
      }
      if (upload.isPresent()) {
        uploads.add(upload.get());
        local.put(name, store.path(upload.get()));
        entries.put(name, SourceEntry.sha512(upload.get().hash(), name));
      } else {
        // An archive of a false condition, or one that somebody uploaded by hand.
        before.entriesOf(name).stream().findFirst().ifPresent(entry -> entries.put(name, entry));
      }
    }
    SourcesFile sources = before.replaceAll(entries.values());
    return new Result(
        sources, List.copyOf(uploads), rewritten(before, sources, distGit), local, downloaded);
  }

  /** Gives a source that actions have made or changed, unless it is a text that git can have. */
  private Optional<Path> madeOf(ExpandedSource source) {
    return workspace
        .untracked(source.fileName())
        .filter(
            left ->
                left.ignored()
                    || isMain(source)
                    || origin(source).isPresent()
                    || PACKED.matcher(source.fileName()).matches()
                    || isData(left.file()))
        .map(Workspace.Untracked::file);
  }

  private static boolean isData(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      for (byte b : content.readNBytes(START)) {
        if (b == 0) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isMain(ExpandedSource source) {
    return settings.specSourceId().equals("Source" + source.number());
  }

  private static Map<String, FileContent> rewritten(
      SourcesFile before, SourcesFile sources, FileTree distGit) {
    Map<String, FileContent> files = new LinkedHashMap<>();
    if (sources.entries().isEmpty() && before.entries().isEmpty()) {
      return files;
    }
    files.put(SOURCES, FileContent.of(sources.toBytes()));
    GitIgnore ignore =
        distGit
            .file(GIT_IGNORE)
            .map(content -> GitIgnore.parse(content.bytes()))
            .orElseGet(GitIgnore::empty);
    for (SourceEntry entry : sources.entries()) {
      ignore = ignore.with(entry.fileName());
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

  /** Requires that the upstream archive is to be had at all. */
  void requireMainSource(ExpandedSpecFile spec, FileTree distGit, SourcesFile sources) {
    for (ExpandedSource source : spec.sources()) {
      if (isMain(source)
          && source.valid()
          && !distGit.paths().contains(source.fileName())
          && sources.entriesOf(source.fileName()).isEmpty()) {
        throw new WorkflowException(
            "The upstream archive %s (%s) is no address, not in git and not in the file 'sources'. Give its address in the spec file or in 'sources' of the configuration."
                .formatted(source.fileName(), settings.specSourceId()));
      }
    }
  }
}
