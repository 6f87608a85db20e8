package io.github.packit4j.specfile.internal.read;

import io.github.packit4j.specfile.macro.MacroExpander;
import java.util.Locale;
import java.util.Set;

/** The macros that RPM defines when it reads a tag: {@code %version}, {@code %VERSION}, ... */
public final class TagMacros {

  private static final Set<String> TAGS =
      Set.of(
          "name",
          "version",
          "release",
          "epoch",
          "summary",
          "license",
          "url",
          "vcs",
          "group",
          "packager",
          "vendor",
          "distribution",
          "bugurl",
          "disttag",
          "disturl");

  private TagMacros() {}

  /**
   * Defines the macros of a tag, if there are any.
   *
   * @param key the tag's name as {@link #key} gives it
   */
  public static void define(MacroExpander expander, String key, String value, boolean mainPackage) {
    if (!TAGS.contains(key)) {
      return;
    }
    expander.define(key, value);
    if (mainPackage) {
      expander.define(key.toUpperCase(Locale.ROOT), value);
    }
  }

  /** Returns a tag's name as its macro spells it. */
  public static String key(String tag) {
    return tag.toLowerCase(Locale.ROOT);
  }
}
