package io.github.packit4j.specfile.internal.check;

import org.jspecify.annotations.Nullable;

/** The lines that steer the reading: conditions and {@code %include}. */
enum Directive {
  ENDIF("%endif", false),
  ELSE("%else", false),
  IF("%if", true),
  IFARCH("%ifarch", true),
  IFNARCH("%ifnarch", true),
  IFOS("%ifos", true),
  IFNOS("%ifnos", true),
  INCLUDE("%include", true),
  ELIFARCH("%elifarch", true),
  ELIFOS("%elifos", true),
  ELIF("%elif", true);

  private final String word;
  private final boolean hasArguments;

  Directive(String word, boolean hasArguments) {
    this.word = word;
    this.hasArguments = hasArguments;
  }

  /** Returns the directive that stands at an index of a text; null if there is none. */
  static @Nullable Directive at(CharSequence text, int index) {
    if (index >= text.length() || text.charAt(index) != '%') {
      return null;
    }
    for (Directive directive : values()) {
      if (directive.stands(text, index)) {
        return directive;
      }
    }
    return null;
  }

  private boolean stands(CharSequence text, int index) {
    int end = index + word.length();
    if (end > text.length() || !word.contentEquals(text.subSequence(index, end))) {
      return false;
    }
    return end == text.length()
        || (hasArguments
            ? Characters.isBlank(text.charAt(end))
            : !Characters.isLetter(text.charAt(end)));
  }

  String word() {
    return word;
  }

  boolean hasArguments() {
    return hasArguments;
  }

  boolean opens() {
    return this == IF || this == IFARCH || this == IFNARCH || this == IFOS || this == IFNOS;
  }

  boolean continues() {
    return this == ELIF || this == ELIFARCH || this == ELIFOS;
  }

  /** Tells whether what follows are names of architectures or systems. */
  boolean comparesNames() {
    return word.endsWith("arch") || word.endsWith("os");
  }

  boolean comparesArchitectures() {
    return word.endsWith("arch");
  }

  boolean isNegative() {
    return this == IFNARCH || this == IFNOS;
  }
}
