package io.github.packit4j.config.release;

import io.github.packit4j.config.release.internal.ReleaseNames;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A dist-git branch and what belongs to it in RPM, Koji and Bodhi: from the data of its release, or
 * by the distribution's conventions where there are none.
 *
 * @param name the canonical name in dist-git: {@code rawhide}, {@code f45}, {@code epel8}, {@code
 *     epel10}, {@code epel10.3}, or the text as given if it is not known
 * @param release the release of the branch, if it is among those supplied
 * @param known whether the name means a release or Rawhide; false for any other text
 */
public record ReleaseBranch(String name, Optional<DistroRelease> release, boolean known) {

  static final String RAWHIDE = "rawhide";
  private static final String CANDIDATE = "-candidate";

  /** Returns whether this is Rawhide, Fedora's development branch. */
  public boolean isRawhide() {
    return name.equals(RAWHIDE);
  }

  /** Returns whether the release is at the end of its life: nothing can be updated in it. */
  public boolean isEndOfLife() {
    return release.map(found -> found.state() == DistroRelease.State.ARCHIVED).orElse(false);
  }

  /** Returns the last day of support, where known. */
  public Optional<LocalDate> endOfLife() {
    return release.flatMap(DistroRelease::eol);
  }

  /** Returns the Koji target to build for: {@code rawhide}, {@code f45-candidate}. */
  public String kojiTarget() {
    return release
        .flatMap(DistroRelease::kojiTarget)
        .orElseGet(() -> isRawhide() ? RAWHIDE : name + CANDIDATE);
  }

  /**
   * Returns whether a Koji target builds for this branch: the usual one, and in Fedora's hub also
   * the one that is named like the branch, and for Rawhide those with its number.
   *
   * @param target the target's name
   */
  public boolean isKojiTarget(String target) {
    if (target.equals(kojiTarget())) {
      return true;
    }
    if (release.flatMap(DistroRelease::kojiTarget).isPresent()) {
      return false;
    }
    String branch =
        target.endsWith(CANDIDATE)
            ? target.substring(0, target.length() - CANDIDATE.length())
            : target;
    return branch.equals(name)
        || isRawhide() && release.map(found -> branch.equals("f" + found.version())).orElse(false);
  }

  /** Returns the Koji tag that new builds of the target get, where the release is known. */
  public Optional<String> candidateTag() {
    return release.flatMap(DistroRelease::candidateTag);
  }

  /** Returns the Koji tag of stable builds, where the release is known. */
  public Optional<String> stableTag() {
    return release.flatMap(DistroRelease::stableTag);
  }

  /**
   * Names the RPM macros that builds start with, with the release's number where it is known:
   * {@code f47} for a Rawhide that becomes Fedora 47, {@code eln47}, {@code epel10.4} for the
   * leading minor release on {@code epel10}.
   */
  public String macroTarget() {
    return release.flatMap(ReleaseNames::macroTarget).orElse(name);
  }

  /** Returns macros that builds have besides those, or with other values. */
  public Map<String, String> macros() {
    return release.map(DistroRelease::macros).orElse(Map.of());
  }

  /**
   * Returns whether a finished build needs an update made by hand: not where Bodhi makes one for
   * each build, as in Rawhide and in a release that was just branched, and not where it has none.
   */
  public boolean needsUpdate() {
    return release
        .map(found -> found.composedByBodhi() && !found.createAutomaticUpdates())
        .orElse(!isRawhide());
  }

  /** Returns whether Bodhi itself makes an update for each finished build. */
  public boolean updatesItself() {
    return release.map(DistroRelease::createAutomaticUpdates).orElse(isRawhide());
  }

  /**
   * Returns the chroot of Mock and Copr for an architecture: {@code fedora-45-x86_64}, {@code
   * epel-10-x86_64} for the leading minor of EPEL 10 and {@code rhel+epel-10-x86_64} for a branched
   * one.
   *
   * @param architecture such as {@code x86_64}
   */
  public String chroot(String architecture) {
    return ReleaseNames.chrootOf(this) + "-" + architecture;
  }

  @Override
  public String toString() {
    return name;
  }
}
