package io.github.packit4j.cli.run;

/** What a line is, which a terminal shows by its colour. */
public enum Style {
  /** Words. */
  PLAIN(""),
  /** A heading. */
  TITLE("1"),
  /** Success, or what is added. */
  GOOD("32"),
  /** Failure, or what is taken away. */
  BAD("31"),
  /** What somebody should look at. */
  WARNING("33"),
  /** A place, or what matters less. */
  FAINT("36");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** Returns a text in this style, as terminals understand it (ECMA-48). */
  String paint(String text) {
    return code.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
