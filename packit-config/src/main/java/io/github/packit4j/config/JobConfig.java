package io.github.packit4j.config;

import io.github.packit4j.config.internal.ModelStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One job of a configuration, for one trigger.
 *
 * <p>Immutable and thread-safe.
 */
@Value.Immutable
@ModelStyle
public interface JobConfig {

  /** Returns what the job does. */
  JobType job();

  /** Returns the kind of event that starts it. */
  JobTrigger trigger();

  /** Returns the packages it works on with their settings, those of the job applied. */
  Map<String, PackageSettings> packages();

  /**
   * Returns the settings of a package as this job sees it.
   *
   * @param packageName the package's name, a key of {@link #packages()}
   * @throws IllegalArgumentException if there is no such package
   */
  default PackageSettings settings(String packageName) {
    return Packages.named(packageName, packages());
  }

  /** Returns whether a {@code tests} job runs without a build. */
  @Value.Default
  default boolean skipBuild() {
    return false;
  }

  /** Returns whether the job runs only when someone asks for it. */
  @Value.Default
  default boolean manualTrigger() {
    return false;
  }

  /** Returns the labels by which {@code /packit test --labels} selects jobs. */
  Optional<List<String>> labels();

  /** Returns the name of the group of packages that are built together in a side tag. */
  Optional<String> sidetagGroup();

  /** Returns the downstream packages whose builds this job waits for in its side-tag group. */
  Optional<List<String>> dependencies();

  /** Returns the downstream packages whose jobs are started by this one in its side-tag group. */
  Optional<List<String>> dependents();

  /** Returns the undocumented key {@code package}: the one package the job is limited to. */
  Optional<String> packageName();

  /** Returns a builder. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds jobs. Not thread-safe. */
  final class Builder extends ImmutableJobConfig.Builder {
    Builder() {}
  }
}
