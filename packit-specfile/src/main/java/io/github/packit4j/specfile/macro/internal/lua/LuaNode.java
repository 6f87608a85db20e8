package io.github.packit4j.specfile.macro.internal.lua;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The grammar of Lua. */
sealed interface LuaNode {

  /** A literal: nil, a boolean, a number or a string. */
  record Constant(@Nullable Object value) implements LuaNode {}

  /** A variable: local if one is in scope, else global. */
  record Name(String name) implements LuaNode {}

  /** {@code ...}. */
  record Varargs() implements LuaNode {}

  /** {@code table[key]} or {@code table.key}. */
  record Index(LuaNode table, LuaNode key) implements LuaNode {}

  /** {@code function(arguments)}; {@code object:method(arguments)} has a method. */
  record Call(LuaNode function, @Nullable String method, List<LuaNode> arguments, int line)
      implements LuaNode {}

  /** An expression in parentheses: one value. */
  record Single(LuaNode value) implements LuaNode {}

  /** A binary operation. */
  record Binary(String operator, LuaNode left, LuaNode right) implements LuaNode {}

  /** A unary operation. */
  record Unary(String operator, LuaNode operand) implements LuaNode {}

  /** {@code function(parameters) body end}. */
  record Function(List<String> parameters, boolean varargs, List<LuaNode> body)
      implements LuaNode {}

  /** <code>{...}</code>: a null key stands for the next list position. */
  record Table(List<Field> fields) implements LuaNode {}

  /** A field of a table constructor. */
  record Field(@Nullable LuaNode key, LuaNode value) {}

  /** {@code local names = values}. */
  record Local(List<String> names, List<LuaNode> values) implements LuaNode {}

  /** {@code local function name}: the function sees itself. */
  record LocalFunction(String name, Function function) implements LuaNode {}

  /** {@code targets = values}. */
  record Assign(List<LuaNode> targets, List<LuaNode> values) implements LuaNode {}

  /** {@code do ... end}. */
  record Block(List<LuaNode> body) implements LuaNode {}

  /** {@code if}; an {@code elseif} is an if in the other branch. */
  record If(LuaNode condition, List<LuaNode> then, List<LuaNode> otherwise) implements LuaNode {}

  /** {@code while}. */
  record While(LuaNode condition, List<LuaNode> body) implements LuaNode {}

  /** {@code repeat}: the condition sees the locals of the body. */
  record Repeat(List<LuaNode> body, LuaNode condition) implements LuaNode {}

  /** {@code for name = first, last, step}. */
  record Count(String name, LuaNode first, LuaNode last, @Nullable LuaNode step, List<LuaNode> body)
      implements LuaNode {}

  /** {@code for names in values}. */
  record Each(List<String> names, List<LuaNode> values, List<LuaNode> body) implements LuaNode {}

  /** {@code return}. */
  record Return(List<LuaNode> values) implements LuaNode {}

  /** {@code goto label}. */
  record Goto(String label) implements LuaNode {}

  /** {@code ::name::}. */
  record Label(String name) implements LuaNode {}

  /** {@code break}. */
  record Break() implements LuaNode {}
}
