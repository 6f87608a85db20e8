package io.github.packit4j.sandbox.internal.koji;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Gets what builds are made from out of dist-git. */
final class BuildSources {

  private static final Pattern SCM = Pattern.compile("(git|git\\+\\w+)://.*");

  private final Repositories repositories;

  /** The repositories of dist-git. */
  interface Repositories {

    /** Returns the host of the repositories. */
    String host();

    /** Returns the names of the packages. */
    List<String> packages();

    /** Returns the commit that a ref of a repository names. */
    Optional<String> commit(String repository, String ref);

    /** Returns a file of a repository at a commit. */
    Optional<byte[]> file(String repository, String commit, String path);

    /** Returns a commit and its ancestors, the first parents, newest first. */
    List<String> history(String repository, String commit);
  }

  /**
   * A commit.
   *
   * @param url SCM URL with the whole commit id
   * @param specFile text of the spec file
   */
  record Checkout(String url, String specFile) {}

  BuildSources(Repositories repositories) {
    this.repositories = repositories;
  }

  /** Tells a URL of a repository from a path below the hub's work directory. */
  static boolean isScm(String source) {
    return SCM.matcher(source).matches();
  }

  /**
   * Checks out {@code git+https://host/rpms/hello.git#ref}.
   *
   * @throws KojiFault if the URL, the repository or the ref is not usable
   */
  Checkout checkOut(String url, boolean scratch) {
    int hash = url.indexOf('#');
    if (hash < 0) {
      throw KojiFault.generic(
          "Unable to parse SCM URL: " + url + " . Could not find the fragment element.");
    }
    URI remote = URI.create(url.substring(0, hash).replaceFirst("^git\\+", ""));
    String repository = remote.getPath().substring(1).replaceFirst("\\.git$", "");
    boolean fork = repository.startsWith("fork/") || repository.startsWith("forks/");
    if (!repositories.host().equals(remote.getHost()) || fork && !scratch) {
      throw new KojiFault(
          KojiFault.NOT_ALLOWED,
          "policy violation (build_from_scm): only dist-git sources are allowed");
    }
    String ref = url.substring(hash + 1);
    String commit =
        repositories
            .commit(repository, ref)
            .orElseThrow(
                () ->
                    new KojiFault(
                        KojiFault.BUILD,
                        "Error running GIT command \"git reset --hard "
                            + ref
                            + "\", see checkout.log for details"));
    String name = repository.substring(repository.lastIndexOf('/') + 1);
    String spec =
        spec(repository, commit, name)
            .orElseThrow(() -> new KojiFault(KojiFault.BUILD, "No spec file found"));
    return new Checkout(
        url.substring(0, hash + 1) + commit, counted(spec, repository, commit, name));
  }

  private Optional<String> spec(String repository, String commit, String name) {
    return repositories
        .file(repository, commit, name + ".spec")
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * Does what rpmautospec's plug-in of the builder does: the commits of this version are counted,
   * and the number stands as {@code %autorelease} in front of the spec file.
   */
  private String counted(String spec, String repository, String commit, String name) {
    if (!SpecTags.value(spec, "Release").orElse("").contains("autorelease")) {
      return spec;
    }
    List<Object> version = epochAndVersion(spec);
    long number =
        repositories.history(repository, commit).stream()
            .map(ancestor -> spec(repository, ancestor, name))
            .takeWhile(
                older -> older.map(BuildSources::epochAndVersion).equals(Optional.of(version)))
            .count();
    return "%global autorelease " + number + "%{?dist}\n" + spec;
  }

  private static List<Object> epochAndVersion(String spec) {
    return List.of(SpecTags.epoch(spec), new SpecNvr().nvr(spec, "").replaceFirst("-[^-]*$", ""));
  }
}
