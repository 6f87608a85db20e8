package io.github.packit4j.sandbox;

/**
 * A release in Bodhi.
 *
 * @param name such as {@code F45} or {@code EPEL-10.4}
 * @param longName such as {@code Fedora 45}
 * @param version such as {@code 45}
 * @param idPrefix prefix of update aliases, such as {@code FEDORA}
 * @param branch dist-git branch
 * @param state {@code pending}, {@code frozen}, {@code current}, {@code archived}
 * @param distTag Koji tag, such as {@code f45}
 * @param candidateTag tag of fresh builds
 * @param testingTag tag of updates in testing
 * @param stableTag tag of stable updates
 * @param composedByBodhi false for Rawhide and ELN
 * @param createAutomaticUpdates true where updates appear by themselves
 * @param mandatoryDaysInTesting days before an update may become stable
 */
public record BodhiRelease(
    String name,
    String longName,
    String version,
    String idPrefix,
    String branch,
    String state,
    String distTag,
    String candidateTag,
    String testingTag,
    String stableTag,
    boolean composedByBodhi,
    boolean createAutomaticUpdates,
    int mandatoryDaysInTesting) {

  /** Returns a released Fedora, such as 45. */
  public static BodhiRelease fedora(int number) {
    String tag = "f" + number;
    return new BodhiRelease(
        "F" + number,
        "Fedora " + number,
        Integer.toString(number),
        "FEDORA",
        tag,
        "current",
        tag,
        tag + "-updates-candidate",
        tag + "-updates-testing",
        tag + "-updates",
        true,
        false,
        7);
  }

  /** Returns Rawhide, which becomes the Fedora of this number. */
  public static BodhiRelease rawhide(int number) {
    String tag = "f" + number;
    return new BodhiRelease(
        "F" + number,
        "Fedora " + number,
        Integer.toString(number),
        "FEDORA",
        "rawhide",
        "pending",
        tag,
        tag + "-updates-candidate",
        tag + "-updates-testing",
        tag,
        false,
        true,
        0);
  }

  /**
   * Returns an EPEL release.
   *
   * @param version such as {@code 9} or {@code 10.4}
   * @param branch its dist-git branch, such as {@code epel9}; {@code epel10} for the leading minor
   *     version of EPEL 10
   */
  public static BodhiRelease epel(String version, String branch) {
    String tag = "epel" + version;
    return new BodhiRelease(
        "EPEL-" + version,
        "Fedora EPEL " + version,
        version,
        "FEDORA-EPEL",
        branch,
        "current",
        tag,
        tag + "-testing-candidate",
        tag + "-testing",
        tag,
        true,
        false,
        7);
  }

  /** Returns this release in another state, such as {@code frozen} or {@code archived}. */
  public BodhiRelease withState(String newState) {
    return new BodhiRelease(
        name,
        longName,
        version,
        idPrefix,
        branch,
        newState,
        distTag,
        candidateTag,
        testingTag,
        stableTag,
        composedByBodhi,
        createAutomaticUpdates,
        mandatoryDaysInTesting);
  }
}
