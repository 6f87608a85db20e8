package io.github.packit4j.config;

import io.github.packit4j.config.internal.ModelStyle;
import io.github.packit4j.config.internal.write.ConfigWriter;
import io.github.packit4j.config.internal.write.EffectiveForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A whole package configuration ({@code .packit.yaml}), resolved: defaults and inheritance from the
 * top level to packages and from packages to jobs have been applied.
 *
 * <p>Immutable and thread-safe. Made by {@link ConfigLoader} or with {@link #builder()}.
 */
@Value.Immutable
@ModelStyle
public interface PackageConfig {

  /**
   * Returns the packages by their names, in the order of the file. A configuration without the key
   * {@code packages} has one.
   */
  Map<String, PackageSettings> packages();

  /**
   * Returns the settings of a package.
   *
   * @param packageName the package's name, a key of {@link #packages()}
   * @throws IllegalArgumentException if there is no such package
   */
  default PackageSettings settings(String packageName) {
    return Packages.named(packageName, packages());
  }

  /** Returns the jobs in the order of the file; a job with several triggers comes once for each. */
  List<JobConfig> jobs();

  /**
   * Returns the jobs of a type.
   *
   * @param type the type
   */
  default List<JobConfig> jobs(JobType type) {
    return jobs().stream().filter(job -> job.job() == type).toList();
  }

  /**
   * Returns the package if there is exactly one, which is so for all but monorepos.
   *
   * @return the package, or empty for a monorepo
   */
  default Optional<PackageSettings> onlyPackage() {
    return packages().size() == 1
        ? Optional.of(packages().values().iterator().next())
        : Optional.empty();
  }

  /**
   * Returns the resolved configuration as JSON: {@code packages} and {@code jobs[].packages} with
   * every key that has a value, sorted. {@link ConfigLoader} knows this form, in which nothing is
   * inherited or derived from a name: loading this text gives a configuration with the same text.
   *
   * <p>Two things are lost, for which the form has no words: null values inside free-form mappings
   * such as {@code env}, and the order of packages.
   */
  default String effective() {
    return EffectiveForm.of(this);
  }

  /**
   * Returns a tidy file that reads as this configuration: only what differs from the defaults and,
   * in jobs, from the package.
   *
   * <p>A package always has its {@code downstream_package_name} written, so that the file means the
   * same in a repository of another name. A package without a spec file gets one by its name when
   * read again, since the format cannot say otherwise.
   *
   * @param fileName the name the file will have in the repository
   */
  default String toYaml(String fileName) {
    return ConfigWriter.write(this, fileName);
  }

  /** Returns a builder without packages and jobs. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds configurations. Not thread-safe. */
  final class Builder extends ImmutablePackageConfig.Builder {
    Builder() {}
  }
}
