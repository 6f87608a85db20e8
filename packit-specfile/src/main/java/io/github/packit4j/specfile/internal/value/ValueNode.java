package io.github.packit4j.specfile.internal.value;

import java.util.List;

/** A piece of a value: text, or a macro call of some form. */
public sealed interface ValueNode {

  /** Returns the piece as written. */
  String text();

  /** Text without macros. */
  record Literal(String text) implements ValueNode {}

  /** A plain call: <code>%name</code>, <code>%{name}</code>, <code>%{?name}</code>. */
  record Reference(String text, boolean negated, String name) implements ValueNode {}

  /** Text under a condition: <code>%{?name:body}</code>. */
  record Conditional(
      String text, String opening, boolean negated, String name, List<ValueNode> body)
      implements ValueNode {}

  /** A call whose parts cannot be changed: shell, expression, function, arguments. */
  record Opaque(String text) implements ValueNode {}
}
