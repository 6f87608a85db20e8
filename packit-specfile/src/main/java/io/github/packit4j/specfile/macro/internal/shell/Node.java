package io.github.packit4j.specfile.macro.internal.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command of the shell's grammar. */
sealed interface Node {

  /** A program or function with its words. */
  record Simple(List<Assignment> assignments, List<Word> words, List<Redirect> redirects)
      implements Node {}

  /** Commands connected by pipes. */
  record Pipeline(List<Node> parts, boolean negated) implements Node {}

  /** Two commands of which the second runs if the first succeeds, or if it fails. */
  record Both(Node first, Node second, boolean ifSuccessful) implements Node {}

  /** Commands one after the other. */
  record Sequence(List<Node> parts) implements Node {}

  /** Commands in braces or parentheses. */
  record Group(Node body, List<Redirect> redirects, boolean subshell) implements Node {}

  /** {@code if}; {@code elif} is an if in the other branch. */
  record If(Node condition, Node then, @Nullable Node otherwise) implements Node {}

  /** {@code for name in words}. */
  record For(String name, List<Word> words, Node body) implements Node {}

  /** {@code while} or {@code until}. */
  record While(Node condition, Node body, boolean until) implements Node {}

  /** {@code case}. */
  record Case(Word subject, List<Branch> branches) implements Node {}

  /** One branch of a {@code case}. */
  record Branch(List<Word> patterns, Node body) {}

  /** {@code [[ ... ]]}. */
  record Condition(List<Word> words) implements Node {}

  /** {@code name=value}, {@code name+=value} or {@code name=(values)}. */
  record Assignment(String name, boolean append, @Nullable Word value, List<Word> values) {}

  /** A redirection; only those to and from nothing, and here-strings, can be followed. */
  record Redirect(int descriptor, String operator, Word target) {}

  /** A word: its parts in order. */
  record Word(List<Part> parts) {
    /** Returns the text of a word without quotes and expansions, or null. */
    @Nullable String plain() {
      if (parts.isEmpty()) {
        return "";
      }
      return parts.size() == 1 && parts.get(0) instanceof Text text && !text.quoted()
          ? text.text()
          : null;
    }
  }

  /** A part of a word. */
  sealed interface Part {}

  /** Literal text. */
  record Text(String text, boolean quoted) implements Part {}

  /** {@code $name} or {@code ${name...}}. */
  record Parameter(
      String name,
      @Nullable Word subscript,
      boolean length,
      boolean indirect,
      String operator,
      @Nullable Word argument,
      @Nullable Word second,
      boolean quoted)
      implements Part {
    /** Tells whether the subscript is this sign, which means all elements. */
    boolean isAll(String sign) {
      return subscript != null && sign.equals(subscript.plain());
    }
  }

  /** {@code $(...)} or backticks. */
  record Substitution(Node body, boolean quoted) implements Part {}

  /** {@code $((...))}. */
  record Calculation(Word expression, boolean quoted) implements Part {}
}
