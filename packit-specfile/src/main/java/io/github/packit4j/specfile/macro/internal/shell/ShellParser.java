package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.shell.Node.Assignment;
import io.github.packit4j.specfile.macro.internal.shell.Node.Redirect;
import io.github.packit4j.specfile.macro.internal.shell.Node.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads commands; what is valid but out of reach here is {@link Impure}. */
final class ShellParser {
  private static final int MAX_NESTING = 60;
  private static final int MAX_CHAIN = 200;
  private static final Set<String> CLOSING =
      Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}");

  private final String text;
  private final Dialect dialect;
  private final WordParser words;
  int position;
  private int nesting;

  ShellParser(String text, Dialect dialect) {
    this(text, dialect, 0);
  }

  ShellParser(String text, Dialect dialect, int nesting) {
    this.text = text;
    this.dialect = dialect;
    this.nesting = nesting;
    this.words = new WordParser(this, text, dialect);
  }

  /** A text that the shell itself would refuse: it prints nothing then. */
  static final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SyntaxError(String message) {
      super(message, null, false, false);
    }
  }

  Node parse() {
    Node program = list();
    if (position < text.length()) {
      throw new SyntaxError("unexpected " + text.charAt(position));
    }
    return program;
  }

  int nesting() {
    return nesting;
  }

  /** Commands up to the end, a closing parenthesis or a word that ends a compound command. */
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
      values.add(words.word());
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
    Word subject = words.word();
    skipSeparators();
    keyword("in");
    List<Node.Branch> branches = new ArrayList<>();
    skipSeparators();
    while (!peekWord().equals("esac")) {
      if (position >= text.length()) {
        throw new SyntaxError("unterminated case");
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
        patterns.add(words.word());
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
        throw new SyntaxError("unterminated [[");
      }
      boolean pair = text.startsWith("&&", position) || text.startsWith("||", position);
      if (pair || "()<>".indexOf(peek()) >= 0) {
        int length = pair ? 2 : 1;
        parts.add(literal(text.substring(position, position + length)));
        position += length;
        continue;
      }
      Word word = words.word();
      if ("]]".equals(word.plain())) {
        return new Node.Condition(parts);
      }
      parts.add(word);
    }
  }

  private static Word literal(String text) {
    return new Word(List.of(new Node.Text(text, false)));
  }

  private Node simple() {
    List<Assignment> assignments = new ArrayList<>();
    List<Word> arguments = new ArrayList<>();
    List<Redirect> redirects = new ArrayList<>();
    while (true) {
      skipBlanks();
      if (atCommandEnd()) {
        break;
      }
      Redirect redirect = redirect();
      if (redirect != null) {
        redirects.add(redirect);
        continue;
      }
      Assignment assignment = arguments.isEmpty() ? assignment() : null;
      if (assignment != null) {
        assignments.add(assignment);
        continue;
      }
      if (peek() == '(') {
        throw new Impure("function definition");
      }
      arguments.add(words.word());
    }
    if (assignments.isEmpty() && arguments.isEmpty() && redirects.isEmpty()) {
      throw new SyntaxError("command expected");
    }
    return new Node.Simple(assignments, arguments, redirects);
  }

  private @Nullable Assignment assignment() {
    int end = nameEnd(position);
    if (end == position) {
      return null;
    }
    boolean append = text.startsWith("+=", end);
    if (!append && !(end < text.length() && text.charAt(end) == '=')) {
      return null;
    }
    String name = text.substring(position, end);
    position = end + (append ? 2 : 1);
    if (peek() == '(' && dialect == Dialect.BASH) {
      position++;
      List<Word> values = new ArrayList<>();
      skipNewlines();
      while (peek() != ')') {
        if (position >= text.length()) {
          throw new SyntaxError("unterminated array");
        }
        values.add(words.word());
        skipNewlines();
      }
      position++;
      return new Assignment(name, append, null, values);
    }
    Word value =
        position < text.length() && !isBlankAt(position) && !atCommandEnd()
            ? words.word()
            : new Word(List.of());
    return new Assignment(name, append, value, List.of());
  }

  private List<Redirect> redirects() {
    List<Redirect> redirects = new ArrayList<>();
    skipBlanks();
    for (Redirect next = redirect(); next != null; next = redirect()) {
      redirects.add(next);
      skipBlanks();
    }
    return redirects;
  }

  private @Nullable Redirect redirect() {
    int start = position;
    while (start < text.length() && Character.isDigit(text.charAt(start))) {
      start++;
    }
    boolean both = start == position && text.startsWith("&>", start);
    char c = both ? '>' : start < text.length() ? text.charAt(start) : 0;
    if (c != '<' && c != '>') {
      return null;
    }
    int descriptor =
        both
            ? 1
            : start > position
                ? Integer.parseInt(text.substring(position, Math.min(start, position + 4)))
                : c == '<' ? 0 : 1;
    String operator = null;
    int at = both ? start + 1 : start;
    for (String candidate : List.of("<<<", "<<", "<&", ">>", ">&", ">|", "<", ">")) {
      if (text.startsWith(candidate, at)) {
        operator = candidate;
        break;
      }
    }
    if (operator == null || operator.equals("<<")) {
      throw new Impure("here-document");
    }
    if (operator.equals("<<<") && dialect == Dialect.POSIX) {
      throw new SyntaxError("redirection unexpected");
    }
    position = at + operator.length();
    if (peek() == '(') {
      throw new Impure("process substitution");
    }
    skipBlanks();
    return new Redirect(descriptor, operator, words.word());
  }

  private boolean atCommandEnd() {
    return position >= text.length() || ";\n|)&".indexOf(peek()) >= 0 && !isAmpersandRedirect();
  }

  private boolean isAmpersandRedirect() {
    return text.startsWith("&>", position);
  }

  private boolean isCaseEnd() {
    return text.startsWith(";;", position);
  }

  int nameEnd(int start) {
    int end = start;
    while (end < text.length()
        && (Character.isLetter(text.charAt(end))
            || text.charAt(end) == '_'
            || end > start && Character.isDigit(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  char peek() {
    return position < text.length() ? text.charAt(position) : 0;
  }

  void expect(char c) {
    if (peek() != c) {
      throw new SyntaxError("expected " + c);
    }
    position++;
  }

  private void keyword(String word) {
    skipSeparators();
    if (!peekWord().equals(word)) {
      throw new SyntaxError("expected " + word);
    }
    position += word.length();
  }

  private String peekWord() {
    int end = position;
    while (end < text.length() && " \t\n;|&()<>".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(position, end);
  }

  private boolean isBlankAt(int index) {
    return index < text.length() && " \t\n".indexOf(text.charAt(index)) >= 0;
  }

  private void skipBlanks() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == ' ' || c == '\t') {
        position++;
      } else if (text.startsWith("\\\n", position)) {
        position += 2;
      } else if (c == '#' && (position == 0 || isBlankAt(position - 1) || isAfterSeparator())) {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
      } else {
        return;
      }
    }
  }

  private boolean isAfterSeparator() {
    return ";|&(".indexOf(text.charAt(position - 1)) >= 0;
  }

  private void skipNewlines() {
    skipBlanks();
    while (peek() == '\n') {
      position++;
      skipBlanks();
    }
  }

  private void skipSeparators() {
    skipNewlines();
    while (peek() == ';' && !isCaseEnd()) {
      position++;
      skipNewlines();
    }
  }
}
