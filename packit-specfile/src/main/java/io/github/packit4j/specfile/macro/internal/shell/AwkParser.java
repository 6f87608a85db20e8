package io.github.packit4j.specfile.macro.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@code awk} programs; functions and files are out of reach. */
final class AwkParser {
  private static final int MAX_NESTING = 60;
  private static final Set<String> FUNCTIONS =
      Set.of(
          "length", "substr", "index", "split", "sub", "gsub", "match", "sprintf", "tolower",
          "toupper", "int", "gensub");
  private static final List<String> OPERATORS =
      List.of(
          "&&", "||", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "%=", "^=", "++", "--", "!~",
          "**");

  private final String text;
  private int position;
  private int nesting;

  /** The token at the position, and what kind it is. */
  private String token = "";

  private Kind kind = Kind.END;
  private boolean noGreater;

  private enum Kind {
    END,
    NEWLINE,
    NAME,
    NUMBER,
    STRING,
    SYMBOL
  }

  AwkParser(String text) {
    this.text = text;
    next();
  }

  AwkNode.Program parse() {
    List<AwkNode.Rule> rules = new ArrayList<>();
    skipTerminators();
    while (kind != Kind.END) {
      String special = "";
      AwkNode pattern = null;
      if (isName("BEGIN") || isName("END")) {
        special = token;
        next();
      } else if (!isSymbol("{")) {
        pattern = expression();
      }
      AwkNode action = isSymbol("{") ? block() : null;
      rules.add(new AwkNode.Rule(special, pattern, action));
      skipTerminators();
    }
    return new AwkNode.Program(rules);
  }

  private AwkNode block() {
    symbol("{");
    List<AwkNode> statements = new ArrayList<>();
    skipTerminators();
    while (!isSymbol("}")) {
      statements.add(statement());
      skipTerminators();
    }
    next();
    return new AwkNode.Block(statements);
  }

  private AwkNode statement() {
    if (++nesting > MAX_NESTING) {
      throw new Impure("awk nested too deeply");
    }
    try {
      if (isSymbol("{")) {
        return block();
      }
      if (kind == Kind.NAME) {
        switch (token) {
          case "print", "printf" -> {
            return print();
          }
          case "if" -> {
            return ifStatement();
          }
          case "while" -> {
            next();
            symbol("(");
            AwkNode condition = expression();
            symbol(")");
            skipNewlines();
            return new AwkNode.Loop(null, condition, null, statement());
          }
          case "for" -> {
            return forStatement();
          }
          case "next", "exit", "break", "continue" -> {
            String jump = token;
            next();
            return new AwkNode.Jump(jump);
          }
          case "getline", "delete", "function", "func", "do", "return", "system", "close" ->
              throw new Impure("awk " + token);
          default -> {}
        }
      }
      return expression();
    } finally {
      nesting--;
    }
  }

  private AwkNode print() {
    boolean formatted = token.equals("printf");
    next();
    List<AwkNode> values = new ArrayList<>();
    boolean outer = noGreater;
    noGreater = true;
    if (kind != Kind.END && kind != Kind.NEWLINE && !isSymbol("}") && !isSymbol(";")) {
      int before = position;
      String beforeToken = token;
      Kind beforeKind = kind;
      if (isSymbol("(") && parenthesisedList(values)) {
        // print (a, b)
      } else {
        position = before;
        token = beforeToken;
        kind = beforeKind;
        values.clear();
        values.add(expression());
        while (isSymbol(",")) {
          next();
          values.add(expression());
        }
      }
    }
    noGreater = outer;
    if (isSymbol(">") || isSymbol("|")) {
      throw new Impure("awk writes a file");
    }
    return new AwkNode.Print(formatted, values);
  }

  /** Reads {@code (a, b)}; false if something follows that makes it part of an expression. */
  private boolean parenthesisedList(List<AwkNode> values) {
    boolean outer = noGreater;
    noGreater = false;
    next();
    values.add(expression());
    while (isSymbol(",")) {
      next();
      values.add(expression());
    }
    noGreater = outer;
    if (!isSymbol(")")) {
      return false;
    }
    next();
    return kind == Kind.END || kind == Kind.NEWLINE || isSymbol("}") || isSymbol(";");
  }

  private AwkNode ifStatement() {
    next();
    symbol("(");
    AwkNode condition = expression();
    symbol(")");
    skipNewlines();
    AwkNode then = statement();
    int before = position;
    String beforeToken = token;
    Kind beforeKind = kind;
    skipTerminators();
    if (isName("else")) {
      next();
      skipNewlines();
      return new AwkNode.If(condition, then, statement());
    }
    position = before;
    token = beforeToken;
    kind = beforeKind;
    return new AwkNode.If(condition, then, null);
  }

  private AwkNode forStatement() {
    next();
    symbol("(");
    AwkNode start = isSymbol(";") ? null : expression();
    if (start instanceof AwkNode.In in && isSymbol(")")) {
      next();
      skipNewlines();
      if (in.key() instanceof AwkNode.Variable variable) {
        return new AwkNode.Each(variable.name(), in.array(), statement());
      }
      throw new Impure("awk for");
    }
    symbol(";");
    AwkNode condition = isSymbol(";") ? null : expression();
    symbol(";");
    AwkNode step = isSymbol(")") ? null : expression();
    symbol(")");
    skipNewlines();
    return new AwkNode.Loop(start, condition, step, statement());
  }

  private AwkNode expression() {
    if (++nesting > MAX_NESTING) {
      throw new Impure("awk nested too deeply");
    }
    AwkNode left = choice();
    for (String operator : List.of("=", "+=", "-=", "*=", "/=", "%=", "^=")) {
      if (isSymbol(operator)) {
        next();
        left = new AwkNode.Assign(operator, left, expression());
        break;
      }
    }
    nesting--;
    return left;
  }

  private AwkNode choice() {
    AwkNode condition = binary(0);
    if (!isSymbol("?")) {
      return condition;
    }
    next();
    AwkNode yes = expression();
    symbol(":");
    return new AwkNode.Choice(condition, yes, expression());
  }

  private static final List<Set<String>> LEVELS =
      List.of(
          Set.of("||"),
          Set.of("&&"),
          Set.of("in"),
          Set.of("~", "!~"),
          Set.of("<", "<=", "==", "!=", ">", ">="));

  private AwkNode binary(int level) {
    if (level == LEVELS.size()) {
      return concatenation();
    }
    AwkNode left = binary(level + 1);
    while ((kind == Kind.SYMBOL || isName("in"))
        && LEVELS.get(level).contains(token)
        && !(noGreater && token.equals(">"))) {
      String operator = token;
      next();
      if (operator.equals("in")) {
        left = new AwkNode.In(left, name());
      } else {
        skipNewlines();
        left = new AwkNode.Binary(operator, left, binary(level + 1));
      }
    }
    return left;
  }

  private AwkNode concatenation() {
    AwkNode left = additive();
    while (startsOperand()) {
      left = new AwkNode.Binary(" ", left, additive());
    }
    return left;
  }

  private boolean startsOperand() {
    return kind == Kind.NUMBER
        || kind == Kind.STRING
        || kind == Kind.NAME && !token.equals("in")
        || isSymbol("$")
        || isSymbol("(")
        || isSymbol("!")
        || isSymbol("-")
        || isSymbol("++")
        || isSymbol("--");
  }

  private AwkNode additive() {
    AwkNode left = multiplicative();
    while (isSymbol("+") || isSymbol("-")) {
      String operator = token;
      next();
      left = new AwkNode.Binary(operator, left, multiplicative());
    }
    return left;
  }

  private AwkNode multiplicative() {
    AwkNode left = unary();
    while (isSymbol("*") || isSymbol("/") || isSymbol("%")) {
      String operator = token;
      next();
      left = new AwkNode.Binary(operator, left, unary());
    }
    return left;
  }

  private AwkNode unary() {
    if (++nesting > MAX_NESTING) {
      throw new Impure("awk nested too deeply");
    }
    try {
      if (isSymbol("!") || isSymbol("-") || isSymbol("+")) {
        String operator = token;
        next();
        return new AwkNode.Unary(operator, unary());
      }
      return power();
    } finally {
      nesting--;
    }
  }

  private AwkNode power() {
    AwkNode base = postfix();
    if (isSymbol("^") || isSymbol("**")) {
      next();
      return new AwkNode.Binary("^", base, unary());
    }
    return base;
  }

  private AwkNode postfix() {
    if (isSymbol("++") || isSymbol("--")) {
      String operator = token;
      next();
      return new AwkNode.Unary(operator + "x", primary());
    }
    AwkNode operand = primary();
    boolean target =
        operand instanceof AwkNode.Variable
            || operand instanceof AwkNode.Element
            || operand instanceof AwkNode.Field;
    if (target && (isSymbol("++") || isSymbol("--"))) {
      String operator = token;
      next();
      return new AwkNode.Unary("x" + operator, operand);
    }
    return operand;
  }

  private AwkNode primary() {
    if (isSymbol("/") || isSymbol("/=")) {
      return regex();
    }
    if (isSymbol("$")) {
      next();
      return new AwkNode.Field(postfixFree());
    }
    if (isSymbol("(")) {
      boolean outer = noGreater;
      noGreater = false;
      next();
      AwkNode inner = expression();
      symbol(")");
      noGreater = outer;
      return inner;
    }
    String value = token;
    switch (kind) {
      case NUMBER -> {
        next();
        return new AwkNode.Literal(AwkValue.of(Double.parseDouble(value)));
      }
      case STRING -> {
        next();
        return new AwkNode.Literal(AwkValue.of(value));
      }
      case NAME -> {
        next();
        return named(value);
      }
      default -> throw new Impure("awk syntax near " + value);
    }
  }

  /** What follows a dollar sign binds tighter than any operator. */
  private AwkNode postfixFree() {
    if (isSymbol("-")) {
      next();
      return new AwkNode.Unary("-", primary());
    }
    return primary();
  }

  private AwkNode named(String name) {
    if (FUNCTIONS.contains(name)) {
      List<AwkNode> arguments = new ArrayList<>();
      if (isSymbol("(")) {
        next();
        while (!isSymbol(")")) {
          arguments.add(expression());
          if (isSymbol(",")) {
            next();
            skipNewlines();
          } else if (!isSymbol(")")) {
            throw new Impure("awk call");
          }
        }
        next();
      } else if (!name.equals("length")) {
        throw new Impure("awk call");
      }
      return new AwkNode.Call(name, arguments);
    }
    if (isSymbol("[")) {
      next();
      AwkNode index = expression();
      symbol("]");
      return new AwkNode.Element(name, index);
    }
    if (isSymbol("(")
        && text.charAt(position - 1) == '('
        && position >= 2
        && Character.isLetterOrDigit(text.charAt(position - 2))) {
      throw new Impure("awk function " + name);
    }
    if (Set.of("getline", "system", "strftime", "systime", "ENVIRON").contains(name)) {
      throw new Impure("awk " + name);
    }
    return new AwkNode.Variable(name);
  }

  private AwkNode regex() {
    StringBuilder regex = new StringBuilder(token.equals("/=") ? "=" : "");
    boolean bracket = false;
    while (true) {
      if (position >= text.length()) {
        throw new Impure("awk: unterminated regular expression");
      }
      char c = text.charAt(position++);
      if (c == '\\' && position < text.length()) {
        char next = text.charAt(position++);
        regex.append(next == '/' ? "" : "\\").append(next);
        continue;
      }
      if (c == '/' && !bracket) {
        break;
      }
      bracket = c == '[' || bracket && c != ']';
      regex.append(c);
    }
    next();
    return new AwkNode.Regex(regex.toString());
  }

  private void next() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == ' ' || c == '\t' || c == '\r') {
        position++;
      } else if (text.startsWith("\\\n", position)) {
        position += 2;
      } else if (c == '#') {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
      } else {
        break;
      }
    }
    if (position >= text.length()) {
      kind = Kind.END;
      token = "";
      return;
    }
    char c = text.charAt(position);
    int start = position;
    if (c == '\n') {
      kind = Kind.NEWLINE;
      position++;
      token = "\n";
    } else if (Character.isLetter(c) || c == '_') {
      kind = Kind.NAME;
      while (position < text.length()
          && (Character.isLetterOrDigit(text.charAt(position)) || text.charAt(position) == '_')) {
        position++;
      }
      token = text.substring(start, position);
    } else if (Character.isDigit(c)
        || c == '.' && position + 1 < text.length() && Character.isDigit(text.charAt(start + 1))) {
      kind = Kind.NUMBER;
      while (position < text.length()
          && (Character.isDigit(text.charAt(position)) || text.charAt(position) == '.')) {
        position++;
      }
      token = text.substring(start, position);
      if (token.indexOf('.') != token.lastIndexOf('.')) {
        throw new Impure("awk number " + token);
      }
    } else if (c == '"') {
      string();
    } else {
      kind = Kind.SYMBOL;
      token = String.valueOf(c);
      for (String operator : OPERATORS) {
        if (text.startsWith(operator, position)) {
          token = operator;
        }
      }
      position += token.length();
    }
  }

  private void string() {
    StringBuilder value = new StringBuilder();
    position++;
    while (position < text.length() && text.charAt(position) != '"') {
      if (text.charAt(position) == '\\' && position + 1 < text.length()) {
        value.append('\\');
        position++;
      }
      value.append(text.charAt(position++));
    }
    if (position >= text.length()) {
      throw new Impure("awk: unterminated string");
    }
    position++;
    kind = Kind.STRING;
    token = Printf.unescape(value.toString().replace("\\/", "/"));
  }

  private String name() {
    if (kind != Kind.NAME) {
      throw new Impure("awk syntax near " + token);
    }
    String name = token;
    next();
    return name;
  }

  private boolean isName(String name) {
    return kind == Kind.NAME && token.equals(name);
  }

  private boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && token.equals(symbol);
  }

  private void symbol(String symbol) {
    if (!isSymbol(symbol)) {
      throw new Impure("awk syntax near " + token);
    }
    next();
  }

  private void skipNewlines() {
    while (kind == Kind.NEWLINE) {
      next();
    }
  }

  private void skipTerminators() {
    while (kind == Kind.NEWLINE || isSymbol(";")) {
      next();
    }
  }
}
