package io.github.packit4j.config.release.internal;

import io.github.packit4j.config.problem.internal.NearestName;
import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.config.release.ReleaseBranch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which people write one release. */
public final class ReleaseNames {

  private static final List<String> ARCHITECTURES =
      List.of(
          "x86_64", "aarch64", "ppc64le", "s390x", "i386", "i686", "armhfp", "riscv64", "noarch");

  private static final Pattern NUMBERED =
      Pattern.compile("(?<family>fedora|epel)-?(?<number>\\d{1,9}(?:\\.\\d{1,9})?)");

  private ReleaseNames() {}

  /** Cuts off the architecture that names of chroots end with. */
  public static String withoutArchitecture(String wanted) {
    for (String architecture : ARCHITECTURES) {
      if (wanted.endsWith("-" + architecture)) {
        return wanted.substring(0, wanted.length() - architecture.length() - 1);
      }
    }
    return wanted;
  }

  /** Returns the architecture that someone who wrote an unknown one probably meant. */
  public static Optional<String> nearestArchitecture(String name) {
    return NearestName.of(name, ARCHITECTURES);
  }

  public static boolean isFedora(DistroRelease release) {
    return release.idPrefix().equals("FEDORA") && release.version().matches("\\d{1,9}");
  }

  public static boolean isEpel(DistroRelease release) {
    return release.idPrefix().equals("FEDORA-EPEL")
        && release.version().matches("\\d{1,9}(\\.\\d{1,9})?");
  }

  /** Containers, flatpaks and modules have releases of their own on the branches of others. */
  public static boolean isOwn(DistroRelease release) {
    return !release.idPrefix().startsWith("FEDORA");
  }

  public static boolean isEln(DistroRelease release) {
    return release.name().equals("ELN");
  }

  /** Returns the major number of a Fedora or EPEL release. */
  public static int major(DistroRelease release) {
    return Integer.parseInt(release.version().split("\\.", -1)[0]);
  }

  /** Returns the number after the dot, or -1 if there is none. */
  public static int minor(DistroRelease release) {
    String[] parts = release.version().split("\\.", -1);
    return parts.length > 1 ? Integer.parseInt(parts[1]) : -1;
  }

  /** From EPEL 10 on there are minor releases; the leading one has a branch without a dot. */
  public static boolean isBranchedMinor(DistroRelease release) {
    return release.branch().contains(".");
  }

  /** Returns the name of the macros of a release, if its data tell. */
  public static Optional<String> macroTarget(DistroRelease release) {
    if (release.macroTarget().isPresent()) {
      return release.macroTarget();
    }
    if (isFedora(release)) {
      return Optional.of("f" + release.version());
    }
    // Bodhi's version of the leading minor release of EPEL has lacked the minor number at times.
    return isEpel(release)
        ? Optional.of(
            release
                .distTag()
                .filter(tag -> tag.matches("epel\\d{1,9}\\.\\d{1,9}"))
                .orElse("epel" + release.version()))
        : Optional.empty();
  }

  /** Returns the branch that a name means by convention alone, where no release is known. */
  public static String conventional(String name) {
    Matcher release = NUMBERED.matcher(name);
    if (!release.matches()) {
      return name;
    }
    return (release.group("family").equals("fedora") ? "f" : "epel") + release.group("number");
  }

  /** Returns the canonical branch of a release that is not Rawhide. */
  public static String branchOf(DistroRelease release) {
    return isFedora(release) ? "f" + release.version() : release.branch();
  }

  /** Returns all names, in lower case, that mean the release and nothing else. */
  public static Set<String> of(DistroRelease release) {
    Set<String> names = new LinkedHashSet<>();
    String name = release.name().toLowerCase(Locale.ROOT);
    String version = release.version().toLowerCase(Locale.ROOT);
    names.add(branchOf(release));
    names.add(name);
    if (isFedora(release)) {
      names.add("fedora-" + version);
      names.add("f" + version);
    } else if (isEpel(release)) {
      names.add("epel-" + version);
      names.add("epel" + version);
    } else {
      names.add(release.longName().toLowerCase(Locale.ROOT).replace(' ', '-'));
    }
    return names;
  }

  public static String chrootOf(ReleaseBranch branch) {
    if (branch.isRawhide()) {
      return "fedora-rawhide";
    }
    if (branch.release().isEmpty()) {
      return branch.name();
    }
    DistroRelease release = branch.release().get();
    if (isEpel(release)) {
      return (isBranchedMinor(release) ? "rhel+epel-" : "epel-") + major(release);
    }
    return isFedora(release)
        ? "fedora-" + release.version()
        : release.longName().toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
