package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.shell.Node.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads commands; what is valid but out of reach here is {@link Impure}. */
final class ShellParser extends SimpleCommandParser {
  private static final int MAX_NESTING = 60;
  private static final int MAX_CHAIN = 200;
  private static final Set<String> CLOSING =
      Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}");

  private static final Set<String> UNSUPPORTED = Set.of("function", "select", "coproc", "time");

  private final Set<String> compounds;
  private int nesting;

  ShellParser(String text, Dialect dialect) {
    this(text, dialect, 0);
  }

  ShellParser(String text, Dialect dialect, int nesting) {
    super(text, dialect);
    this.nesting = nesting;
    Set<String> words = new HashSet<>(Set.of("if", "for", "while", "until", "case"));
    if (dialect == Dialect.BASH) {
      words.add("[[");
    }
    this.compounds = words;
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
    String word = peekWord();
    if (peek() == '(' || word.equals("{") || !compounds.contains(word)) {
      return groupOrSimple(word);
    }
    Node compound = compound(word);
    List<Node.Redirect> redirects = redirects();
    return redirects.isEmpty() ? compound : new Node.Group(compound, redirects, false);
  }

  private Node groupOrSimple(String word) {
    if (peek() == '(') {
      if (text.startsWith("((", position)) {
        throw new Impure("arithmetic command");
      }
      position++;
      Node body = commands();
      expect(')');
      return new Node.Group(body, redirects(), true);
    }
    if (word.equals("{")) {
      position++;
      Node body = commands();
      keyword("}");
      return new Node.Group(body, redirects(), false);
    }
    if (UNSUPPORTED.contains(word)) {
      throw new Impure(word);
    }
    return simple();
  }

  private Node compound(String word) {
    position += word.length();
    return switch (word) {
      case "if" -> ifCommand();
      case "for" -> forCommand();
      case "while", "until" -> {
        Node condition = commands();
        yield new Node.While(condition, body(), word.equals("until"));
      }
      case "case" -> caseCommand();
      default -> condition();
    };
  }

  private Node body() {
    keyword("do");
    Node body = commands();
    keyword("done");
    return body;
  }

  /** Reads commands where at least one must stand. */
  private Node commands() {
    Node commands = list();
    if (commands instanceof Node.Sequence sequence && sequence.parts().isEmpty()) {
      throw new ShellSyntaxError("command expected");
    }
    return commands;
  }

  private Node ifCommand() {
    Node condition = commands();
    keyword("then");
    Node then = commands();
    String word = peekWord();
    if (word.equals("elif")) {
      position += 4;
      return new Node.If(condition, then, ifCommand());
    }
    Node otherwise = null;
    if (word.equals("else")) {
      position += 4;
      otherwise = commands();
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
    return new Node.For(name, values, body());
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
      if (text.startsWith(";&", position) || text.startsWith(";;&", position)) {
        throw new Impure("case that falls through");
      }
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
      if (peek() == '(' || "=~".equals(word.plain()) && text.startsWith("(", position + 1)) {
        throw new Impure("a regular expression with groups");
      }
      parts.add(word);
    }
  }

  private static Word literal(String text) {
    return new Word(List.of(new Node.Text(text, false)));
  }
}
