package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.BodhiRelease;
import java.util.List;
import java.util.Locale;

/** The releases at the end of 2026, oldest Fedora first, as Bodhi lists their tags. */
final class LateTwentySix {

  private LateTwentySix() {}

  static List<BodhiRelease> releases() {
    return List.of(
        BodhiRelease.fedora(42).withState("archived"),
        BodhiRelease.fedora(43),
        container(43),
        flatpak(43),
        BodhiRelease.fedora(44),
        container(44),
        flatpak(44),
        BodhiRelease.fedora(45),
        container(45),
        flatpak(45),
        BodhiRelease.rawhide(46),
        eln(),
        BodhiRelease.epel("8", "epel8"),
        BodhiRelease.epel("9", "epel9"),
        BodhiRelease.epel("10.2", "epel10.2"),
        BodhiRelease.epel("10.3", "epel10.3"),
        BodhiRelease.epel("10.4", "epel10"));
  }

  private static BodhiRelease eln() {
    return BodhiRelease.builder()
        .from(BodhiRelease.rawhide(0))
        .name("ELN")
        .longName("Fedora ELN")
        .version("eln")
        .branch("eln")
        .distTag("eln")
        .candidateTag("eln-updates-candidate")
        .testingTag("eln-updates-testing")
        .stableTag("eln")
        .pendingSigningTag("eln-signing-pending")
        .pendingTestingTag("eln-updates-testing-pending")
        .pendingStableTag("eln-updates-pending")
        .overrideTag("eln-override")
        .build();
  }

  private static BodhiRelease container(int number) {
    return variant(number, "C", "Containers", "container");
  }

  private static BodhiRelease flatpak(int number) {
    return variant(number, "F", "Flatpaks", "flatpak");
  }

  private static BodhiRelease variant(int number, String suffix, String title, String kind) {
    return BodhiRelease.builder()
        .name("F" + number + suffix)
        .longName("Fedora " + number + " " + title)
        .version(Integer.toString(number))
        .idPrefix("FEDORA-" + kind.toUpperCase(Locale.ROOT))
        .branch("f" + number)
        .distTag("f" + number + "-" + kind)
        // Containers and Flatpaks are not signed.
        .pendingSigningTag("")
        .build();
  }
}
