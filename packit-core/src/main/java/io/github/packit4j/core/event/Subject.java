package io.github.packit4j.core.event;

import java.net.URI;

/**
 * What an event is about. Events of one subject are best handled one after the other, in the order
 * in which they came; those of different ones may be handled at the same time.
 */
public sealed interface Subject {

  /**
   * Returns the name that people know it by, such as {@code python-ogr}: of a package its own, of a
   * project the last part of its address.
   */
  String name();

  /**
   * Returns a short text that tells it from all others, for a key in a database or a queue.
   *
   * @return at most 200 visible characters of ASCII
   */
  String key();

  /**
   * A package of a distribution.
   *
   * @param name its name
   */
  record OfPackage(String name) implements Subject {

    /**
     * Names the package of a build.
     *
     * @param nvr name, version and release, joined by {@code -}
     * @return the package; with the whole text as its name if it has no such parts
     */
    static OfPackage ofBuild(String nvr) {
      int release = nvr.lastIndexOf('-');
      int version = nvr.lastIndexOf('-', release - 1);
      return new OfPackage(version > 0 ? nvr.substring(0, version) : nvr);
    }

    /** Names the package that an address of git ends with, whatever fork it is. */
    static OfPackage ofSource(String source) {
      int hash = source.indexOf('#');
      return new OfPackage(lastName(hash < 0 ? source : source.substring(0, hash)));
    }

    @Override
    public String key() {
      return ShortText.of(name);
    }
  }

  /**
   * A project on a forge, which may be an upstream one or a package's.
   *
   * @param address its web address
   */
  record OfProject(URI address) implements Subject {

    @Override
    public String name() {
      return lastName(String.valueOf(address.getPath()));
    }

    @Override
    public String key() {
      return ShortText.of(address.toString());
    }
  }

  /**
   * Neither a package nor a project.
   *
   * @param name what was told instead, such as {@code GitHub webhook 'ping'}
   */
  record OfKind(String name) implements Subject {

    @Override
    public String key() {
      return ShortText.of(name);
    }
  }

  private static String lastName(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    String name = path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    return name.endsWith(".git") ? name.substring(0, name.length() - ".git".length()) : name;
  }
}
