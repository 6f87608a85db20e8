package io.github.packit4j.specfile.rpmautospec;

import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.SpecFileException;
import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.ChangelogText;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.version.Autorelease;
import io.github.packit4j.specfile.version.Evr;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A dist-git history, and the release numbers and changelog that rpmautospec computes from it.
 *
 * <p>The whole history must be at hand: a shallow clone gives wrong numbers. A number asks for the
 * commits back to where the version last changed, the changelog for those back to the newest file
 * {@code changelog}. Not thread-safe.
 */
public final class DistGitHistory {

  private static final String UNRESOLVABLE = "RPMAUTOSPEC: unresolvable merge";

  /** Epoch and version of a commit's spec file; both texts empty if unknown. */
  private record EpochVersion(String text) {
    static final EpochVersion UNKNOWN = new EpochVersion("");

    boolean mayEqual(EpochVersion other) {
      return text.isEmpty() || other.text.isEmpty() || text.equals(other.text);
    }
  }

  private final Function<String, Optional<DistGitCommit>> source;
  private final Map<String, Optional<DistGitCommit>> commits = new HashMap<>();
  private final DistGitCommit head;
  private final MacroContext context;
  private final Map<String, EpochVersion> versions = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  private DistGitHistory(
      DistGitCommit head, Function<String, Optional<DistGitCommit>> source, MacroContext context) {
    this.head = head;
    this.source = source;
    this.context = context;
  }

  /**
   * Takes a history.
   *
   * @param commits all commits reachable from the first, in any order after it
   * @param context the macros to expand epoch and version with
   * @throws IllegalArgumentException if there are none
   */
  public static DistGitHistory of(List<DistGitCommit> commits, MacroContext context) {
    if (commits.isEmpty()) {
      throw new IllegalArgumentException("A history needs a commit");
    }
    Map<String, DistGitCommit> byId = new HashMap<>();
    commits.forEach(commit -> byId.put(commit.id(), commit));
    return of(commits.get(0), id -> Optional.ofNullable(byId.get(id)), context);
  }

  /**
   * Takes a history whose commits are read when they are asked for, each once.
   *
   * @param head the newest commit; it may be one that is still to be made
   * @param source gives the commit of an id; empty ends the history there
   * @param context the macros to expand epoch and version with
   */
  public static DistGitHistory of(
      DistGitCommit head, Function<String, Optional<DistGitCommit>> source, MacroContext context) {
    return new DistGitHistory(head, source, context);
  }

  /** Returns the number that {@code %autorelease} stands for in the newest commit. */
  public int releaseNumber() {
    return number(head);
  }

  /** Returns the number that the next commit would have if it kept epoch and version. */
  public int nextReleaseNumber() {
    return number(head) + 1;
  }

  /**
   * Returns the release of the newest commit without dist tag, with the options of its {@code
   * %autorelease}; for another kind of release, the number.
   */
  public String releaseWithoutDist() {
    return release(head);
  }

  /** Returns the text that {@code %autochangelog} stands for in the newest commit. */
  public String changelog() {
    List<String> parts = new ArrayList<>();
    boolean removedLater = false;
    DistGitCommit commit = head;
    while (commit != null) {
      List<DistGitCommit> parents = parents(commit);
      Optional<String> file = commit.changelog();
      boolean changesFile =
          file.isPresent() && parents.stream().noneMatch(p -> p.changelog().equals(file));
      if (changesFile) {
        if (!removedLater) {
          file.ifPresent(text -> parts.add(text.stripTrailing()));
        }
        break;
      }
      removedLater |= file.isEmpty() && parents.stream().anyMatch(p -> p.changelog().isPresent());
      if (parents.size() > 1) {
        DistGitCommit merged = commit;
        Optional<DistGitCommit> same =
            parents.stream().filter(parent -> parent.tree().equals(merged.tree())).findFirst();
        if (same.isEmpty()) {
          parts.add(entry(commit, List.of(UNRESOLVABLE)));
          break;
        }
        commit = same.get();
        continue;
      }
      if (commit.spec().isPresent() && !MagicComments.parse(commit.message()).skipChangelog()) {
        parts.add(entry(commit, CommitItems.of(commit.message())));
      }
      commit = parents.isEmpty() ? null : parents.get(0);
    }
    return parts.isEmpty() ? "" : String.join("\n\n", parts) + "\n";
  }

  private String entry(DistGitCommit commit, List<String> items) {
    EpochVersion version = version(commit);
    String evr = version.text().isEmpty() ? "" : version.text() + "-" + release(commit);
    List<String> lines = new ArrayList<>();
    items.forEach(item -> lines.addAll(ChangelogText.wrappedItem(item)));
    LocalDate date = LocalDate.ofInstant(commit.committed(), ZoneOffset.UTC);
    return ChangelogEntry.of(date, commit.author(), evr, lines).toString();
  }

  private String release(DistGitCommit commit) {
    return commit
        .spec()
        .flatMap(SpecFile::rawRelease)
        .flatMap(Autorelease::parse)
        .orElse(Autorelease.plain())
        .releaseWithoutDist(number(commit));
  }

  /** Computes a number after those of the parents it depends on, without recursion. */
  private int number(DistGitCommit commit) {
    Deque<DistGitCommit> open = new ArrayDeque<>();
    open.push(commit);
    while (!open.isEmpty()) {
      DistGitCommit next = open.peek();
      if (numbers.containsKey(next.id())) {
        open.pop();
        continue;
      }
      boolean ready = true;
      int highest = 0;
      for (DistGitCommit parent : parents(next)) {
        if (!version(parent).mayEqual(version(next))) {
          continue;
        }
        Integer number = numbers.get(parent.id());
        if (number == null) {
          open.push(parent);
          ready = false;
        } else {
          highest = Math.max(highest, number);
        }
      }
      if (ready) {
        int counted = highest + (next.spec().isPresent() ? 1 : 0);
        numbers.put(
            next.id(), Math.max(counted, MagicComments.parse(next.message()).bumpRelease()));
        open.pop();
      }
    }
    return number(commit.id());
  }

  private int number(String id) {
    Integer number = numbers.get(id);
    return number == null ? 0 : number;
  }

  private List<DistGitCommit> parents(DistGitCommit commit) {
    List<DistGitCommit> parents = new ArrayList<>();
    for (String id : commit.parents()) {
      Optional<DistGitCommit> parent = commits.get(id);
      if (parent == null) {
        parent = source.apply(id);
        commits.put(id, parent);
      }
      parent.ifPresent(parents::add);
    }
    return parents;
  }

  private EpochVersion version(DistGitCommit commit) {
    EpochVersion known = versions.get(commit.id());
    if (known == null) {
      known = commit.spec().map(this::version).orElse(EpochVersion.UNKNOWN);
      versions.put(commit.id(), known);
    }
    return known;
  }

  private EpochVersion version(SpecFile spec) {
    try {
      ExpandedSpecFile expanded = spec.expand(context);
      boolean badEpoch = expanded.value("Epoch").isPresent() && expanded.epoch().isEmpty();
      boolean broken =
          badEpoch
              || (refuses(head(spec).expand(context)) && refuses(expanded))
              || expanded.version().indexOf('%') >= 0;
      return broken
          ? EpochVersion.UNKNOWN
          : new EpochVersion(
              new Evr(expanded.epoch(), expanded.version(), Optional.empty()).toString());
    } catch (SpecFileException e) {
      return EpochVersion.UNKNOWN;
    }
  }

  private static boolean refuses(ExpandedSpecFile spec) {
    return spec.problems().stream().anyMatch(problem -> problem.kind().isFatal());
  }

  /** Returns the lines above {@code %prep}, which rpmautospec lets RPM read before all of them. */
  private static SpecFile head(SpecFile spec) {
    return spec.section("prep")
        .map(prep -> SpecFile.parse(spec.text().substring(0, prep.span().start())))
        .orElse(spec);
  }
}
