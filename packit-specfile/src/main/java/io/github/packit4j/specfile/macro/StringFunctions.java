package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.lua.LuaReplacement;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;

/** What the text functions of the macro language compute. */
final class StringFunctions {
  private static final int MAX_REPEATED = 1_000_000;

  /**
   * Since then {@code basename} and {@code dirname} are those of the C library, before they cut at
   * the last slash.
   */
  private static final RpmRelease WITH_LIBRARY_PATHS = new RpmRelease(4, 20);

  private StringFunctions() {}

  static String baseName(RpmRelease release, String path) {
    if (!release.isAtLeast(WITH_LIBRARY_PATHS)) {
      return path.substring(path.lastIndexOf('/') + 1);
    }
    String trimmed = withoutTrailingSlashes(path);
    return trimmed.isEmpty()
        ? path.isEmpty() ? "." : "/"
        : trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  static String directoryName(RpmRelease release, String path) {
    if (!release.isAtLeast(WITH_LIBRARY_PATHS)) {
      int slash = path.lastIndexOf('/');
      return slash < 0 ? path : path.substring(0, slash);
    }
    String trimmed = withoutTrailingSlashes(path);
    int slash = trimmed.lastIndexOf('/');
    if (slash < 0) {
      return trimmed.isEmpty() && !path.isEmpty() ? "/" : ".";
    }
    String parent = withoutTrailingSlashes(trimmed.substring(0, slash));
    return parent.isEmpty() ? "/" : parent;
  }

  private static String withoutTrailingSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  static String suffix(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  /** Trims white space at the ends and turns every inner run of it into one blank. */
  static String shrink(String text) {
    StringBuilder result = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c >= '\t' && c <= '\r') {
        gap = !result.isEmpty();
      } else {
        if (gap) {
          result.append(' ');
          gap = false;
        }
        result.append(c);
      }
    }
    return result.toString();
  }

  /** Returns the path of a URL, {@code /} if it has none, or the text itself if it is no URL. */
  static String urlPath(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0 || url.startsWith("/")) {
      return url;
    }
    int path = url.indexOf('/', scheme + 3);
    return path < 0 ? "/" : url.substring(path);
  }

  static String shellEscape(List<String> words) {
    StringBuilder result = new StringBuilder();
    for (String word : words) {
      result.append(result.isEmpty() ? "" : " ");
      result.append('\'').append(word.replace("'", "'\\''")).append('\'');
    }
    return result.toString();
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  static String repeat(List<String> words) {
    check("rep", words, 2, 2);
    long count = Math.max(0, number("rep", words.get(1)));
    if (count * words.get(0).length() > MAX_REPEATED) {
      throw new ExpansionLimitException("%rep produces more than " + MAX_REPEATED + " characters");
    }
    return words.get(0).repeat((int) count);
  }

  /** Lua's {@code string.sub}: positions count from 1, negative ones from the end. */
  static String substring(List<String> words) {
    check("sub", words, 2, 3);
    String text = words.get(0);
    long start = number("sub", words.get(1));
    long end = words.size() == 3 ? number("sub", words.get(2)) : -1;
    return LuaReplacement.substring(text, start, end);
  }

  /** Lua's {@code string.gsub}, without the number of matches. */
  static String replaceAll(List<String> words, LongConsumer meter) {
    check("gsub", words, 3, 4);
    long most = words.size() == 4 ? number("gsub", words.get(3)) : Long.MAX_VALUE;
    try {
      return LuaReplacement.replaceAll(words.get(0), words.get(1), words.get(2), most, meter);
    } catch (IllegalArgumentException e) {
      throw new MacroException("%gsub: " + e.getMessage(), e);
    }
  }

  private static void check(String name, List<String> words, int least, int most) {
    if (words.size() < least || words.size() > most) {
      throw new MacroException(
          "%" + name + ": " + (words.size() < least ? "argument expected" : "too many arguments"));
    }
  }

  private static long number(String name, String word) {
    try {
      return Long.parseLong(word.trim());
    } catch (NumberFormatException e) {
      throw new MacroException("%" + name + ": not a number: " + word, e);
    }
  }
}
