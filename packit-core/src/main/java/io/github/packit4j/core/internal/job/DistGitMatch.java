package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.event.PackitEvent.DistGitPush;
import io.github.packit4j.distgit.DistGitInstance;
import java.net.URI;
import java.util.Optional;

/**
 * Whether a job is for a dist-git. A configuration that names none, or Fedora's by its address,
 * which is the same to who reads it, is for any.
 */
public final class DistGitMatch {

  private static final String DEFAULT_HOST = "src.fedoraproject.org";

  private DistGitMatch() {}

  /**
   * Compares a job's dist-git with the workflow's.
   *
   * @param settings the package's settings in the job
   * @param instance the workflow's dist-git
   * @return where the package belongs instead; empty if it belongs there
   */
  public static Optional<String> difference(PackageSettings settings, DistGitInstance instance) {
    String host = host(settings.distGitBaseUrl());
    boolean sameNamespace =
        settings.distGitNamespace().map(instance.namespace()::equalsIgnoreCase).orElse(true);
    if (namesNone(settings) || host.equalsIgnoreCase(host(instance.webUrl())) && sameNamespace) {
      return Optional.empty();
    }
    return Optional.of(
        "%s belongs to the dist-git %s%s, and this workflow releases into %s (%s)"
            .formatted(
                settings.downstreamPackageName(),
                settings.distGitBaseUrl(),
                settings.distGitNamespace().map(name -> " (" + name + ")").orElse(""),
                instance.webUrl(),
                instance.namespace()));
  }

  /** Whether a job leaves open which dist-git it is for. */
  static boolean namesNone(PackageSettings settings) {
    return host(settings.distGitBaseUrl()).equals(DEFAULT_HOST) && settings.pkgTool().isEmpty();
  }

  /**
   * Tells whether a push went to a package of the workflow's dist-git.
   *
   * @param push the push
   * @param instance the workflow's dist-git
   * @return whether it did
   */
  public static boolean isToPackage(DistGitPush push, DistGitInstance instance) {
    return push.project()
        .map(page -> instance.packageAt(page.toString()))
        .map(found -> found.filter(push.packageName()::equals).isPresent())
        .orElseGet(() -> push.namespace().equals(instance.namespace()));
  }

  /**
   * Gives the host of an address. A port other than the usual one tells two dist-gits on one host
   * apart.
   *
   * @param address the address
   * @return the host, with its port if that is not the usual one
   */
  public static String host(URI address) {
    String host = Optional.ofNullable(address.getHost()).orElse("");
    int port = address.getPort();
    boolean usual = port < 0 || port == ("http".equals(address.getScheme()) ? 80 : 443);
    return usual ? host : host + ":" + port;
  }
}
