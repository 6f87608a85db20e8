package io.github.packit4j.specfile.macro.internal.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The grammar of {@code awk}. */
sealed interface AwkNode {

  /** Rules in order. */
  record Program(List<Rule> rules) {}

  /** What to do for lines that match; {@code kind} is BEGIN, END or empty. */
  record Rule(String kind, @Nullable AwkNode pattern, @Nullable AwkNode action) {}

  /** A literal. */
  record Literal(AwkValue value) implements AwkNode {}

  /** A regular expression that stands for a match with the line. */
  record Regex(String regex) implements AwkNode {}

  /** A variable. */
  record Variable(String name) implements AwkNode {}

  /** An array element. */
  record Element(String array, AwkNode index) implements AwkNode {}

  /** {@code $n}. */
  record Field(AwkNode number) implements AwkNode {}

  /** A binary operation; concatenation has the operator {@code " "}. */
  record Binary(String operator, AwkNode left, AwkNode right) implements AwkNode {}

  /** A unary operation: {@code ! - +}, or an increment: {@code ++x --x x++ x--}. */
  record Unary(String operator, AwkNode operand) implements AwkNode {}

  /** {@code c ? a : b}. */
  record Choice(AwkNode condition, AwkNode yes, AwkNode no) implements AwkNode {}

  /** {@code target = value} and the like. */
  record Assign(String operator, AwkNode target, AwkNode value) implements AwkNode {}

  /** {@code (key in array)}. */
  record In(AwkNode key, String array) implements AwkNode {}

  /** A call of a built-in function. */
  record Call(String function, List<AwkNode> arguments) implements AwkNode {}

  /** {@code print} or {@code printf}. */
  record Print(boolean formatted, List<AwkNode> values) implements AwkNode {}

  /** Statements in order. */
  record Block(List<AwkNode> statements) implements AwkNode {}

  /** {@code if}. */
  record If(AwkNode condition, AwkNode then, @Nullable AwkNode otherwise) implements AwkNode {}

  /** {@code while} and {@code for(;;)}. */
  record Loop(
      @Nullable AwkNode start, @Nullable AwkNode condition, @Nullable AwkNode step, AwkNode body)
      implements AwkNode {}

  /** {@code for (key in array)}. */
  record Each(String variable, String array, AwkNode body) implements AwkNode {}

  /** {@code next}, {@code exit}, {@code break} or {@code continue}. */
  record Jump(String kind) implements AwkNode {}
}
