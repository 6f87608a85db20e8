package io.github.packit4j.core.internal.plan;

import io.github.packit4j.core.internal.workspace.FileTree;
import io.github.packit4j.distgit.SourcesFile;
import io.github.packit4j.specfile.ExpandedSource;
import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFileException;
import io.github.packit4j.specfile.SpecProblem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a proposed spec file again. RPM has to take it, with the version that was asked for and the
 * package's name; what is doubtful about its sources is told.
 */
final class ProposalCheck {

  /** A hash, shortened or not: a word in hexadecimal digits, some of which are letters. */
  private static final Pattern COMMIT =
      Pattern.compile(
          "(?<![0-9A-Za-z])(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,40}(?![0-9A-Za-z])");

  private final String packageName;
  private final String version;
  private final String mainSource;
  private final Optional<ExpandedSpecFile> before;
  private final Optional<ExpandedSpecFile> unedited;

  /**
   * Prepares the check of a branch.
   *
   * @param packageName the dist-git package
   * @param version the version that was asked for, as spec files write it
   * @param mainSource the tag of the source that is the upstream archive, such as {@code Source0}
   * @param before dist-git's spec file; empty for a new package
   * @param unedited what the version was set in; empty if an action made the spec file
   */
  ProposalCheck(
      String packageName,
      String version,
      String mainSource,
      Optional<ExpandedSpecFile> before,
      Optional<ExpandedSpecFile> unedited) {
    this.packageName = packageName;
    this.version = version;
    this.mainSource = mainSource;
    this.before = before;
    this.unedited = unedited;
  }

  /**
   * Checks a spec file.
   *
   * @param after the spec file as it would be pushed
   * @param distGit the branch's files as they would be
   * @param sources the archives as they would be
   * @param known what the update has told already, which is not said twice
   * @return what else is doubtful
   * @throws SpecFileException if it must not be proposed
   */
  List<String> check(
      ExpandedSpecFile after, FileTree distGit, SourcesFile sources, List<String> known) {
    Set<String> warnings = new LinkedHashSet<>();
    fault(after).ifPresent(warnings::add);
    if (!after.version().equals(version)) {
      throw refused("its version came out as '%s', not as '%s'", after.version(), version);
    }
    String name = before.map(ExpandedSpecFile::name).orElse(packageName);
    if (!after.name().equals(name)) {
      throw refused("its name would be '%s', not '%s'", after.name(), name);
    }
    before.ifPresent(older -> requireEpoch(older, after));
    Stream.concat(before.stream(), unedited.stream())
        .forEach(older -> warnings.addAll(leftBehind(older, after, known)));
    warnings.addAll(missing(after, distGit, sources));
    return List.copyOf(warnings);
  }

  /**
   * With a lower epoch every version is older than what users have, so no update would reach them.
   */
  private static void requireEpoch(ExpandedSpecFile older, ExpandedSpecFile after) {
    int epoch = older.epoch().orElse(0);
    if (after.epoch().orElse(0) < epoch) {
      throw refused(
          "its epoch would be %d, lower than the %d in dist-git. Write 'Epoch: %d' into the spec file that it is made of",
          after.epoch().orElse(0), epoch, epoch);
    }
  }

  /** A spec file that RPM did not read before is no worse than it was. */
  private Optional<String> fault(ExpandedSpecFile after) {
    Optional<String> fault = fatal(after);
    if (fault.isPresent() && before.map(ProposalCheck::fatal).orElse(Optional.empty()).isEmpty()) {
      throw refused("RPM would not read it: %s", fault.get());
    }
    return fault.map(text -> "RPM does not read the spec file, as before: " + text);
  }

  private static Optional<String> fatal(ExpandedSpecFile spec) {
    return spec.problems().stream()
        .filter(problem -> problem.kind().isFatal())
        .map(SpecProblem::toString)
        .findFirst();
  }

  /** Sources that are those of another version still, although the version is a new one. */
  private List<String> leftBehind(
      ExpandedSpecFile older, ExpandedSpecFile after, List<String> known) {
    List<String> left = new ArrayList<>();
    if (older.version().equals(after.version())) {
      return left;
    }
    for (ExpandedSource source : after.sources()) {
      String start = "Source%d does not follow the version".formatted(source.number());
      if (known.stream().anyMatch(text -> text.startsWith(start))) {
        continue;
      }
      older.sources().stream()
          .filter(old -> source.valid() && old.valid() && old.number() == source.number())
          .findFirst()
          .flatMap(old -> leftBehind(old, source, older.version()))
          .map(
              part ->
                  "Source%d does not follow the version: it is %s, with the %s that %s had. Correct it, or what it is made of, in the spec file."
                      .formatted(source.number(), source.expandedLocation(), part, older.version()))
          .ifPresent(left::add);
    }
    return left;
  }

  /** Names what a source has in common with the one of another version. */
  private Optional<String> leftBehind(ExpandedSource old, ExpandedSource now, String oldVersion) {
    String location = now.expandedLocation();
    if (old.expandedLocation().equals(location)) {
      return isMain(now) || names(location, oldVersion)
          ? Optional.of("location")
          : Optional.empty();
    }
    return isMain(now)
        ? COMMIT
            .matcher(old.expandedLocation())
            .results()
            .map(MatchResult::group)
            .filter(commit -> commits(location).contains(commit))
            .findFirst()
            .map("commit "::concat)
        : Optional.empty();
  }

  private static Set<String> commits(String location) {
    return COMMIT.matcher(location).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  /** A version such as {@code 2} is in many names by chance. */
  private static boolean names(String location, String version) {
    return version.contains(".")
        && Pattern.compile("(?<![0-9.])" + Pattern.quote(version) + "(?![0-9]|\\.[0-9])")
            .matcher(location)
            .find();
  }

  private boolean isMain(ExpandedSource source) {
    return mainSource.equals("Source" + source.number());
  }

  private static List<String> missing(
      ExpandedSpecFile after, FileTree distGit, SourcesFile sources) {
    Set<String> files = distGit.paths();
    List<String> missing = new ArrayList<>();
    after.sources().forEach(source -> missing(source, "Source", files, sources, missing));
    after.patches().forEach(patch -> missing(patch, "Patch", files, sources, missing));
    return missing;
  }

  private static void missing(
      ExpandedSource file,
      String kind,
      Set<String> files,
      SourcesFile sources,
      List<String> missing) {
    String name = file.fileName();
    if (file.valid() && !files.contains(name) && sources.entriesOf(name).isEmpty()) {
      missing.add(
          "%s%d (%s) is neither in git nor in the file 'sources', so nothing can be built. Add it, or let an action make it."
              .formatted(kind, file.number(), name));
    }
  }

  private static SpecFileException refused(String reason, Object... values) {
    return new SpecFileException("The spec file is refused, " + reason.formatted(values));
  }
}
