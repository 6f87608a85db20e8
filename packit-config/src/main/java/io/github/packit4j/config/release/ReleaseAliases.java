package io.github.packit4j.config.release;

import io.github.packit4j.config.problem.internal.NearestName;
import io.github.packit4j.config.release.DistroRelease.State;
import io.github.packit4j.config.release.internal.ReleaseNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Resolves what configurations call branches and targets ({@code fedora-all}, {@code epel-9},
 * {@code f44}) to dist-git branches, by a list of releases that the caller supplies.
 *
 * <p>The aliases are those of Packit: {@code fedora-all}, {@code fedora-stable}, {@code
 * fedora-development}, {@code fedora-latest}, {@code fedora-latest-stable}, {@code
 * fedora-branched}, {@code epel-all}, and from EPEL 10 on {@code epel-N} (the leading minor
 * release), {@code epel-N-branched} and {@code epel-N-all}. A release is also found by its branch,
 * its name and its long name; {@code main}, {@code master}, {@code rawhide}, {@code fedora-rawhide}
 * and the number of the release in development all mean Rawhide. An architecture at the end, as in
 * {@code fedora-all-x86_64}, is ignored.
 *
 * <p>Releases of a caller's own family, such as {@code ACME}, are found by their branches and
 * names, and {@code acme-all} means all of them; where all releases are such, there is no Rawhide,
 * and Fedora's aliases mean none. Without any release only single names have a meaning, by
 * convention: {@code fedora-45} is {@code f45}.
 *
 * <p>Immutable and thread-safe.
 */
public final class ReleaseAliases {

  private static final int FIRST_EPEL_WITH_MINORS = 10;

  /** The leading minor release of EPEL comes last, whether its version says which it is or not. */
  private static final Comparator<DistroRelease> OLDEST_FIRST =
      Comparator.comparingInt(ReleaseNames::major)
          .thenComparing(release -> !ReleaseNames.isBranchedMinor(release))
          .thenComparingInt(ReleaseNames::minor);

  private final boolean dataKnown;
  private final Map<String, List<ReleaseBranch>> names = new HashMap<>();
  private final Set<String> aliases = new LinkedHashSet<>();

  private ReleaseAliases(Collection<DistroRelease> releases) {
    this.dataKnown = !releases.isEmpty();
    addEndOfLife(releases);
    List<DistroRelease> fedora = active(releases, ReleaseNames::isFedora);
    boolean ownOnly = dataKnown && releases.stream().allMatch(ReleaseNames::isOwn);
    addFedora(fedora, ownOnly);
    addEpel(active(releases, ReleaseNames::isEpel));
    if (!ownOnly) {
      addEln(releases, rawhide(fedora));
    }
    addOwn(active(releases, ReleaseNames::isOwn));
  }

  /**
   * Returns the aliases that follow from releases.
   *
   * @param releases all releases Bodhi has, or the active ones; those of other products
   *     (containers, flatpaks) are ignored, archived ones are only recognised
   */
  public static ReleaseAliases of(Collection<DistroRelease> releases) {
    return new ReleaseAliases(releases);
  }

  /**
   * What names mean.
   *
   * @param branches the branches, each once
   * @param empty the aliases among the names that mean no release at present
   */
  public record Expansion(List<ReleaseBranch> branches, List<String> empty) {
    /** Copies the lists. */
    public Expansion {
      branches = List.copyOf(branches);
      empty = List.copyOf(empty);
    }
  }

  /**
   * Expands names, taking what is unknown for the name of a branch.
   *
   * @param wanted branches, releases and aliases
   * @return the branches in the order of the names, those of an alias from the oldest to the newest
   *     and Rawhide; and what means none
   */
  public Expansion expand(Collection<String> wanted) {
    Map<String, ReleaseBranch> branches = new LinkedHashMap<>();
    List<String> empty = new ArrayList<>();
    for (String name : wanted) {
      List<ReleaseBranch> found = find(name).orElseGet(() -> List.of(unknown(name)));
      if (found.isEmpty()) {
        empty.add(name);
      }
      found.forEach(branch -> branches.putIfAbsent(branch.name(), branch));
    }
    return new Expansion(List.copyOf(branches.values()), empty);
  }

  /**
   * Resolves names, taking what is unknown for the name of a branch.
   *
   * @param wanted branches, releases and aliases
   * @return as {@link #expand}
   * @throws UnknownBranchException if an alias means no release at present
   */
  public List<ReleaseBranch> resolve(Collection<String> wanted) {
    Expansion expansion = expand(wanted);
    for (String alias : expansion.empty()) {
      throw new UnknownBranchException(
          alias,
          dataKnown
              ? "none of the releases that are known is meant by it"
              : "no releases are known, which an alias needs",
          Optional.empty());
    }
    return expansion.branches();
  }

  /**
   * Finds the branch that a Koji target builds for.
   *
   * @param target the target's name
   * @return the branch of a supported release; empty if no release's builds have this target
   */
  public Optional<ReleaseBranch> ofKojiTarget(String target) {
    return names.values().stream()
        .flatMap(List::stream)
        .filter(branch -> !branch.isEndOfLife())
        .filter(branch -> branch.isKojiTarget(target))
        .findFirst();
  }

  /**
   * Resolves names, refusing what is unknown or no longer supported.
   *
   * @param wanted branches, releases and aliases
   * @return as {@link #resolve}
   * @throws UnknownBranchException if a name means nothing, or a release at the end of its life;
   *     the message names the nearest known one
   */
  public List<ReleaseBranch> resolveStrictly(Collection<String> wanted) {
    for (String name : wanted) {
      List<ReleaseBranch> found =
          find(name)
              .orElseThrow(
                  () ->
                      new UnknownBranchException(
                          name, "no supported release or alias has this name", suggestion(name)));
      for (ReleaseBranch branch : found) {
        if (branch.isEndOfLife()) {
          throw new UnknownBranchException(
              name, "its support has ended" + end(branch), Optional.empty());
        }
      }
    }
    return resolve(wanted);
  }

  private static String end(ReleaseBranch branch) {
    return branch.endOfLife().map(day -> " on " + day).orElse("");
  }

  /** Returns the names of all aliases, without those of single releases. */
  public Set<String> aliases() {
    return java.util.Collections.unmodifiableSet(aliases);
  }

  /**
   * Returns the known name that is most like a text, to be offered for a misspelt one.
   *
   * @param wanted the text
   * @return the name, or empty if none is like it
   */
  public Optional<String> suggestion(String wanted) {
    return NearestName.of(wanted, names.keySet()).map("did you mean '%s'?"::formatted);
  }

  private Optional<List<ReleaseBranch>> find(String wanted) {
    String name = wanted.strip().toLowerCase(Locale.ROOT);
    List<ReleaseBranch> branches = names.get(name);
    return Optional.ofNullable(
        branches == null ? names.get(ReleaseNames.withoutArchitecture(name)) : branches);
  }

  private ReleaseBranch unknown(String name) {
    return new ReleaseBranch(
        dataKnown ? name : ReleaseNames.conventional(name), Optional.empty(), false);
  }

  private void addEndOfLife(Collection<DistroRelease> releases) {
    for (DistroRelease release : releases) {
      if (release.state() == State.ARCHIVED
          && (ReleaseNames.isFedora(release)
              || ReleaseNames.isEpel(release)
              || ReleaseNames.isOwn(release))) {
        addRelease(branch(release), release);
      }
    }
  }

  /**
   * Adds Fedora's releases and aliases.
   *
   * @param releases the releases
   * @param ownOnly whether the distribution is another one: it has no Rawhide, and its {@code main}
   *     is what it says
   */
  private void addFedora(List<DistroRelease> releases, boolean ownOnly) {
    Optional<DistroRelease> rawhideRelease = rawhide(releases);
    ReleaseBranch rawhide = new ReleaseBranch(ReleaseBranch.RAWHIDE, rawhideRelease, true);
    List<ReleaseBranch> branched = new ArrayList<>();
    List<ReleaseBranch> stable = new ArrayList<>();
    for (DistroRelease release : releases) {
      if (rawhideRelease.filter(release::equals).isPresent()) {
        addRelease(rawhide, release);
        continue;
      }
      ReleaseBranch branch = branch(release);
      addRelease(branch, release);
      branched.add(branch);
      if (release.state() == State.CURRENT) {
        stable.add(branch);
      }
    }
    if (!ownOnly) {
      for (String name : List.of("rawhide", "fedora-rawhide", "main", "master")) {
        names.put(name, List.of(rawhide));
      }
    }
    List<ReleaseBranch> development = new ArrayList<>(branched);
    development.removeAll(stable);
    alias("fedora-latest", last(development.isEmpty() ? stable : development));
    if (!ownOnly) {
      development.add(rawhide);
    }
    alias("fedora-development", development);
    alias("fedora-stable", stable);
    alias("fedora-latest-stable", last(stable));
    alias("fedora-branched", branched);
    List<ReleaseBranch> all = new ArrayList<>(branched);
    if (!ownOnly) {
      all.add(rawhide);
    }
    alias("fedora-all", all);
  }

  /**
   * Bodhi marks Rawhide by its branch; in the days after branching that mark is still on the
   * release just branched, while the new highest one is already there. Without any mark only a
   * highest release in development can be Rawhide.
   */
  private static Optional<DistroRelease> rawhide(List<DistroRelease> fedora) {
    if (fedora.isEmpty()) {
      return Optional.empty();
    }
    DistroRelease highest = fedora.get(fedora.size() - 1);
    boolean marked =
        fedora.stream().anyMatch(release -> release.branch().equals(ReleaseBranch.RAWHIDE));
    return marked || highest.state() == State.PENDING ? Optional.of(highest) : Optional.empty();
  }

  private void addEpel(List<DistroRelease> releases) {
    List<ReleaseBranch> all = new ArrayList<>();
    Map<Integer, List<ReleaseBranch>> minors = new LinkedHashMap<>();
    for (DistroRelease release : releases) {
      ReleaseBranch branch = branch(release);
      addRelease(branch, release);
      all.add(branch);
      if (ReleaseNames.major(release) >= FIRST_EPEL_WITH_MINORS) {
        minors.computeIfAbsent(ReleaseNames.major(release), major -> new ArrayList<>()).add(branch);
      }
    }
    alias("epel-all", all);
    minors.forEach(
        (major, branches) -> {
          alias("epel-" + major + "-all", branches);
          alias("epel-" + major + "-branched", filter(branches, branch -> hasDot(branch)));
          alias("epel-" + major, filter(branches, branch -> !hasDot(branch)));
        });
  }

  private static boolean hasDot(ReleaseBranch branch) {
    return branch.name().contains(".");
  }

  /** ELN is made of Rawhide, whose number its macros have. */
  private void addEln(Collection<DistroRelease> releases, Optional<DistroRelease> rawhide) {
    Optional<DistroRelease> release =
        releases.stream()
            .filter(ReleaseNames::isEln)
            .findFirst()
            .map(
                eln ->
                    eln.macroTarget().isPresent() || rawhide.isEmpty()
                        ? eln
                        : DistroRelease.builder()
                            .from(eln)
                            .macroTarget("eln" + rawhide.get().version())
                            .build());
    ReleaseBranch eln = new ReleaseBranch("eln", release, true);
    names.put("eln", List.of(eln));
    names.put("fedora-eln", List.of(eln));
  }

  private void addOwn(List<DistroRelease> releases) {
    Map<String, List<ReleaseBranch>> families = new LinkedHashMap<>();
    for (DistroRelease release : releases) {
      ReleaseBranch branch = branch(release);
      addRelease(branch, release);
      families
          .computeIfAbsent(release.idPrefix().toLowerCase(Locale.ROOT), family -> new ArrayList<>())
          .add(branch);
    }
    families.forEach((family, branches) -> alias(family + "-all", branches));
  }

  private void addRelease(ReleaseBranch branch, DistroRelease release) {
    for (String name : ReleaseNames.of(release)) {
      names.put(name, List.of(branch));
    }
  }

  private void alias(String alias, List<ReleaseBranch> branches) {
    aliases.add(alias);
    names.put(alias, List.copyOf(branches));
  }

  private static ReleaseBranch branch(DistroRelease release) {
    return new ReleaseBranch(ReleaseNames.branchOf(release), Optional.of(release), true);
  }

  private static List<DistroRelease> active(
      Collection<DistroRelease> releases, Predicate<DistroRelease> family) {
    List<DistroRelease> active =
        releases.stream()
            .filter(
                release ->
                    release.state() == State.CURRENT
                        || release.state() == State.PENDING
                        || release.state() == State.FROZEN)
            .filter(family)
            .toList();
    // A caller's own versions need not be numbers; its releases stay in its order.
    return active.stream().anyMatch(ReleaseNames::isOwn)
        ? active
        : active.stream().sorted(OLDEST_FIRST).toList();
  }

  private static List<ReleaseBranch> filter(
      List<ReleaseBranch> branches, Predicate<ReleaseBranch> condition) {
    return branches.stream().filter(condition).toList();
  }

  private static List<ReleaseBranch> last(List<ReleaseBranch> branches) {
    return branches.isEmpty() ? List.of() : List.of(branches.get(branches.size() - 1));
  }
}
