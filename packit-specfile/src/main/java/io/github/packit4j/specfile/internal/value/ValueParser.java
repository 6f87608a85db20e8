package io.github.packit4j.specfile.internal.value;

import io.github.packit4j.specfile.internal.value.ValueNode.Conditional;
import io.github.packit4j.specfile.internal.value.ValueNode.Literal;
import io.github.packit4j.specfile.internal.value.ValueNode.Opaque;
import io.github.packit4j.specfile.internal.value.ValueNode.Reference;
import java.util.ArrayList;
import java.util.List;

/** Cuts a value into text and macro calls. */
public final class ValueParser {

  private static final int MAX_DEPTH = 64;

  private final String value;
  private final int depth;
  private final List<ValueNode> nodes = new ArrayList<>();
  private int literalStart;

  private ValueParser(String value, int depth) {
    this.value = value;
    this.depth = depth;
  }

  /** Returns the pieces in order; put together, their texts are the value. */
  public static List<ValueNode> parse(String value) {
    return parse(value, 0);
  }

  private static List<ValueNode> parse(String value, int depth) {
    ValueParser parser = new ValueParser(value, depth);
    parser.run();
    return List.copyOf(parser.nodes);
  }

  /** Tells whether a value calls a macro, within conditions too. */
  public static boolean calls(List<ValueNode> nodes, String name) {
    for (ValueNode node : nodes) {
      if (node instanceof Reference reference && reference.name().equals(name)) {
        return true;
      }
      if (node instanceof Conditional conditional
          && (conditional.name().equals(name) || calls(conditional.body(), name))) {
        return true;
      }
    }
    return false;
  }

  private void run() {
    int at = value.indexOf('%');
    while (at >= 0 && at + 1 < value.length()) {
      int next = value.charAt(at + 1) == '%' ? at + 2 : call(at);
      at = value.indexOf('%', next);
    }
    flush(value.length());
  }

  /**
   * Reads the call at a percent sign; returns the offset after it. An unclosed one is an error to
   * RPM: all of the rest is text.
   */
  private int call(int at) {
    char opening = value.charAt(at + 1);
    if (opening == '(' || opening == '[') {
      int end = closing(at + 1, opening, opening == '(' ? ')' : ']');
      return end < 0 ? value.length() : add(at, end, new Opaque(value.substring(at, end)));
    }
    if (opening == '{') {
      int end = closing(at + 1, '{', '}');
      return end < 0 ? value.length() : braced(at, end);
    }
    int nameStart = skipFlags(at + 1);
    int nameEnd = skipName(nameStart);
    if (nameEnd == nameStart) {
      return at + 1;
    }
    boolean special = nameEnd < value.length() && "*#".indexOf(value.charAt(nameEnd)) >= 0;
    if (special) {
      return add(at, nameEnd + 1, new Opaque(value.substring(at, nameEnd + 1)));
    }
    String text = value.substring(at, nameEnd);
    return add(
        at,
        nameEnd,
        new Reference(text, negated(at + 1, nameStart), value.substring(nameStart, nameEnd)));
  }

  private int braced(int at, int end) {
    int nameStart = skipFlags(at + 2);
    int nameEnd = skipName(nameStart);
    String text = value.substring(at, end);
    String name = value.substring(nameStart, nameEnd);
    boolean negated = negated(at + 2, nameStart);
    char after = value.charAt(nameEnd);
    if (nameEnd == nameStart) {
      return add(at, end, new Opaque(text));
    }
    if (nameEnd == end - 1) {
      return add(at, end, new Reference(text, negated, name));
    }
    boolean asks = value.substring(at + 2, nameStart).indexOf('?') >= 0;
    if (after == ':' && asks && depth < MAX_DEPTH) {
      String opening = value.substring(at, nameEnd + 1);
      List<ValueNode> body = parse(value.substring(nameEnd + 1, end - 1), depth + 1);
      return add(at, end, new Conditional(text, opening, negated, name, body));
    }
    return add(at, end, new Opaque(text));
  }

  private int add(int start, int end, ValueNode node) {
    flush(start);
    nodes.add(node);
    literalStart = end;
    return end;
  }

  private void flush(int end) {
    if (end > literalStart) {
      nodes.add(new Literal(value.substring(literalStart, end)));
    }
  }

  private boolean negated(int from, int to) {
    return value.substring(from, to).chars().filter(c -> c == '!').count() % 2 == 1;
  }

  private int skipFlags(int from) {
    int i = from;
    while (i < value.length() && (value.charAt(i) == '?' || value.charAt(i) == '!')) {
      i++;
    }
    return i;
  }

  private int skipName(int from) {
    int i = from;
    while (i < value.length() && isWord(value.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isWord(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  private int closing(int from, char open, char close) {
    int level = 0;
    for (int i = from; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == open) {
        level++;
      } else if (c == close && --level == 0) {
        return i + 1;
      }
    }
    return -1;
  }
}
