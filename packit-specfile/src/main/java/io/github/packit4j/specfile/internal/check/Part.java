package io.github.packit4j.specfile.internal.check;

import io.github.packit4j.specfile.macro.RpmRelease;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The sections of a spec file. */
enum Part {
  PACKAGE,
  PREP,
  GENERATE_BUILDREQUIRES,
  CONF,
  BUILD,
  INSTALL,
  CHECK,
  CLEAN,
  PREUN,
  POSTUN,
  PRETRANS,
  POSTTRANS,
  PREUNTRANS(new RpmRelease(4, 19)),
  POSTUNTRANS(new RpmRelease(4, 19)),
  PRE,
  POST,
  FILES,
  CHANGELOG,
  DESCRIPTION,
  TRIGGERPOSTUN,
  TRIGGERPREIN,
  TRIGGERUN,
  TRIGGERIN,
  TRIGGER,
  VERIFYSCRIPT,
  SEPOLICY,
  FILETRIGGERIN,
  FILETRIGGER,
  FILETRIGGERUN,
  FILETRIGGERPOSTUN,
  TRANSFILETRIGGERIN,
  TRANSFILETRIGGER,
  TRANSFILETRIGGERUN,
  TRANSFILETRIGGERPOSTUN,
  END,
  PATCHLIST,
  SOURCELIST;

  private final String word = "%" + name().toLowerCase(Locale.ROOT);
  private final @Nullable RpmRelease since;

  Part() {
    this(null);
  }

  Part(@Nullable RpmRelease since) {
    this.since = since;
  }

  /** Returns the section that a line opens; null if it opens none. */
  static @Nullable Part of(String line, RpmRelease release) {
    if (!line.startsWith("%")) {
      return null;
    }
    String word = line.substring(0, Characters.skipWord(line, 0));
    for (Part part : values()) {
      if (part.word.equalsIgnoreCase(word)
          && (part.since == null || release.compareTo(part.since) >= 0)) {
        return part;
      }
    }
    return null;
  }

  /** Returns the section's name with its percent sign. */
  String word() {
    return word;
  }

  boolean isTrigger() {
    return word.startsWith("%trigger") || isFileTrigger();
  }

  boolean isFileTrigger() {
    return word.contains("filetrigger");
  }

  /** Tells whether this is a scriptlet that runs when the package is installed or removed. */
  boolean isScriptlet() {
    return isTrigger()
        || switch (this) {
          case PRE,
              POST,
              PREUN,
              POSTUN,
              PRETRANS,
              POSTTRANS,
              PREUNTRANS,
              POSTUNTRANS,
              VERIFYSCRIPT ->
              true;
          default -> false;
        };
  }
}
