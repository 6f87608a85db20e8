package io.github.packit4j.config;

import java.util.Optional;

/**
 * A dist-git branch and what belongs to it in Koji and Bodhi.
 *
 * @param name the canonical name in dist-git: {@code rawhide}, {@code f45}, {@code epel8}, {@code
 *     epel10}, {@code epel10.3}, or the text as given if it is not known
 * @param release the release of the branch, if it is among those supplied
 * @param known whether the name means a release or Rawhide; false for any other text
 */
public record ReleaseBranch(String name, Optional<DistroRelease> release, boolean known) {

  static final String RAWHIDE = "rawhide";

  /** Returns whether this is Rawhide, Fedora's development branch. */
  public boolean isRawhide() {
    return name.equals(RAWHIDE);
  }

  /** Returns whether the release is at the end of its life: nothing can be updated in it. */
  public boolean isEndOfLife() {
    return release.map(found -> found.state() == DistroRelease.State.ARCHIVED).orElse(false);
  }

  /** Returns the Koji target to build for: {@code rawhide}, {@code f45-candidate}. */
  public String kojiTarget() {
    if (isRawhide()) {
      return RAWHIDE;
    }
    return (name.matches("el\\d+") ? "epel" + name.substring(2) : name) + "-candidate";
  }

  /** Returns the Koji tag that new builds of the target get, where the release is known. */
  public Optional<String> candidateTag() {
    return release.flatMap(DistroRelease::candidateTag);
  }

  /**
   * Returns whether a finished build needs an update made by hand: not where Bodhi makes one for
   * each build, as in Rawhide and in a release that was just branched.
   */
  public boolean needsUpdate() {
    return release.map(found -> !found.createAutomaticUpdates()).orElse(!isRawhide());
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
