package io.github.packit4j.specfile.internal.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What has been read of one package. */
final class PackageState {

  /** A trigger's condition. */
  record Trigger(Part part, Dependency dependency) {}

  private final int line;
  private String name;
  private final Set<String> tags = new HashSet<>();
  private final Set<String> descriptions = new HashSet<>();
  private final Set<Part> scriptlets = EnumSet.noneOf(Part.class);
  private final List<Trigger> triggers = new ArrayList<>();
  private boolean hasFiles;

  /**
   * Begins a package.
   *
   * @param line the line of its {@code %package}; 0 for the main package
   */
  PackageState(int line, String name) {
    this.line = line;
    this.name = name;
  }

  int line() {
    return line;
  }

  String name() {
    return name;
  }

  void setName(String name) {
    this.name = name;
  }

  /** Adds a tag; false if the package has it already. */
  boolean addTag(String tag) {
    return tags.add(tag);
  }

  boolean hasTag(String tag) {
    return tags.contains(tag);
  }

  /** Adds a description; false if there is one in this language. */
  boolean addDescription(String language) {
    return descriptions.add(language);
  }

  boolean hasDescription() {
    return !descriptions.isEmpty();
  }

  /** Adds a scriptlet; false if there is one of this kind. */
  boolean addScriptlet(Part part) {
    return scriptlets.add(part);
  }

  /** Adds a file list; false if there is one. */
  boolean addFiles() {
    boolean first = !hasFiles;
    hasFiles = true;
    return first;
  }

  List<Trigger> triggers() {
    return triggers;
  }
}
