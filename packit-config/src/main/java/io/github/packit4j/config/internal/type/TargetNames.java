package io.github.packit4j.config.internal.type;

import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.yaml.YamlNode;
import io.github.packit4j.config.problem.internal.Excerpt;
import io.github.packit4j.config.problem.internal.NearestName;
import io.github.packit4j.config.release.internal.ReleaseNames;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds misspelt names of branches, chroots and release aliases. Releases come and go, and servers
 * have branches of their own, so only a name is reported that is unknown and close to a known one.
 */
final class TargetNames {

  /** Names that are complete as they are, without an architecture. */
  private static final Set<String> WHOLE =
      Set.of(
          "main",
          "master",
          "rawhide",
          "eln",
          "fedora-rawhide",
          "fedora-eln",
          "fedora-all",
          "fedora-stable",
          "fedora-development",
          "fedora-branched",
          "fedora-latest",
          "fedora-latest-stable",
          "epel-all",
          "epel-next",
          "centos-stream",
          "mageia-cauldron",
          "opensuse-tumbleweed");

  /** What stands before the number of a release. */
  private static final Set<String> FAMILIES =
      Set.of(
          "f",
          "fedora",
          "el",
          "epel",
          "epel-next",
          "rhel",
          "rhel+epel",
          "centos",
          "centos-stream",
          "centos-stream+epel",
          "centos-stream+epel-next",
          "almalinux",
          "almalinux+epel",
          "alma+epel",
          "rocky+epel",
          "amazonlinux",
          "mageia",
          "opensuse-leap",
          "openeuler",
          "oraclelinux",
          "custom");

  /** A family, the number of a release, and what an alias of EPEL may have behind it. */
  private static final Pattern NUMBERED =
      Pattern.compile("(?<family>.*?[^-\\d.])(?<number>-?\\d+(?:\\.\\d+)?)(?:-all|-branched)?");

  private TargetNames() {}

  /** Returns the name that was probably meant, or empty for a name that may be right. */
  static Optional<String> correction(String name) {
    if (WHOLE.contains(name)) {
      return Optional.empty();
    }
    String release = ReleaseNames.withoutArchitecture(name);
    String architecture = name.substring(release.length());
    if (architecture.isEmpty()) {
      int dash = name.lastIndexOf('-');
      Optional<String> meant =
          dash < 0 ? Optional.empty() : ReleaseNames.nearestArchitecture(name.substring(dash + 1));
      if (meant.isPresent() && isKnown(name.substring(0, dash))) {
        return Optional.of(name.substring(0, dash + 1) + meant.get());
      }
    }
    return isKnown(release)
        ? Optional.empty()
        : nearest(release).map(meant -> meant + architecture);
  }

  private static boolean isKnown(String release) {
    Matcher matcher = NUMBERED.matcher(release);
    return WHOLE.contains(release)
        || matcher.matches() && FAMILIES.contains(matcher.group("family"));
  }

  private static Optional<String> nearest(String release) {
    Matcher matcher = NUMBERED.matcher(release);
    if (!matcher.matches()) {
      return NearestName.of(release, WHOLE);
    }
    String rest = release.substring(matcher.end("family"));
    return NearestName.of(matcher.group("family"), FAMILIES).map(family -> family + rest);
  }

  /** Warns about a name that is probably misspelt. */
  static void check(YamlNode node, String name, Place place) {
    correction(name)
        .ifPresent(
            meant ->
                place.warning(
                    node.start(),
                    "no release is known as '%s'".formatted(Excerpt.of(name)),
                    "did you mean '%s'?".formatted(Excerpt.of(meant))));
  }
}
