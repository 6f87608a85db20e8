package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.ForgeType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which forge runs on a host, as far as names tell. A host is matched whole, or by a whole part of
 * its name ({@code gitlab.example.org}): never by a piece of text, or {@code notgithub.com} would
 * pass for GitHub.
 */
public final class KnownHosts {

  private static final Map<ForgeType, Set<String>> HOSTS =
      Map.of(
          ForgeType.GITHUB,
          Set.of("github.com"),
          ForgeType.GITLAB,
          Set.of(
              "gitlab.com",
              "salsa.debian.org",
              "git.fosscommunity.in",
              "framagit.org",
              "dev.gajim.org",
              "git.coop",
              "lab.libreho.st",
              "git.linux-kernel.at",
              "git.pleroma.social",
              "git.silence.dev",
              "code.videolan.org",
              "source.puri.sm"),
          ForgeType.PAGURE,
          Set.of(
              "pagure.io",
              "src.fedoraproject.org",
              "src.stg.fedoraproject.org",
              "git.centos.org",
              "git.stg.centos.org"),
          ForgeType.FORGEJO,
          Set.of("codeberg.org", "forge.fedoraproject.org"));

  private static final Set<String> MOVING =
      Set.of("src.fedoraproject.org", "src.stg.fedoraproject.org");

  private static final Map<String, ForgeType> NAME_PARTS =
      Map.of("gitlab", ForgeType.GITLAB, "pagure", ForgeType.PAGURE, "forgejo", ForgeType.FORGEJO);

  // git and the web live under different names there (forges.md, 6.2).
  private static final Map<String, String> WEB_HOST =
      Map.of(
          "pkgs.fedoraproject.org", "src.fedoraproject.org",
          "pkgs.stg.fedoraproject.org", "src.stg.fedoraproject.org");

  private KnownHosts() {}

  /**
   * The forge on a host.
   *
   * @param host the host name, without a port
   * @return the type, or empty if the name does not tell
   */
  public static Optional<ForgeType> typeOf(String host) {
    String name = webHost(host);
    Optional<ForgeType> known =
        HOSTS.entrySet().stream()
            .filter(entry -> entry.getValue().contains(name))
            .map(Map.Entry::getKey)
            .findFirst();
    return known.or(
        () ->
            Arrays.stream(name.split("\\."))
                .map(NAME_PARTS::get)
                .flatMap(type -> Optional.ofNullable(type).stream())
                .findFirst());
  }

  /**
   * Whether the name tells only what runs there now: Fedora's dist-git is to move from Pagure to
   * Forgejo without changing its name.
   *
   * @param host the host name, without a port
   * @return true if something else may answer there one day
   */
  public static boolean mayMove(String host) {
    return MOVING.contains(webHost(host));
  }

  /**
   * The host of the web interface.
   *
   * @param host the host of any URL of the forge
   * @return its web host, in lower case
   */
  public static String webHost(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return WEB_HOST.getOrDefault(name, name);
  }
}
