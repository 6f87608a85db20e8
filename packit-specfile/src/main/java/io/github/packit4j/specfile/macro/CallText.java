package io.github.packit4j.specfile.macro;

/** The text between a macro's name and the end of its call. */
record CallText(Form form, String text, int from, int to) {
  static final CallText NONE = new CallText(Form.NONE, "", 0, 0);

  enum Form {
    NONE,
    WORDS,
    SINGLE
  }
}
