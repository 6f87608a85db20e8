package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.internal.check.DependencyRules.Form;
import io.github.packit4j.specfile.macro.RpmRelease;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tags of a package in RPM's order: the first whose name begins a line is the one meant. */
enum PreambleTag {
  NAME,
  VERSION,
  RELEASE,
  EPOCH,
  SUMMARY,
  LICENSE,
  SOURCELICENSE,
  DISTRIBUTION,
  DISTURL,
  VENDOR,
  GROUP,
  PACKAGER,
  URL,
  VCS,
  SOURCE,
  PATCH,
  NOSOURCE,
  NOPATCH,
  EXCLUDEARCH,
  EXCLUSIVEARCH,
  EXCLUDEOS,
  EXCLUSIVEOS,
  ICON,
  PROVIDES(Form.PROVIDES),
  REQUIRES(Form.REQUIRES),
  RECOMMENDS(Form.REQUIRES),
  SUGGESTS(Form.REQUIRES),
  SUPPLEMENTS(Form.CONFLICTS),
  ENHANCES(Form.CONFLICTS),
  PREREQ(Form.REQUIRES),
  CONFLICTS(Form.CONFLICTS),
  OBSOLETES(Form.OBSOLETES),
  PREFIXES,
  PREFIX,
  BUILDROOT,
  BUILDARCHITECTURES,
  BUILDARCH,
  BUILDCONFLICTS(Form.CONFLICTS),
  BUILDOPTION,
  BUILDPREREQ(Form.REQUIRES),
  BUILDREQUIRES(Form.REQUIRES),
  BUILDSYSTEM,
  AUTOREQPROV,
  AUTOREQ,
  AUTOPROV,
  DOCDIR,
  DISTTAG,
  BUGURL,
  TRANSLATIONURL,
  UPSTREAMRELEASES,
  ORDERWITHREQUIRES(Form.PROVIDES),
  REMOVEPATHPOSTFIXES,
  MODULARITYLABEL;

  /** RPM keeps what stands in parentheses in a buffer; what is longer makes the tag unknown. */
  private static final int MAX_QUALIFIER = 8191;

  private static final RpmRelease RPM_4_20 = new RpmRelease(4, 20);

  private static final Set<PreambleTag> SINGLE_TOKEN =
      Set.of(
          NAME,
          VERSION,
          RELEASE,
          EPOCH,
          URL,
          VCS,
          DISTTAG,
          BUGURL,
          MODULARITYLABEL,
          DOCDIR,
          ICON,
          BUILDSYSTEM);

  private static final Set<PreambleTag> ONCE =
      Set.of(
          NAME,
          VERSION,
          RELEASE,
          EPOCH,
          LICENSE,
          DISTRIBUTION,
          VENDOR,
          PACKAGER,
          URL,
          VCS,
          DISTTAG,
          BUGURL,
          TRANSLATIONURL,
          UPSTREAMRELEASES,
          MODULARITYLABEL);

  private static final Set<PreambleTag> MACROS =
      Set.of(
          NAME,
          VERSION,
          RELEASE,
          EPOCH,
          SUMMARY,
          LICENSE,
          SOURCELICENSE,
          DISTRIBUTION,
          VENDOR,
          GROUP,
          PACKAGER,
          URL,
          VCS,
          PREFIXES,
          PREFIX,
          BUILDSYSTEM,
          DISTTAG,
          BUGURL,
          TRANSLATIONURL,
          UPSTREAMRELEASES,
          REMOVEPATHPOSTFIXES,
          MODULARITYLABEL);

  private final String word = name().toLowerCase(Locale.ROOT);
  private final @Nullable Form form;

  PreambleTag() {
    this(null);
  }

  PreambleTag(@Nullable Form form) {
    this.form = form;
  }

  /**
   * A tag line.
   *
   * @param tag the tag
   * @param qualifier what stands in parentheses after it; empty if nothing does
   * @param field the value without white space around it
   */
  record Line(PreambleTag tag, String qualifier, String field) {}

  /** Reads a tag line; empty if RPM knows no such tag. */
  static Optional<Line> parse(String line, RpmRelease release) {
    boolean modern = release.compareTo(RPM_4_20) >= 0;
    String text = modern ? line.substring(Characters.skipSpace(line, 0)) : line;
    for (PreambleTag tag : values()) {
      if (text.regionMatches(true, 0, tag.word, 0, tag.word.length())
          && (modern || (tag != BUILDOPTION && tag != BUILDSYSTEM))) {
        return tag.rest(text, Characters.skipSpace(text, tag.word.length()), modern);
      }
    }
    return Optional.empty();
  }

  private Optional<Line> rest(String text, int next, boolean modern) {
    int colon = text.indexOf(':');
    boolean numbered = this == SOURCE || this == PATCH;
    if (numbered || text.startsWith(":", next)) {
      return Optional.of(new Line(this, "", colon < 0 ? "" : field(text, colon)));
    }
    if (!isQualified(modern) || !text.startsWith("(", next)) {
      return Optional.empty();
    }
    int start = Characters.skipSpace(text, next + 1);
    int end = start;
    while (end < text.length()
        && end - start < MAX_QUALIFIER
        && !Characters.isSpace(text.charAt(end))
        && text.charAt(end) != ')') {
      end++;
    }
    int close = Characters.skipSpace(text, end);
    int after = Characters.skipSpace(text, Math.min(close + 1, text.length()));
    return text.startsWith(")", close) && text.startsWith(":", after)
        ? Optional.of(new Line(this, text.substring(start, end), field(text, after)))
        : Optional.empty();
  }

  /** RPM takes the value after the first colon of the line. */
  private static String field(String text, int colon) {
    return Characters.strip(text.substring(Math.min(colon, text.indexOf(':')) + 1));
  }

  private boolean isQualified(boolean modern) {
    return switch (this) {
      case SUMMARY, GROUP, REQUIRES, PREREQ, ORDERWITHREQUIRES, BUILDOPTION -> true;
      case RECOMMENDS, SUGGESTS, SUPPLEMENTS, ENHANCES -> modern;
      default -> false;
    };
  }

  /** Returns the form of the tag's dependencies; null if it has none. */
  @Nullable Form form() {
    return form;
  }

  /** Tells whether what stands in parentheses says when a dependency is needed. */
  boolean isQualifiedDependency() {
    return form != null && isQualified(true) && this != PREREQ;
  }

  boolean isSingleToken() {
    return SINGLE_TOKEN.contains(this);
  }

  /** Tells whether a package may have the tag once only. */
  boolean isOnce() {
    return ONCE.contains(this);
  }

  /** Tells whether the tag may stand once for each language. */
  boolean isTranslated() {
    return this == SUMMARY || this == GROUP;
  }

  /** Tells whether RPM defines a macro of this name with the value. */
  boolean definesMacro() {
    return MACROS.contains(this);
  }

  /** Tells whether the value goes into the header of a binary package. */
  boolean isPackaged() {
    return isOnce() || isTranslated() || (form != null && !word.startsWith("build"));
  }

  /** Returns the name in lower case. */
  String word() {
    return word;
  }
}
