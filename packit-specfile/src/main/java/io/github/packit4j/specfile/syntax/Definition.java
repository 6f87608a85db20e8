package io.github.packit4j.specfile.syntax;

import java.util.Optional;

/**
 * A {@code %define} or {@code %global} line of a spec file, active or commented out.
 *
 * @param name the macro's name, without options
 * @param options the text between the parentheses, empty without parentheses
 * @param body the body as written, continuation lines included, without trailing blanks
 * @param global whether it is a {@code %global}
 * @param comment how the definition is commented out; {@link CommentStyle#NONE} when it is active
 * @param line the number of its first line, from 1
 * @param lineCount the number of its lines
 * @param marker what stands before the word {@code define} or {@code global}
 * @param bodySpan where the body is
 */
public record Definition(
    String name,
    Optional<String> options,
    String body,
    boolean global,
    CommentStyle comment,
    int line,
    int lineCount,
    SourceSpan marker,
    SourceSpan bodySpan) {

  /** Returns the line as an index into {@link SpecSyntax#lines()}, from 0. */
  public int lineIndex() {
    return line - 1;
  }

  /** How a definition can be commented out. */
  public enum CommentStyle {
    /** Not at all. */
    NONE,
    /** By {@code %dnl} in front of it. */
    DNL,
    /** By {@code #} in place of its {@code %}. */
    HASH,
    /** By {@code #}, any text, and the definition. */
    TEXT
  }

  /** Tells whether the definition is commented out. */
  public boolean commentedOut() {
    return comment != CommentStyle.NONE;
  }
}
