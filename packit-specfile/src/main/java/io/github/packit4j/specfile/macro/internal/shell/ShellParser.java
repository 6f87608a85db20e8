package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.shell.Node.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads commands; what is valid but out of reach here is {@link Impure}. */
final class ShellParser extends SimpleCommandParser {
  private static final int MAX_NESTING = 60;
  private static final int MAX_CHAIN = 200;
  private static final Set<String> CLOSING =
      Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}");

  private int nesting;

  ShellParser(String text, Dialect dialect) {
    this(text, dialect, 0);
  }

  ShellParser(String text, Dialect dialect, int nesting) {
    super(text, dialect);
    this.nesting = nesting;
  }

  Node parse() {
    Node program = list();
    if (position < text.length()) {
      throw new ShellSyntaxError("unexpected " + text.charAt(position));
    }
    return program;
  }

  @Override
  int nesting() {
    return nesting;
  }

  @Override
  Node list() {
    if (++nesting > MAX_NESTING) {
      throw new Impure("commands nested too deeply");
    }
    List<Node> parts = new ArrayList<>();
    while (true) {
      skipSeparators();
      if (position >= text.length() || peek() == ')' || isCaseEnd()) {
        break;
      }
      String word = peekWord();
      if (CLOSING.contains(word)) {
        break;
      }
      parts.add(andOr());
      skipBlanks();
      if (peek() == '&' && !text.startsWith("&&", position)) {
        throw new Impure("background command");
      }
    }
    nesting--;
    return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
  }

  private Node andOr() {
    Node left = pipeline();
    for (int length = 0; ; length++) {
      if (length > MAX_CHAIN) {
        throw new Impure("a chain of so many commands");
      }
      skipBlanks();
      boolean and = text.startsWith("&&", position);
      if (!and && !text.startsWith("||", position)) {
        return left;
      }
      position += 2;
      skipNewlines();
      left = new Node.Both(left, pipeline(), and);
    }
  }

  private Node pipeline() {
    skipBlanks();
    boolean negated = false;
    if (peek() == '!' && isBlankAt(position + 1)) {
      negated = true;
      position++;
    }
    List<Node> parts = new ArrayList<>();
    parts.add(command());
    skipBlanks();
    while (peek() == '|' && !text.startsWith("||", position)) {
      position++;
      if (peek() == '&') {
        throw new Impure("pipe of standard error");
      }
      skipNewlines();
      parts.add(command());
      skipBlanks();
    }
    return parts.size() == 1 && !negated ? parts.get(0) : new Node.Pipeline(parts, negated);
  }

  private Node command() {
    skipBlanks();
    if (peek() == '(') {
      if (text.startsWith("((", position)) {
        throw new Impure("arithmetic command");
      }
      position++;
      Node body = list();
      expect(')');
      return new Node.Group(body, redirects(), true);
    }
    String word = peekWord();
    switch (word) {
      case "{" -> {
        position++;
        Node body = list();
        keyword("}");
        return new Node.Group(body, redirects(), false);
      }
      case "if" -> {
        position += 2;
        return ifCommand();
      }
      case "for" -> {
        position += 3;
        return forCommand();
      }
      case "while", "until" -> {
        position += 5;
        Node condition = list();
        keyword("do");
        Node body = list();
        keyword("done");
        return new Node.While(condition, body, word.equals("until"), redirects());
      }
      case "case" -> {
        position += 4;
        return caseCommand();
      }
      case "[[" -> {
        if (dialect == Dialect.BASH) {
          position += 2;
          return condition();
        }
        return simple();
      }
      case "function", "select", "coproc", "time" -> throw new Impure(word);
      default -> {
        return simple();
      }
    }
  }

  private Node ifCommand() {
    Node condition = list();
    keyword("then");
    Node then = list();
    String word = peekWord();
    if (word.equals("elif")) {
      position += 4;
      return new Node.If(condition, then, ifCommand());
    }
    Node otherwise = null;
    if (word.equals("else")) {
      position += 4;
      otherwise = list();
    }
    keyword("fi");
    return new Node.If(condition, then, otherwise);
  }

  private Node forCommand() {
    skipBlanks();
    if (peek() == '(') {
      throw new Impure("arithmetic for");
    }
    String name = peekWord();
    position += name.length();
    skipSeparators();
    List<Word> values = new ArrayList<>();
    if (!peekWord().equals("in")) {
      throw new Impure("for without words");
    }
    position += 2;
    skipBlanks();
    while (position < text.length() && peek() != ';' && peek() != '\n') {
      values.add(word());
      skipBlanks();
    }
    skipSeparators();
    keyword("do");
    Node body = list();
    keyword("done");
    return new Node.For(name, values, body);
  }

  private Node caseCommand() {
    skipBlanks();
    Word subject = word();
    skipSeparators();
    keyword("in");
    List<Node.Branch> branches = new ArrayList<>();
    skipSeparators();
    while (!peekWord().equals("esac")) {
      if (position >= text.length()) {
        throw new ShellSyntaxError("unterminated case");
      }
      skipBlanks();
      if (peek() == '(') {
        position++;
      }
      List<Word> patterns = new ArrayList<>();
      do {
        if (peek() == '|') {
          position++;
        }
        skipBlanks();
        patterns.add(word());
        skipBlanks();
      } while (peek() == '|');
      expect(')');
      branches.add(new Node.Branch(patterns, list()));
      if (isCaseEnd()) {
        position += 2;
      }
      skipSeparators();
    }
    position += 4;
    return new Node.Case(subject, branches);
  }

  private Node condition() {
    List<Word> parts = new ArrayList<>();
    while (true) {
      skipNewlines();
      if (position >= text.length()) {
        throw new ShellSyntaxError("unterminated [[");
      }
      boolean pair = text.startsWith("&&", position) || text.startsWith("||", position);
      if (pair || "()<>".indexOf(peek()) >= 0) {
        int length = pair ? 2 : 1;
        parts.add(literal(text.substring(position, position + length)));
        position += length;
        continue;
      }
      Word word = word();
      if ("]]".equals(word.plain())) {
        return new Node.Condition(parts);
      }
      parts.add(word);
    }
  }

  private static Word literal(String text) {
    return new Word(List.of(new Node.Text(text, false)));
  }
}
