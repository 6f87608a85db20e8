package io.github.packit4j.specfile.macro.internal.environment;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The software forges whose archives {@code %forgemeta} knows. In the texts, a name in braces
 * stands for the macro of this name in the same block of definitions.
 */
enum Forge {
  GITHUB(
      "https://[^/]+/[^/]+/(?<repo>[^/#?]+)",
      "tar.gz",
      "{repo}-{fileref}",
      "{forgeurl}/archive/{ref}/{archivename}.{archiveext}",
      "{archivename}"),
  GITLAB(
      "https://[^#?]*/(?<repo>[^/#?]+)/*",
      "tar.bz2",
      "{repo}-{ref}",
      "{forgeurl}/-/archive/{ref}/{archivename}.{archiveext}",
      "{archivename}"),
  PAGURE(
      "https://[^/]+/(?<repo>[^/#?]+)",
      "tar.gz",
      "{repo}-{ref}",
      "{forgeurl}/archive/{ref}/{archivename}.{archiveext}",
      "{archivename}"),
  PAGURE_NAMESPACE(
      "https://[^/]+/(?<namespace>[^/]+)/(?<repo>[^/#?]+)",
      "tar.gz",
      "{namespace}-{repo}-{ref}",
      "{forgeurl}/archive/{ref}/{archivename}.{archiveext}",
      "{archivename}"),
  PAGURE_FORK(
      "https://[^/]+/fork/(?<owner>[^/]+)/(?<repo>[^/#?]+)",
      "tar.gz",
      "{owner}-{repo}-{ref}",
      "{forgeurl}/archive/{ref}/{archivename}.{archiveext}",
      "{archivename}"),
  PAGURE_NAMESPACE_FORK(
      "https://[^/]+/fork/(?<owner>[^/]+)/(?<namespace>[^/]+)/(?<repo>[^/#?]+)",
      "tar.gz",
      "{owner}-{namespace}-{repo}-{ref}",
      "{forgeurl}/archive/{ref}/{archivename}.{archiveext}",
      "{archivename}"),
  GITEA(
      "https://[^/]+/[^/]+/(?<repo>[^/#?]+)",
      "tar.gz",
      "{fileref}",
      "{forgeurl}/archive/{ref}.{archiveext}",
      "{repo}"),
  GOOGLE_SOURCE(
      "https://code\\.googlesource\\.com/[^#?]*?(?<repo>[^/#?]+)(?=/*(?:[#?]|$))",
      "tar.gz",
      "{repo}-{ref}",
      "{forgeurl}/+archive/{ref}.{archiveext}",
      ""),
  BITBUCKET(
      "https://[^/]+/(?<owner>[^/]+)/(?<repo>[^/#?]+)",
      "tar.bz2",
      "{owner}-{repo}-{shortcommit}",
      "{forgeurl}/get/{ref}.{archiveext}",
      "{archivename}"),
  SOURCEHUT(
      "https://[^/]+/~[^/]+/(?<repo>[^/#?]+)",
      "tar.gz",
      "{repo}-{fileref}",
      "{forgeurl}/archive/{ref}.{archiveext}",
      "{repo}-{ref}");

  private static final Pattern HOST = Pattern.compile("[^:]+://([^/]+)/(.*)", Pattern.DOTALL);

  private final Pattern url;
  private final String extension;
  private final String archiveName;
  private final String archiveUrl;
  private final String topDirectory;

  Forge(String url, String extension, String archiveName, String archiveUrl, String topDirectory) {
    this.url = Pattern.compile(url);
    this.extension = extension;
    this.archiveName = archiveName;
    this.archiveUrl = archiveUrl;
    this.topDirectory = topDirectory;
  }

  /** Tells the forge by the host of a project's URL; empty if it is none of these. */
  static Optional<Forge> of(String url) {
    Matcher parts = HOST.matcher(url);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String host = parts.group(1);
    if (host.equals("pagure.io")) {
      return Optional.of(pagure(parts.group(2)));
    }
    if (isNamed("gitlab", host)) {
      return Optional.of(GITLAB);
    }
    if (isNamed("github", host)) {
      return Optional.of(GITHUB);
    }
    return Optional.ofNullable(
        switch (host) {
          case "git.sr.ht" -> SOURCEHUT;
          case "gitea.com", "codeberg.org" -> GITEA;
          case "code.googlesource.com" -> GOOGLE_SOURCE;
          case "bitbucket.org" -> BITBUCKET;
          default -> null;
        });
  }

  private static Forge pagure(String path) {
    boolean fork = path.startsWith("fork/");
    int names = 0;
    for (String name : path.split("[?#]", 2)[0].split("/")) {
      names += name.isEmpty() ? 0 : 1;
    }
    if (fork && names > 2) {
      return names > 3 ? PAGURE_NAMESPACE_FORK : PAGURE_FORK;
    }
    return names > 1 ? PAGURE_NAMESPACE : PAGURE;
  }

  private static boolean isNamed(String name, String host) {
    return host.startsWith(name + ".")
        || host.startsWith(name + "-")
        || host.contains("." + name + ".")
        || host.contains("-" + name + ".");
  }

  /** Finds the project in a URL, which may go on behind it. */
  Optional<Matcher> project(String projectUrl) {
    Matcher matcher = url.matcher(projectUrl);
    return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
  }

  /** Returns whether the archive's name uses a form of the reference that can be in a file name. */
  boolean usesFileReference() {
    return this == GITHUB || this == GITEA || this == SOURCEHUT;
  }

  /** The variables that follow from the others, by name. */
  Map<String, String> templates() {
    return Map.of(
        "archiveext", extension,
        "archivename", archiveName,
        "archiveurl", archiveUrl,
        "topdir", topDirectory,
        "scm", "git");
  }
}
