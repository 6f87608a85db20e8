package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.ForgeType;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Builds the addresses of projects that follow from their names. */
public final class WebUrls {

  private WebUrls() {}

  /**
   * The page of a project.
   *
   * @param forge the forge's web address
   * @param project the project
   * @return its page
   */
  public static URI page(URI forge, ProjectName project) {
    HttpUrl.Builder url = below(forge);
    project.forkOf().ifPresent(account -> url.addPathSegment("fork").addPathSegment(account));
    project.segments().forEach(url::addPathSegment);
    return url.build().uri();
  }

  /**
   * Where git finds a project. Pagure has the forks of an account under {@code forks/} in git, and
   * under {@code fork/} everywhere else.
   *
   * @param forge the forge's web address
   * @param project the project
   * @return the address that ends with {@code .git}
   */
  public static URI git(URI forge, ProjectName project) {
    HttpUrl.Builder url = below(forge);
    project.forkOf().ifPresent(account -> url.addPathSegment("forks").addPathSegment(account));
    project
        .namespace()
        .ifPresent(
            namespace -> {
              for (String part : namespace.split("/", -1)) {
                url.addPathSegment(part);
              }
            });
    return url.addPathSegment(project.name() + ".git").build().uri();
  }

  /**
   * The page of a tag, for people.
   *
   * @param type what the forge runs
   * @param project the project's page
   * @param tag the tag
   * @return the page; empty on Pagure, which has none for a single tag
   */
  public static Optional<URI> tag(ForgeType type, URI project, String tag) {
    return switch (type) {
      case GITHUB, FORGEJO -> Optional.of(page(project, "releases/tag/" + tag));
      case GITLAB -> Optional.of(page(project, "-/tags/" + tag));
      case PAGURE -> Optional.empty();
    };
  }

  /**
   * The page of a commit, for people.
   *
   * @param type what the forge runs
   * @param project the project's page
   * @param commit the full id
   * @return the page
   */
  public static URI commit(ForgeType type, URI project, String commit) {
    return switch (type) {
      case GITHUB, FORGEJO -> page(project, "commit/" + commit);
      case GITLAB -> page(project, "-/commit/" + commit);
      case PAGURE -> page(project, "c/" + commit);
    };
  }

  private static URI page(URI project, String path) {
    return below(project).addPathSegments(path).build().uri();
  }

  /**
   * A project's path in a URL.
   *
   * @param project the project
   * @return its full name, percent-encoded
   */
  public static String encodedPath(ProjectName project) {
    return page(URI.create("https://host/"), project).getRawPath().substring(1);
  }

  /**
   * An ssh address as forges write it, {@code git@host:path} or {@code ssh://...}.
   *
   * @param text the address
   * @return the same as a URI
   */
  public static URI ssh(String text) {
    int colon = text.indexOf(':');
    return URI.create(
        text.contains("://")
            ? text
            : "ssh://" + text.substring(0, colon) + "/" + text.substring(colon + 1));
  }

  /**
   * A builder for addresses below a forge's web address.
   *
   * @param forge the forge's web address
   * @return the builder
   */
  public static HttpUrl.Builder below(URI forge) {
    return Objects.requireNonNull(HttpUrl.get(forge), "not an http address").newBuilder();
  }
}
