package io.github.packit4j.distgit;

import io.github.packit4j.distgit.internal.FileNames;
import io.github.packit4j.distgit.internal.ModelStyle;
import io.github.packit4j.distgit.internal.RepositoryLocation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Where an instance of dist-git lives: its web pages, its git repositories and its lookaside cache.
 *
 * <p>A value: nothing is contacted. The addresses of repositories are templates in which {@code
 * {namespace}}, {@code {package}}, {@code {user}} (the account that connects) and {@code {owner}}
 * (the account a fork belongs to) are replaced. The predefined instances hold what Fedora's and
 * CentOS' own tools are configured with.
 */
@Value.Immutable
@ModelStyle
public interface DistGitInstance {

  /** Returns a short name, {@code fedora}. */
  String name();

  /** Returns the address of the web pages and the forge, {@code https://src.fedoraproject.org}. */
  URI webUrl();

  /**
   * Returns the name of the distribution, {@code Fedora}, as release monitoring maps its packages
   * and messages to people call it. Empty if it has no such name: nothing is asked of monitoring
   * for its packages then.
   */
  Optional<String> distribution();

  /**
   * Returns the group of the forge whose members are the packagers, {@code packager} in Fedora.
   * Where there is none, whoever may push to a package is its packager.
   */
  Optional<String> packagerGroup();

  /** Returns the namespace of the packages, {@code rpms}, as the forge and the cache name it. */
  @Value.Default
  default String namespace() {
    return "rpms";
  }

  /** Returns the template of a package's web page; {@code <webUrl>/{namespace}/{package}}. */
  @Value.Default
  default String projectUrlTemplate() {
    return withoutTrailingSlash(webUrl()) + "/{namespace}/{package}";
  }

  /** Returns the template of the address to clone from without an account. */
  @Value.Default
  default String cloneUrlTemplate() {
    return withoutTrailingSlash(webUrl()) + "/{namespace}/{package}.git";
  }

  /** Returns the template of the address to push a package's branches to by ssh. */
  Optional<String> sshUrlTemplate();

  /** Returns the template of the address to push to a fork by ssh. */
  Optional<String> sshForkUrlTemplate();

  /** Returns the template of a fork's address over https. */
  Optional<String> httpsForkUrlTemplate();

  /** Returns the lookaside cache; empty if the instance has none that is known. */
  Optional<LookasideLocation> lookaside();

  /** Returns Fedora's dist-git, src.fedoraproject.org. */
  static DistGitInstance fedora() {
    return fedoraLike("fedora", "src.fedoraproject.org", "pkgs.fedoraproject.org");
  }

  /** Returns the staging instance of Fedora's dist-git. */
  static DistGitInstance fedoraStaging() {
    return fedoraLike("fedora-staging", "src.stg.fedoraproject.org", "pkgs.stg.fedoraproject.org");
  }

  private static DistGitInstance fedoraLike(String name, String webHost, String sshHost) {
    URI web = URI.create("https://" + webHost);
    return builder()
        .name(name)
        .distribution("Fedora")
        .packagerGroup("packager")
        .webUrl(web)
        .sshUrlTemplate("ssh://{user}@" + sshHost + "/{namespace}/{package}")
        .sshForkUrlTemplate("ssh://{user}@" + sshHost + "/forks/{owner}/{namespace}/{package}.git")
        .httpsForkUrlTemplate(web + "/forks/{owner}/{namespace}/{package}.git")
        .lookaside(
            LookasideLocation.namespaced(
                web.resolve("/repo/pkgs"), web.resolve("/repo/pkgs/upload.cgi")))
        .build();
  }

  /**
   * Returns CentOS Stream's dist-git on GitLab. Its cache can be read by everybody; uploads work
   * only from Red Hat's internal network.
   */
  static DistGitInstance centosStream() {
    return builder()
        .name("centos-stream")
        .distribution("CentOS")
        .webUrl(URI.create("https://gitlab.com"))
        .namespace("redhat/centos-stream/rpms")
        .sshUrlTemplate("ssh://git@gitlab.com/{namespace}/{package}.git")
        .sshForkUrlTemplate("ssh://git@gitlab.com/{owner}/{package}.git")
        .httpsForkUrlTemplate("https://gitlab.com/{owner}/{package}.git")
        .lookaside(
            LookasideLocation.builder()
                .downloadUrl(URI.create("https://sources.stream.centos.org/sources"))
                .uploadUrl(
                    URI.create("https://sources.stream.rdu2.redhat.com/lookaside/upload.cgi"))
                .uploadsFromInsideOnly(true)
                .namespace("rpms")
                .build())
        .build();
  }

  /**
   * Returns the dist-git of a CentOS special interest group (CBS) on GitLab. Its cache has no
   * namespace and no upload program that speaks {@code upload.cgi}'s protocol.
   *
   * @param sig the group's name in addresses, {@code hyperscale}
   */
  static DistGitInstance centosSig(String sig) {
    return builder()
        .name("centos-sig-" + sig)
        .distribution("CentOS")
        .webUrl(URI.create("https://gitlab.com"))
        .namespace("CentOS/" + sig + "/rpms")
        .sshUrlTemplate("ssh://git@gitlab.com/{namespace}/{package}.git")
        .sshForkUrlTemplate("ssh://git@gitlab.com/{owner}/{package}.git")
        .httpsForkUrlTemplate("https://gitlab.com/{owner}/{package}.git")
        .lookaside(
            LookasideLocation.builder()
                .downloadUrl(URI.create("https://git.centos.org/sources"))
                .build())
        .build();
  }

  /** Returns the web page of a package. */
  default URI projectUrl(String packageName) {
    return filled(projectUrlTemplate(), packageName, "", "");
  }

  /** Returns the address to clone a package from without an account. */
  default URI cloneUrl(String packageName) {
    return filled(cloneUrlTemplate(), packageName, "", "");
  }

  /**
   * Returns the address to push a package's own branches to by ssh.
   *
   * @throws DistGitException if the instance has no ssh
   */
  default URI sshUrl(String packageName, String user) {
    return filled(required(sshUrlTemplate(), "ssh address"), packageName, user, "");
  }

  /**
   * Returns the address to push to a fork by ssh.
   *
   * @param user the account that connects
   * @param owner the account the fork belongs to
   * @throws DistGitException if the instance has no ssh
   */
  default URI sshForkUrl(String packageName, String user, String owner) {
    return filled(required(sshForkUrlTemplate(), "ssh address of forks"), packageName, user, owner);
  }

  /**
   * Returns the address of a fork over https.
   *
   * @throws DistGitException if the instance has no such address
   */
  default URI httpsForkUrl(String packageName, String owner) {
    return filled(
        required(httpsForkUrlTemplate(), "https address of forks"), packageName, "", owner);
  }

  /**
   * Tells which package an address is of, such as that of the source of a build.
   *
   * @param address the address of a repository or its page on a host of this instance, of any
   *     scheme ({@code git+https}), with or without {@code .git}, query and fragment
   * @return the package; empty if the address is elsewhere, or that of a fork
   */
  default Optional<String> packageAt(String address) {
    Optional<RepositoryLocation> location = RepositoryLocation.of(address);
    return location
        .map(RepositoryLocation::lastName)
        .filter(FileNames::isPlain)
        .filter(
            name ->
                location.equals(RepositoryLocation.of(cloneUrl(name).toString()))
                    || location.equals(RepositoryLocation.of(projectUrl(name).toString()))
                    || sshUrlTemplate().isPresent()
                        && location.equals(
                            RepositoryLocation.of(sshUrl(name, "anybody").toString())));
  }

  /** Returns addresses on all hosts of the instance that speak http or https. */
  default List<URI> hosts() {
    List<URI> hosts = new ArrayList<>();
    hosts.add(webUrl());
    hosts.add(projectUrl("any"));
    hosts.add(cloneUrl("any"));
    httpsForkUrlTemplate().ifPresent(template -> hosts.add(filled(template, "any", "", "any")));
    return List.copyOf(hosts);
  }

  private String required(Optional<String> template, String what) {
    return template.orElseThrow(
        () -> new DistGitException("The dist-git instance " + name() + " has no " + what));
  }

  private URI filled(String template, String packageName, String user, String owner) {
    return URI.create(
        template
            .replace("{namespace}", UrlPath.encode(namespace()))
            .replace("{package}", UrlPath.encodePackage(FileNames.requirePlain(packageName)))
            .replace("{user}", UrlPath.encodeSegment(user))
            .replace("{owner}", UrlPath.encodeSegment(owner)));
  }

  private static String withoutTrailingSlash(URI uri) {
    String text = uri.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** Returns a builder; a name and {@link #webUrl()} are needed. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link DistGitInstance}. */
  final class Builder extends ImmutableDistGitInstance.Builder {
    Builder() {}
  }
}
