package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.ForgeType;
import io.github.packit4j.distgit.forge.ForgeUrl;
import io.github.packit4j.http.support.Redaction;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes addresses of projects apart; see {@link ForgeUrl#parse(String)}. */
public final class UrlParser {

  private static final int MAX_LENGTH = 2000;
  private static final int MAX_SHOWN = 200;
  private static final Set<String> SCHEMES =
      Set.of("https", "http", "ssh", "git", "git+https", "git+ssh");
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)");
  private static final String HOST = "(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9](?:[A-Za-z0-9_.-]*))";
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[^@/]*@)?" + HOST + "(?::([^/@:]*))?(/.*)?");
  private static final Pattern SCP = Pattern.compile("(?:[^@/:]+@)?" + HOST + ":(?!//)([^:]*)");
  private static final Set<String> PAGURE_PAGES =
      Set.of(
          "pull-request",
          "pull-requests",
          "issue",
          "issues",
          "tree",
          "blob",
          "raw",
          "c",
          "commits",
          "branches",
          "releases",
          "history");

  private UrlParser() {}

  /**
   * What is known of the forge on a host.
   *
   * @param type what it runs, or empty
   * @param root the path that it lives below, in parts; none for most
   */
  public record Site(Optional<ForgeType> type, List<String> root) {

    /**
     * A forge at the root of its host.
     *
     * @param type what it runs, or empty
     * @return the site
     */
    public static Site of(Optional<ForgeType> type) {
      return new Site(type, List.of());
    }

    /**
     * A forge.
     *
     * @param type what it runs
     * @param web its web address
     * @return the site
     */
    public static Site of(ForgeType type, URI web) {
      String path = web.getPath() == null ? "" : web.getPath();
      return new Site(
          Optional.of(type), Arrays.stream(path.split("/")).filter(p -> !p.isEmpty()).toList());
    }

    /** The parts of a path below the forge; git by ssh does not know of its root. */
    private List<String> below(String scheme, List<String> parts) {
      boolean within =
          !scheme.equals("ssh")
              && parts.size() > root.size()
              && parts.subList(0, root.size()).equals(root);
      return within ? parts.subList(root.size(), parts.size()) : parts;
    }
  }

  /**
   * Parses an address.
   *
   * @param text the address
   * @param sites tells what is known of a host
   * @return its parts
   */
  public static ForgeUrl parse(String text, Function<String, Site> sites) {
    String url = text.strip();
    if (url.length() > MAX_LENGTH || url.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      throw rejected(text, "it is too long or has spaces within");
    }
    Matcher scheme = SCHEME.matcher(url);
    if (scheme.matches()) {
      return withScheme(text, scheme.group(1).toLowerCase(Locale.ROOT), scheme.group(2), sites);
    }
    if (url.startsWith("/") || url.startsWith(".")) {
      throw rejected(text, "it is a path, not an address on a host");
    }
    Matcher scp = SCP.matcher(withoutQuery(url));
    if (scp.matches()) {
      return scp(text, scp.group(1), scp.group(2), sites);
    }
    Matcher bare = AUTHORITY.matcher(withoutQuery(url));
    if (!bare.matches() || !isHostName(bare.group(1))) {
      throw rejected(text, "it names no host");
    }
    return withScheme(text, "https", url, sites);
  }

  private static ForgeUrl withScheme(
      String text, String scheme, String rest, Function<String, Site> sites) {
    if (!SCHEMES.contains(scheme)) {
      throw rejected(text, "the scheme " + scheme + " is not one of " + SCHEMES);
    }
    Matcher authority = AUTHORITY.matcher(withoutQuery(rest));
    if (!authority.matches()) {
      throw rejected(text, "it names no valid host");
    }
    String port = authority.group(2) == null ? "" : authority.group(2);
    String path = authority.group(3) == null ? "" : authority.group(3);
    boolean ssh = scheme.endsWith("ssh");
    if (!port.isEmpty() && !isPort(port)) {
      if (!ssh) {
        throw rejected(text, "the port is not a number");
      }
      // ssh://git@pagure.io:forks/... is a mixture of two forms that Pagure itself once showed.
      path = "/" + port + path;
      port = "";
    }
    return of(
        text,
        ssh ? "ssh" : scheme,
        authority.group(1),
        port.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port)),
        path,
        sites);
  }

  private static ForgeUrl scp(String text, String host, String path, Function<String, Site> sites) {
    int slash = path.indexOf('/');
    if (slash > 0 && isPort(path.substring(0, slash)) && path.indexOf('/', slash + 1) > 0) {
      OptionalInt port = OptionalInt.of(Integer.parseInt(path.substring(0, slash)));
      return of(text, "ssh", host, port, path.substring(slash), sites);
    }
    return of(text, "ssh", host, OptionalInt.empty(), path, sites);
  }

  private static ForgeUrl of(
      String text,
      String scheme,
      String host,
      OptionalInt port,
      String path,
      Function<String, Site> sites) {
    String name = host.toLowerCase(Locale.ROOT);
    Site site = sites.apply(name);
    Optional<ForgeType> type = site.type();
    List<String> parts = site.below(scheme, parts(text, path));
    Optional<String> forkOf = Optional.empty();
    boolean mayFork = type.isEmpty() || type.get() == ForgeType.PAGURE;
    if (mayFork && parts.size() > 2 && parts.get(0).matches("forks?")) {
      forkOf = Optional.of(parts.get(1));
      parts = parts.subList(2, parts.size());
    }
    parts = cut(parts, type);
    boolean namespaced = type.isPresent() && type.get() != ForgeType.PAGURE;
    if (parts.isEmpty() || (namespaced && parts.size() < 2)) {
      throw rejected(text, "it names no project");
    }
    String last = parts.get(parts.size() - 1);
    String repository = last.endsWith(".git") ? last.substring(0, last.length() - 4) : last;
    if (repository.isEmpty()) {
      throw rejected(text, "it names no project");
    }
    Optional<String> namespace =
        parts.size() == 1
            ? Optional.empty()
            : Optional.of(String.join("/", parts.subList(0, parts.size() - 1)));
    return new ForgeUrl(scheme, name, port, forkOf, namespace, repository);
  }

  private static List<String> parts(String text, String path) {
    List<String> parts = new ArrayList<>();
    for (String encoded : path.split("/")) {
      if (encoded.isEmpty()) {
        continue;
      }
      String part = decode(text, encoded);
      boolean odd = part.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '/' || c == '\\');
      if (part.equals(".") || part.equals("..") || odd) {
        throw rejected(text, "a part of its path is not a name");
      }
      parts.add(part);
    }
    return parts;
  }

  private static String decode(String text, String encoded) {
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw rejected(text, "a percent sign is not followed by two hexadecimal digits");
    }
  }

  /** Leaves out what is below a project: pages of pull requests, files, releases. */
  private static List<String> cut(List<String> parts, Optional<ForgeType> type) {
    int dash = parts.indexOf("-");
    if (dash > 0) {
      return parts.subList(0, dash);
    }
    boolean twoParts =
        type.filter(t -> t == ForgeType.GITHUB || t == ForgeType.FORGEJO).isPresent();
    if (twoParts && parts.size() > 2) {
      return parts.subList(0, 2);
    }
    if (type.filter(ForgeType.PAGURE::equals).isPresent()) {
      for (int i = 1; i < parts.size() - 1; i++) {
        if (PAGURE_PAGES.contains(parts.get(i))) {
          return parts.subList(0, i);
        }
      }
    }
    return parts;
  }

  private static String withoutQuery(String url) {
    return url.replaceFirst("[?#].*", "");
  }

  private static boolean isHostName(String host) {
    return host.startsWith("[") || host.contains(".") || host.equals("localhost");
  }

  private static boolean isPort(String text) {
    return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65535;
  }

  private static IllegalArgumentException rejected(String text, String reason) {
    // Before it is cut: half a password would look like none. A token may well have a slash.
    String anonymous = text.replaceFirst("(?s)^(\\w+://)?.*@", "$1***@");
    String safe = Redaction.text(cut(anonymous, MAX_LENGTH), List.of());
    return new IllegalArgumentException(
        "Tried to read \""
            + cut(safe, MAX_SHOWN)
            + "\" as the address of a project but failed because: "
            + reason);
  }

  private static String cut(String text, int length) {
    return text.length() > length ? text.substring(0, length) + "…" : text;
  }
}
