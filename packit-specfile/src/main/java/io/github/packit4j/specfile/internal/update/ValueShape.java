package io.github.packit4j.specfile.internal.update;

import io.github.packit4j.specfile.internal.value.ValueNode;
import io.github.packit4j.specfile.internal.value.ValueNode.Conditional;
import io.github.packit4j.specfile.internal.value.ValueNode.Literal;
import io.github.packit4j.specfile.internal.value.ValueNode.Reference;
import io.github.packit4j.specfile.internal.value.ValueParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What texts a value made of macros could become when those macros change.
 *
 * <p>{@code 1.%{minor}} has the shape "any text, a dot, any text", where the last part is the new
 * value of {@code minor}. Text between two macros must keep one separating character, or there
 * would be no telling where one value ends and the next begins.
 */
public final class ValueShape {

  private static final int MAX_GROUPS = 9;

  /** A value fitted to a shape: its new text, and the new values of the macros it calls. */
  public record Fit(String value, Map<String, String> macros, Set<String> flipped) {}

  private enum Kind {
    FIXED,
    FREE,
    MACRO
  }

  /**
   * A part of the value.
   *
   * @param content what it expands to, or the macro's name
   * @param text the part as written
   */
  private record Token(Kind kind, String content, String text) {}

  private final Set<String> modifiable;
  private final Set<String> flippable;
  private final boolean literalsKept;
  private final UnaryOperator<String> expand;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> flipped = new HashSet<>();
  private final List<Token> tokens = new ArrayList<>();

  private final StringBuilder regex = new StringBuilder("^");
  private final List<String> groups = new ArrayList<>();

  /** The value's parts as written; null stands for the next free text. */
  private final List<Optional<String>> template = new ArrayList<>();

  private final List<Integer> freeGroups = new ArrayList<>();

  private ValueShape(
      Set<String> modifiable,
      Set<String> flippable,
      boolean literalsKept,
      UnaryOperator<String> expand) {
    this.modifiable = modifiable;
    this.flippable = flippable;
    this.literalsKept = literalsKept;
    this.expand = expand;
  }

  /**
   * Fits a new text into a value.
   *
   * @param modifiable names of the macros that may change
   * @param flippable those among them whose definition may be switched on or off
   * @param literalsKept whether the text between macros stays as it is
   * @param expand gives the present expansion of a text
   * @return empty if the text does not have the value's shape
   */
  public static Optional<Fit> fit(
      String value,
      String wanted,
      Set<String> modifiable,
      Set<String> flippable,
      boolean literalsKept,
      UnaryOperator<String> expand) {
    ValueShape shape = new ValueShape(modifiable, flippable, literalsKept, expand);
    shape.tokenize(ValueParser.parse(value));
    shape.mergeNeighbours();
    return shape.build() ? shape.match(wanted) : Optional.empty();
  }

  private void tokenize(List<ValueNode> nodes) {
    for (ValueNode node : nodes) {
      if (node instanceof Literal literal) {
        Kind kind = literalsKept ? Kind.FIXED : Kind.FREE;
        tokens.add(new Token(kind, expand.apply(literal.text()), literal.text()));
      } else if (node instanceof Conditional conditional
          && (isEntered(conditional) || isAll(conditional, nodes))) {
        tokens.add(new Token(Kind.FIXED, "", conditional.opening()));
        tokenize(conditional.body());
        tokens.add(new Token(Kind.FIXED, "", "}"));
      } else if (node instanceof Conditional conditional) {
        tokens.add(new Token(Kind.FIXED, expand.apply(conditional.text()), conditional.text()));
      } else if (node instanceof Reference reference
          && !reference.negated()
          && modifiable.contains(reference.name())) {
        tokens.add(new Token(Kind.MACRO, reference.name(), reference.text()));
      } else {
        tokens.add(new Token(Kind.FIXED, expand.apply(node.text()), node.text()));
      }
    }
  }

  /**
   * Tells whether a condition on a macro from elsewhere holds and makes all of the value, as the
   * second one of <code>%{?version_override}%{!?version_override:1.0}</code> mostly does.
   */
  private boolean isAll(Conditional conditional, List<ValueNode> nodes) {
    String name = conditional.name();
    return !modifiable.contains(name)
        && isDefined(name) != conditional.negated()
        && nodes.stream()
            .allMatch(node -> node.equals(conditional) || expand.apply(node.text()).isEmpty());
  }

  private boolean isDefined(String name) {
    return !expand.apply("%{?" + name + ":1}").isEmpty();
  }

  /** Decides whether a condition's text counts, switching its macro if that is needed. */
  private boolean isEntered(Conditional conditional) {
    String name = conditional.name();
    if (!modifiable.contains(name)) {
      return false;
    }
    if (isDefined(name) == conditional.negated()) {
      if (!flippable.contains(name) || (seen.contains(name) && !flipped.contains(name))) {
        return false;
      }
      flipped.add(name);
    } else if (flipped.contains(name)) {
      return false;
    }
    seen.add(name);
    return true;
  }

  private void mergeNeighbours() {
    List<Token> merged = new ArrayList<>();
    for (Token token : tokens) {
      Token last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && last.kind() == token.kind() && token.kind() != Kind.MACRO) {
        merged.set(
            merged.size() - 1,
            new Token(last.kind(), last.content() + token.content(), last.text() + token.text()));
      } else {
        merged.add(token);
      }
    }
    tokens.clear();
    tokens.addAll(merged);
  }

  /** Builds the pattern; false where two macros touch, so that no fit would be reliable. */
  private boolean build() {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Kind.MACRO && i > 0 && tokens.get(i - 1).kind() == Kind.MACRO) {
        return false;
      }
      switch (token.kind()) {
        case FIXED -> fixed(token.content(), token.text());
        case MACRO -> macro(token);
        case FREE -> free(token.content(), isMacroBeside(i, -1), isMacroBeside(i, 1));
      }
    }
    regex.append('$');
    return groups.size() <= MAX_GROUPS;
  }

  private void fixed(String content, String text) {
    regex.append(Pattern.quote(content));
    template.add(Optional.of(text));
  }

  private void macro(Token token) {
    int known = groups.indexOf(token.content());
    if (known >= 0) {
      regex.append("(?:\\").append(known + 1).append(')');
    } else {
      groups.add(token.content());
      regex.append("(.+)");
    }
    template.add(Optional.of(token.text()));
  }

  private void free(String text, boolean macroBefore, boolean macroAfter) {
    int start = macroBefore ? separatorEnd(text) : 0;
    int end = start < 0 || !macroAfter ? text.length() : separatorStart(text, start);
    if (start < 0 || end < 0) {
      fixed(text, text);
      return;
    }
    fixed(text.substring(0, start), text.substring(0, start));
    if (end > start) {
      groups.add("");
      freeGroups.add(groups.size());
      regex.append("(.+?)");
      template.add(Optional.empty());
    }
    fixed(text.substring(end), text.substring(end));
  }

  private boolean isMacroBeside(int index, int step) {
    for (int i = index + step; i >= 0 && i < tokens.size(); i += step) {
      Token token = tokens.get(i);
      if (token.kind() != Kind.FIXED) {
        return token.kind() == Kind.MACRO;
      }
      if (!token.content().isEmpty()) {
        return false;
      }
    }
    return false;
  }

  /** Returns the offset after the first character that is no letter or digit, or -1. */
  private static int separatorEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isWord(text.charAt(i))) {
        return i + 1;
      }
    }
    return -1;
  }

  /** Returns the offset of the last character from {@code from} on that is no word one, or -1. */
  private static int separatorStart(String text, int from) {
    for (int i = text.length() - 1; i >= from; i--) {
      if (!isWord(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private Optional<Fit> match(String wanted) {
    Matcher matcher = Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(wanted);
    if (!matcher.find()) {
      return Optional.empty();
    }
    Map<String, String> macros = new LinkedHashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      if (!groups.get(i).isEmpty()) {
        macros.put(groups.get(i), matcher.group(i + 1));
      }
    }
    StringBuilder value = new StringBuilder();
    int free = 0;
    for (Optional<String> part : template) {
      value.append(part.isPresent() ? part.get() : matcher.group(freeGroups.get(free++)));
    }
    return Optional.of(new Fit(value.toString(), macros, Set.copyOf(flipped)));
  }
}
