package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.ActionName;
import io.github.packit4j.config.FileSync;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.ReleaseBranch;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.failure.MissingSpecFileException;
import io.github.packit4j.core.internal.job.Prereleases;
import io.github.packit4j.core.internal.text.ProposalTexts;
import io.github.packit4j.core.internal.workspace.FileSynchronizer;
import io.github.packit4j.core.internal.workspace.FileSynchronizer.SyncedFile;
import io.github.packit4j.core.internal.workspace.FileTree;
import io.github.packit4j.core.internal.workspace.Subtree;
import io.github.packit4j.core.internal.workspace.Workspace;
import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.core.plan.PlannedFile;
import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.macro.MacroContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the files of a release for one branch: spec file, synced files, sources, note. */
final class BranchFiles {

  private final ReleaseContent content;
  private final Workspace workspace;
  private final FileTree distGit;
  private final MacroContext macros;

  BranchFiles(ReleaseContent content, Workspace workspace, FileTree distGit, MacroContext macros) {
    this.content = content;
    this.workspace = workspace;
    this.distGit = distGit;
    this.macros = macros;
  }

  /**
   * What a release changes on a branch.
   *
   * @param files the files that become others than they are
   * @param uploads the archives for the lookaside cache
   * @param downloaded how many bytes of them were downloaded for this branch
   */
  record Prepared(List<PlannedFile> files, List<PlannedUpload> uploads, long downloaded) {}

  /**
   * Prepares the files.
   *
   * @param own dist-git's spec file; empty for a new package
   * @param time the time of the commit, whose day the changelog entry gets
   */
  Prepared prepare(Optional<SpecFile> own, Instant time, ReleaseBranch branch) {
    Map<String, Optional<SyncedFile>> files = new TreeMap<>();
    if (workspace.run(ActionName.PREPARE_FILES).isPresent()) {
      files.putAll(workspace.changes());
      files.putAll(syncedFiles());
    } else {
      files.putAll(syncedFiles());
      put(
          files,
          content.specPath(),
          FileContent.of(updatedSpec(own, date(time), branch).toBytes()));
    }
    Archives.Result archives = archives(files);
    Map<String, Optional<SyncedFile>> modified = new TreeMap<>(workspace.modified(files));
    if (!modified.equals(files)) {
      archives = archives(modified);
    }
    archives.files().forEach((path, content) -> put(modified, path, content));
    if (content.wanted().settings().createSyncNote()) {
      put(modified, ProposalTexts.SYNC_NOTE_FILE, FileContent.of(ProposalTexts.SYNC_NOTE));
    }
    return new Prepared(changes(modified), archives.uploads(), archives.downloaded());
  }

  SpecFile upstreamSpec() {
    String path = settings().specfilePath().orElseGet(content::specPath);
    return subtree()
        .file(path)
        // Many write this path from the top of the repository, with paths or without.
        .or(() -> workspace.upstream().file(path))
        .map(file -> SpecFile.parse(file.bytes()))
        .orElseThrow(
            () ->
                new MissingSpecFileException(
                    path,
                    "the release %s of %s"
                        .formatted(
                            content
                                .wanted()
                                .release()
                                .tag()
                                .orElse(content.wanted().release().version()),
                            content
                                .wanted()
                                .release()
                                .project()
                                .map(Object::toString)
                                .orElse("upstream")),
                    "Correct specfile_path in the configuration, or use pull_from_upstream where the spec file lives in dist-git only."));
  }

  private SpecFile updatedSpec(Optional<SpecFile> own, LocalDate date, ReleaseBranch branch) {
    List<String> entry = content.texts().changelogEntry(workspace.run(ActionName.CHANGELOG_ENTRY));
    SpecUpdate update =
        new SpecUpdate(
            settings(),
            content.wanted().release().version(),
            Prereleases.of(settings()),
            entry,
            content.author(),
            date);
    if (content.wanted().request().kind() == ReleaseRequest.Kind.PROPOSE_DOWNSTREAM) {
      return update.fromUpstream(own, upstreamSpec(), macros);
    }
    return update.inPlace(
        own.orElseThrow(
            () ->
                new MissingSpecFileException(
                    content.specPath(),
                    "dist-git's branch " + branch.name() + " of " + content.wanted().packageName(),
                    "Add it there first, or correct downstream_package_name.")),
        macros);
  }

  private Archives.Result archives(Map<String, Optional<SyncedFile>> files) {
    FileContent spec =
        Optional.ofNullable(files.get(content.specPath()))
            .flatMap(file -> file)
            .map(SyncedFile::content)
            .or(() -> distGit.file(content.specPath()))
            .orElseThrow(
                () ->
                    new MissingSpecFileException(
                        content.specPath(),
                        "what the action prepare-files has made",
                        "Let the action write it to $PACKIT_DOWNSTREAM_REPO."));
    return new Archives(settings(), content.archives())
        .prepare(SpecFile.parse(spec.bytes()).expand(macros), distGit);
  }

  private Map<String, Optional<SyncedFile>> syncedFiles() {
    List<FileSync> items = settings().filesToSync();
    boolean configured = !items.isEmpty();
    if (!configured) {
      // By default the configuration goes along with the spec file. On a pull dist-git has its own.
      items =
          content.wanted().request().kind() == ReleaseRequest.Kind.PROPOSE_DOWNSTREAM
              ? settings().configFilePath().map(path -> FileSync.of(path, path)).stream().toList()
              : List.of();
    }
    if (items.isEmpty()) {
      return Map.of();
    }
    return new FileSynchronizer(
            configured ? subtree() : workspace.upstream(),
            distGit,
            path -> settings().specfilePath().map(path::equals).orElse(false))
        .run(items);
  }

  /** The part of a monorepo that is the package's: the first of its {@code paths}. */
  private FileTree subtree() {
    return Subtree.of(workspace.upstream(), settings().paths().get(0));
  }

  private List<PlannedFile> changes(Map<String, Optional<SyncedFile>> files) {
    List<PlannedFile> changes = new ArrayList<>();
    files.forEach(
        (path, file) -> {
          Optional<FileContent> before = distGit.file(path);
          Optional<FileContent> after = file.map(SyncedFile::content);
          boolean executable = file.map(SyncedFile::executable).orElse(false);
          if (!before.equals(after)
              || (file.isPresent() && executable != distGit.executable(path))) {
            changes.add(new PlannedFile(path, before, after, executable));
          }
        });
    return changes;
  }

  private static void put(
      Map<String, Optional<SyncedFile>> files, String path, FileContent content) {
    files.put(path, Optional.of(new SyncedFile(content, false)));
  }

  private LocalDate date(Instant time) {
    return content
        .wanted()
        .request()
        .date()
        .orElseGet(() -> time.atZone(ZoneOffset.UTC).toLocalDate());
  }

  private PackageSettings settings() {
    return content.wanted().settings();
  }
}
