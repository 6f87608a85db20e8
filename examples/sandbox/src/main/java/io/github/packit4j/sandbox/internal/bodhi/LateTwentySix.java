package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.BodhiRelease;
import java.util.List;

/** The releases at the end of 2026: Fedora 43 to 45, Rawhide, ELN and EPEL. */
final class LateTwentySix {

  private LateTwentySix() {}

  static List<BodhiRelease> releases() {
    return List.of(
        eln(),
        BodhiRelease.epel("10.2", "epel10.2"),
        BodhiRelease.epel("10.3", "epel10.3"),
        BodhiRelease.epel("10.4", "epel10"),
        BodhiRelease.epel("8", "epel8"),
        BodhiRelease.epel("9", "epel9"),
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
        BodhiRelease.rawhide(46));
  }

  private static BodhiRelease eln() {
    return new BodhiRelease(
        "ELN",
        "Fedora ELN",
        "eln",
        "FEDORA",
        "eln",
        "pending",
        "eln",
        "eln-updates-candidate",
        "eln-updates-testing",
        "eln",
        false,
        true,
        0);
  }

  private static BodhiRelease container(int number) {
    return variant(number, "C", "Containers", "CONTAINER", "container");
  }

  private static BodhiRelease flatpak(int number) {
    return variant(number, "F", "Flatpaks", "FLATPAK", "flatpak");
  }

  private static BodhiRelease variant(
      int number, String suffix, String title, String prefix, String tagPart) {
    String tag = "f" + number + "-" + tagPart;
    return new BodhiRelease(
        "F" + number + suffix,
        "Fedora " + number + " " + title,
        Integer.toString(number),
        "FEDORA-" + prefix,
        "f" + number,
        "current",
        tag,
        tag + "-updates-candidate",
        tag + "-updates-testing",
        tag + "-updates",
        true,
        false,
        7);
  }
}
