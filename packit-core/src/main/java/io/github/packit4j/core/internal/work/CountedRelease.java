package io.github.packit4j.core.internal.work;

import io.github.packit4j.distgit.git.CommitId;
import io.github.packit4j.distgit.git.CommitInfo;
import io.github.packit4j.distgit.git.GitRepository;
import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecFileEditor;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.rpmautospec.DistGitCommit;
import io.github.packit4j.specfile.rpmautospec.DistGitHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Says which release a spec file with {@code %autorelease} will have, counted in dist-git's history
 * as rpmautospec does when the package is built. Of the history no more is fetched than is there,
 * as long as the version changed in the newest commit.
 */
public final class CountedRelease {

  /** The id of a commit that is still to be made. */
  private static final String PROPOSED = "proposed";

  /** The macro as a build has it, with the place of the number. Its options may hold macros. */
  private static final String MACRO =
      "%autorelease(e:s:pb:n) %{?-p:0.}@%{?-b:%{-b*}}@%{?-e:.%{-e*}}%{?-s:.%{-s*}}%{!?-n:%{?dist}}\n";

  private static final Pattern PLACE = Pattern.compile("@([^@]*)@");
  private static final Pattern BASE = Pattern.compile("[0-9]{1,9}");

  /** Who wrote a commit does not matter to its number. */
  private static final Packager ANYBODY = new Packager("anybody", "");

  private final GitRepository repository;
  private final String specPath;
  private final MacroContext macros;

  /**
   * Prepares the counting.
   *
   * @param repository the package's repository
   * @param specPath where it keeps its spec file
   * @param macros the macros of the branch
   */
  public CountedRelease(GitRepository repository, String specPath, MacroContext macros) {
    this.repository = repository;
    this.specPath = specPath;
    this.macros = macros;
  }

  /**
   * Expands the spec file of a commit.
   *
   * @param commit the commit, which is in the repository's store
   * @return the spec file with its release as a build has it; empty if the commit has none
   */
  public Optional<ExpandedSpecFile> of(CommitId commit) {
    return spec(commit).map(spec -> counted(spec, () -> history(commit(commit), commit)));
  }

  /**
   * Expands the spec file of a commit that is to be made, and merged without another commit.
   *
   * @param base the commit it will be built on
   * @param spec its spec file
   * @param message its message, which may ask for a number
   * @return the spec file with its release as a build will have it
   */
  public ExpandedSpecFile onTopOf(CommitId base, SpecFile spec, String message) {
    DistGitCommit proposed = commit(PROPOSED, List.of(base), message, Optional.of(spec));
    return counted(spec, () -> history(proposed, base));
  }

  private ExpandedSpecFile counted(SpecFile spec, Supplier<DistGitHistory> history) {
    ExpandedSpecFile expanded = spec.expand(macros);
    if (!expanded.hasAutorelease()) {
      return expanded;
    }
    int number = history.get().releaseNumber();
    SpecFileEditor editor = spec.edit(macros);
    return release(spec, number)
        .map(release -> editor.setTag("Release", release))
        .orElseGet(() -> editor.fromAutorelease(number))
        .apply()
        .expand(macros);
  }

  /** Gives the release as RPM makes it; empty where it needs macros that only the builder has. */
  private Optional<String> release(SpecFile spec, int number) {
    return spec.expand(macros.defineAll(MACRO))
        .value("Release")
        .filter(marked -> marked.indexOf('%') < 0)
        .map(
            marked ->
                PLACE
                    .matcher(marked)
                    .replaceAll(base -> Integer.toString(number + base(base.group(1)) - 1)));
  }

  /** What cannot be read counts as 1, as in rpmautospec. */
  private static int base(String option) {
    return BASE.matcher(option).matches() ? Integer.parseInt(option) : 1;
  }

  private DistGitHistory history(DistGitCommit newest, CommitId start) {
    return DistGitHistory.of(newest, id -> Optional.of(ancestor(CommitId.of(id), start)), macros);
  }

  private DistGitCommit ancestor(CommitId id, CommitId start) {
    if (!repository.contains(id)) {
      repository.fetchHistory(start);
    }
    return commit(id);
  }

  private DistGitCommit commit(CommitId id) {
    CommitInfo commit = repository.commit(id);
    return commit(id.hex(), commit.parents(), commit.message(), spec(id));
  }

  /** Makes a commit of what numbers depend on. */
  private static DistGitCommit commit(
      String id, List<CommitId> parents, String message, Optional<SpecFile> spec) {
    return new DistGitCommit(
        id,
        parents.stream().map(CommitId::hex).toList(),
        id,
        ANYBODY,
        Instant.EPOCH,
        message,
        spec,
        Optional.empty());
  }

  private Optional<SpecFile> spec(CommitId commit) {
    return repository.file(commit, specPath).map(SpecFile::parse);
  }
}
