package io.github.packit4j.sandbox;

import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A release in Bodhi.
 *
 * <p>What a builder is not told is that of a released Fedora: composed by Bodhi, seven days in
 * testing or two votes, tags named after the dist tag.
 */
@Value.Immutable
@ModelStyle
public interface BodhiRelease {

  /** Name, such as {@code F45} or {@code EPEL-10.4}. */
  String name();

  /** Name for people, such as {@code Fedora 45}. */
  String longName();

  /** Version, such as {@code 45}. */
  String version();

  /** Prefix of update aliases, such as {@code FEDORA}. */
  @Value.Default
  default String idPrefix() {
    return "FEDORA";
  }

  /** Dist-git branch; by default the dist tag. */
  @Value.Default
  default String branch() {
    return distTag();
  }

  /**
   * One of {@code disabled}, {@code pending}, {@code frozen}, {@code current}, {@code archived}.
   */
  @Value.Default
  default String state() {
    return "current";
  }

  /** Koji tag that the others are named after, such as {@code f45}. */
  String distTag();

  /** Tag of fresh builds. */
  @Value.Default
  default String candidateTag() {
    return distTag() + "-updates-candidate";
  }

  /** Tag of updates in testing. */
  @Value.Default
  default String testingTag() {
    return distTag() + "-updates-testing";
  }

  /** Tag of stable updates. */
  @Value.Default
  default String stableTag() {
    return distTag() + "-updates";
  }

  /** Tag of builds that wait to be signed; empty where nothing is signed. */
  @Value.Default
  default String pendingSigningTag() {
    return distTag() + "-signing-pending";
  }

  /** Tag of signed builds that wait for testing. */
  @Value.Default
  default String pendingTestingTag() {
    return testingTag() + "-pending";
  }

  /** Tag of builds that wait to become stable. */
  @Value.Default
  default String pendingStableTag() {
    return distTag() + "-updates-pending";
  }

  /** Tag of buildroot overrides. */
  @Value.Default
  default String overrideTag() {
    return distTag() + "-override";
  }

  /** Whether Bodhi composes its repositories; not so for Rawhide and ELN. */
  @Value.Default
  default boolean composedByBodhi() {
    return true;
  }

  /** Whether updates appear by themselves. */
  @Value.Default
  default boolean createAutomaticUpdates() {
    return false;
  }

  /** Days in testing after which an update may become stable. */
  @Value.Default
  default int mandatoryDaysInTesting() {
    return 7;
  }

  /** Karma with which an update may become stable. */
  @Value.Default
  default int minKarma() {
    return 2;
  }

  /** What Bodhi's settings call its stage, such as {@code pre_beta}. */
  Optional<String> settingStatus();

  /** Day of the release. */
  Optional<LocalDate> releasedOn();

  /** Day after which there are no updates. */
  Optional<LocalDate> endOfLife();

  /** Returns a builder. */
  static Builder builder() {
    return new Builder();
  }

  /** Returns a released Fedora, such as 45. */
  static BodhiRelease fedora(int number) {
    return builder()
        .name("F" + number)
        .longName("Fedora " + number)
        .version(Integer.toString(number))
        .distTag("f" + number)
        .build();
  }

  /** Returns Rawhide, which becomes the Fedora of this number. */
  static BodhiRelease rawhide(int number) {
    return builder()
        .from(fedora(number))
        .branch("rawhide")
        .state("pending")
        .stableTag("f" + number)
        .composedByBodhi(false)
        .createAutomaticUpdates(true)
        .mandatoryDaysInTesting(0)
        .minKarma(1)
        .settingStatus("pre_beta")
        .build();
  }

  /**
   * Returns an EPEL release.
   *
   * @param version such as {@code 9} or {@code 10.4}
   * @param branch its dist-git branch, such as {@code epel9}; {@code epel10} for the leading minor
   *     version of EPEL 10
   */
  static BodhiRelease epel(String version, String branch) {
    String tag = "epel" + version;
    return builder()
        .name("EPEL-" + version)
        .longName("Fedora EPEL " + version)
        .version(version)
        .idPrefix("FEDORA-EPEL")
        .branch(branch)
        .distTag(tag)
        .candidateTag(tag + "-testing-candidate")
        .testingTag(tag + "-testing")
        .stableTag(tag)
        .pendingStableTag(tag + "-pending")
        .build();
  }

  /** Returns this release in another state, such as {@code frozen} or {@code archived}. */
  default BodhiRelease withState(String newState) {
    return builder().from(this).state(newState).build();
  }

  /** Builds a release. */
  final class Builder extends ImmutableBodhiRelease.Builder {
    Builder() {}
  }
}
