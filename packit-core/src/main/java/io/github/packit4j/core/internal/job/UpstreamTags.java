package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.rule.TagTemplate;

/** How a package's tags are made of its versions. */
public final class UpstreamTags {

  private UpstreamTags() {}

  /**
   * Gives the template that the package's settings name.
   *
   * @param settings the package's settings
   * @return the template
   */
  public static TagTemplate template(PackageSettings settings) {
    return TagTemplate.of(
        settings.upstreamTagTemplate(),
        settings.upstreamPackageName().orElse(settings.downstreamPackageName()));
  }
}
