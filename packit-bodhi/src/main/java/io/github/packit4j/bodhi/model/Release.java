package io.github.packit4j.bodhi.model;

import io.github.packit4j.bodhi.internal.ModelStyle;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * A release of a distribution as Bodhi knows it: {@code F45}, {@code EPEL-10.3}, {@code F45F}
 * (Flatpaks).
 *
 * <p>It answers which dist-git branch and which Koji tags belong together and whether updates are
 * made by hand. Rawhide is the release whose {@link #branch()} is {@code rawhide}; Bodhi calls it
 * by its number, {@code F46}. Tags that Bodhi gives as empty text are empty here.
 */
@Value.Immutable
@ModelStyle
public interface Release {
  /** The short name, such as {@code F45} or {@code EPEL-10.3}. */
  String name();

  /** The name for people, such as {@code Fedora 45}; the short name where Bodhi gives none. */
  @Value.Default
  default String longName() {
    return name();
  }

  /** The version as text: {@code 45}, {@code 10.3}, {@code eln}. */
  @Value.Default
  default String version() {
    return "";
  }

  /** What update aliases begin with, which also tells the product: {@code FEDORA-EPEL}. */
  @Value.Default
  default String idPrefix() {
    return "";
  }

  /** The dist-git branch: {@code rawhide}, {@code f45}, {@code epel10.3}. */
  @Value.Default
  default String branch() {
    return "";
  }

  /** Where the release is in its life. */
  @Value.Default
  default ReleaseState state() {
    return ReleaseState.UNKNOWN;
  }

  /** The Koji tag all builds of the release inherit from, such as {@code f45}. */
  Optional<String> distTag();

  /** The Koji tag of stable updates; equal to {@link #distTag()} before the release. */
  Optional<String> stableTag();

  /** The Koji tag of updates in testing. */
  Optional<String> testingTag();

  /** The Koji tag in which finished builds wait for an update. */
  Optional<String> candidateTag();

  /** The Koji tag in which builds wait to be signed. */
  Optional<String> pendingSigningTag();

  /** The Koji tag of updates that asked for testing. */
  Optional<String> pendingTestingTag();

  /** The Koji tag of updates that asked for stable. */
  Optional<String> pendingStableTag();

  /** The Koji tag of buildroot overrides. */
  Optional<String> overrideTag();

  /** Whether Bodhi composes the repositories. False for Rawhide and ELN. */
  @Value.Default
  default boolean composedByBodhi() {
    return true;
  }

  /** Whether Bodhi makes updates by itself as builds finish. */
  @Value.Default
  default boolean createAutomaticUpdates() {
    return false;
  }

  /** The package manager that updates are installed with, such as {@code dnf}. */
  Optional<String> packageManager();

  /** The repository to enable for testing, such as {@code updates-testing}. */
  Optional<String> testingRepository();

  /** The template of announcement mails. */
  Optional<String> mailTemplate();

  /** The day of the release. */
  Optional<LocalDate> releasedOn();

  /** The end of life. */
  Optional<LocalDate> eol();

  /** The server's setting that applies: {@code pre_beta}, {@code post_beta}. */
  Optional<String> settingStatus();

  /** The karma that makes an update pushable to stable; from Bodhi 8.3.0. */
  OptionalInt minKarma();

  /** As {@link #minKarma()}, for critical-path packages. */
  OptionalInt criticalPathMinKarma();

  /** The days in testing that make an update pushable to stable; from Bodhi 8.3.0. */
  OptionalInt mandatoryDaysInTesting();

  /** As {@link #mandatoryDaysInTesting()}, for critical-path packages. */
  OptionalInt criticalPathMandatoryDaysInTesting();

  /** Whether this is Fedora's development release, whatever its number. */
  default boolean isRawhide() {
    return branch().equals("rawhide");
  }

  /**
   * Whether somebody has to make an update for a build that is not in a side tag. False where Bodhi
   * makes it, and where Bodhi would refuse one made by hand because it does not compose the
   * release.
   */
  default boolean needsManualUpdate() {
    return composedByBodhi() && !createAutomaticUpdates();
  }

  /** Starts a release; only {@code name} is mandatory. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Release}. */
  final class Builder extends ImmutableRelease.Builder {
    Builder() {}
  }
}
