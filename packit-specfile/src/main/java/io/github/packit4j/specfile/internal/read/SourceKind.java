package io.github.packit4j.specfile.internal.read;

import io.github.packit4j.specfile.syntax.Tag;
import org.jspecify.annotations.Nullable;

/** Sources or patches: what their tags and their list sections are called. */
public enum SourceKind {
  SOURCE("Source", "sourcelist", 1),
  PATCH("Patch", "patchlist", 4);

  private final String tagName;
  private final String listSection;
  private final int digits;

  SourceKind(String tagName, String listSection, int digits) {
    this.tagName = tagName;
    this.listSection = listSection;
    this.digits = digits;
  }

  public String tagName() {
    return tagName;
  }

  public String listSection() {
    return listSection;
  }

  /** Returns how many digits the number of a first tag of this kind has. */
  public int digits() {
    return digits;
  }

  /** Returns the kind whose list a section is, or null if it is none. */
  public static @Nullable SourceKind ofListSection(String name) {
    return name.equals(SOURCE.listSection) ? SOURCE : name.equals(PATCH.listSection) ? PATCH : null;
  }

  public boolean includes(Tag tag) {
    return this == SOURCE ? tag.isSource() : tag.isPatch();
  }
}
