package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.ActionName;
import io.github.packit4j.config.FileSync;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.release.ReleaseBranch;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.failure.MissingSpecFileException;
import io.github.packit4j.core.internal.job.Prereleases;
import io.github.packit4j.core.internal.text.ProposalTexts;
import io.github.packit4j.core.internal.workspace.ChangedTree;
import io.github.packit4j.core.internal.workspace.FileSynchronizer;
import io.github.packit4j.core.internal.workspace.FileSynchronizer.SyncedFile;
import io.github.packit4j.core.internal.workspace.FileTree;
import io.github.packit4j.core.internal.workspace.IllegalPathException;
import io.github.packit4j.core.internal.workspace.LinkedFiles;
import io.github.packit4j.core.internal.workspace.RepositoryPath;
import io.github.packit4j.core.internal.workspace.Subtree;
import io.github.packit4j.core.internal.workspace.Workspace;
import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.core.plan.PlannedFile;
import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.distgit.SourcesFile;
import io.github.packit4j.specfile.EditNote;
import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.macro.MacroContext;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes the files of a release for one branch: spec file, synced files, sources, note. */
final class BranchFiles {

  /** As changelogs write it, where an offset would be a Z. */
  private static final ZoneId UTC = ZoneId.of("UTC");

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
   * @param spec the spec file as it will be
   * @param uploads the archives for the lookaside cache
   * @param downloaded how many bytes of them were downloaded for this branch
   * @param warnings what is doubtful
   */
  record Prepared(
      List<PlannedFile> files,
      SpecFile spec,
      List<PlannedUpload> uploads,
      long downloaded,
      List<String> warnings) {}

  /**
   * Prepares the files.
   *
   * @param own dist-git's spec file; empty for a new package
   * @param time the time of the commit, whose day the changelog entry gets
   * @param proposed the archives of an open proposal of this very release
   * @throws io.github.packit4j.specfile.SpecFileException if what comes out must not be proposed
   */
  Prepared prepare(
      Optional<SpecFile> own, Instant time, ReleaseBranch branch, SourcesFile proposed) {
    Archives archives = new Archives(settings(), content.archives(), workspace, proposed);
    Map<String, Optional<SyncedFile>> files = new TreeMap<>();
    List<String> warnings = new ArrayList<>();
    Optional<SpecFile> unedited = Optional.empty();
    boolean prepared = workspace.run(ActionName.PREPARE_FILES).isPresent();
    files.putAll(left(archives));
    files.putAll(syncedFiles());
    if (!prepared) {
      SpecFile base = base(files, branch);
      SpecUpdate.Updated updated = update(own, base, dated(time));
      put(files, content.specPath(), FileContent.of(updated.spec().toBytes()));
      updated.notes().forEach(note -> warnings.add(text(note)));
      unedited = settings().syncChangelog() ? Optional.empty() : Optional.of(base);
    }
    if (workspace.defines(ActionName.CREATE_PATCHES)) {
      files = afterwards(ActionName.CREATE_PATCHES, files, Map.of(), archives);
    }
    // Only the new spec file tells what of an action's files is one of its archives.
    files.keySet().removeAll(archives.made(spec(files)));
    Archives.Result result = archives.prepare(spec(files), new ChangedTree(distGit, files));
    long downloaded = result.downloaded();
    if (workspace.defines(ActionName.POST_MODIFICATIONS)) {
      files = afterwards(ActionName.POST_MODIFICATIONS, files, result.local(), archives);
      result = archives.prepare(spec(files), new ChangedTree(distGit, files));
      downloaded += result.downloaded();
    }
    for (Map.Entry<String, FileContent> file : result.files().entrySet()) {
      put(files, file.getKey(), file.getValue());
    }
    if (settings().createSyncNote()) {
      put(files, ProposalTexts.SYNC_NOTE_FILE, FileContent.of(ProposalTexts.SYNC_NOTE));
    }
    FileTree after = new ChangedTree(distGit, files);
    RepositoryPath.belowAnother(after.paths())
        .ifPresent(
            path -> {
              throw new IllegalPathException(
                  path, "lies below a file of dist-git. Give another destination.");
            });
    ExpandedSpecFile spec = spec(files);
    warnings.addAll(check(own, unedited).check(spec, after, result.sources(), warnings));
    archives.requireMainSource(spec, after, result.sources());
    SpecFile made = SpecFile.parse(after.file(content.specPath()).orElseThrow().bytes());
    return new Prepared(changes(files), made, result.uploads(), downloaded, List.copyOf(warnings));
  }

  private static String text(EditNote note) {
    return note.line().isEmpty() ? note.message() : "The spec file, line " + note;
  }

  private ProposalCheck check(Optional<SpecFile> own, Optional<SpecFile> unedited) {
    return new ProposalCheck(
        content.wanted().packageName(),
        Prereleases.of(settings()).rpmVersion(content.wanted().release().version()),
        settings().specSourceId(),
        own.map(spec -> spec.expand(macros)),
        unedited.map(spec -> spec.expand(macros)));
  }

  /** What an action makes of the prepared files. */
  private Map<String, Optional<SyncedFile>> afterwards(
      ActionName action,
      Map<String, Optional<SyncedFile>> files,
      Map<String, Path> local,
      Archives archives) {
    workspace.put(files, local);
    workspace.run(action);
    return left(archives);
  }

  /** What actions have left for git. */
  private Map<String, Optional<SyncedFile>> left(Archives archives) {
    Set<String> made =
        workspace
            .distGit()
            .file(content.specPath())
            .map(file -> archives.made(SpecFile.parse(file.bytes()).expand(macros)))
            .orElseGet(Set::of);
    return new TreeMap<>(workspace.changes(made));
  }

  SpecFile upstreamSpec() {
    List<String> places = UpstreamSpec.places(settings(), content.specPath());
    return places.stream()
        .flatMap(place -> LinkedFiles.file(workspace.upstream(), place).stream())
        .findFirst()
        .map(file -> SpecFile.parse(file.bytes()))
        .orElseThrow(
            () ->
                new MissingSpecFileException(
                    places.get(1),
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

  /** The spec file that the release is written into: upstream's, or dist-git's own. */
  private SpecFile base(Map<String, Optional<SyncedFile>> files, ReleaseBranch branch) {
    return content.wanted().request().kind() == ReleaseRequest.Kind.PROPOSE_DOWNSTREAM
        ? upstreamSpec()
        : spec(
            files,
            "dist-git's branch " + branch.name() + " of " + content.wanted().packageName(),
            "Add it there first, or correct downstream_package_name.");
  }

  private SpecUpdate.Updated update(Optional<SpecFile> own, SpecFile base, ZonedDateTime time) {
    List<String> entry = content.texts().changelogEntry(workspace.run(ActionName.CHANGELOG_ENTRY));
    SpecUpdate update =
        new SpecUpdate(
            settings(),
            content.wanted().release().version(),
            Prereleases.of(settings()),
            entry,
            content.author(),
            time);
    return content.wanted().request().kind() == ReleaseRequest.Kind.PROPOSE_DOWNSTREAM
        ? update.fromUpstream(own, base, macros)
        : update.inPlace(base, macros);
  }

  private ExpandedSpecFile spec(Map<String, Optional<SyncedFile>> files) {
    return spec(
            files,
            "what the actions have made",
            "Let the action prepare-files write it to $PACKIT_DOWNSTREAM_REPO.")
        .expand(macros);
  }

  private SpecFile spec(Map<String, Optional<SyncedFile>> files, String place, String fix) {
    return new ChangedTree(distGit, files)
        .file(content.specPath())
        .map(file -> SpecFile.parse(file.bytes()))
        .orElseThrow(() -> new MissingSpecFileException(content.specPath(), place, fix));
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

  private void put(Map<String, Optional<SyncedFile>> files, String path, FileContent content) {
    boolean executable = new ChangedTree(distGit, files).executable(path);
    files.put(path, Optional.of(new SyncedFile(content, executable)));
  }

  private ZonedDateTime dated(Instant time) {
    ZonedDateTime now = time.atZone(UTC);
    return content.wanted().request().date().map(now::with).orElse(now);
  }

  private PackageSettings settings() {
    return content.wanted().settings();
  }
}
