package io.github.packit4j.distgit.monitoring;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A project that release monitoring watches.
 *
 * @param id its number, as in {@code https://release-monitoring.org/project/ID}
 * @param name its name there
 * @param homepage its home page, if it is a URI
 * @param ecosystem where it comes from: {@code pypi}, or its home page
 * @param backend what finds its versions: {@code GitHub}, {@code PyPI}
 * @param packages the packages that are made of it
 */
public record MonitoredProject(
    long id,
    String name,
    Optional<URI> homepage,
    String ecosystem,
    String backend,
    List<DistributionPackage> packages) {

  /** Copies the list. */
  public MonitoredProject {
    packages = List.copyOf(packages);
  }

  /**
   * A package of a distribution.
   *
   * @param distribution its name, {@code Fedora}
   * @param name the name of the package
   */
  public record DistributionPackage(String distribution, String name) {}

  /** Returns the names of its packages in a distribution; there may be several. */
  public List<String> packagesOf(String distribution) {
    return packages.stream()
        .filter(known -> known.distribution().equals(distribution))
        .map(DistributionPackage::name)
        .distinct()
        .toList();
  }
}
