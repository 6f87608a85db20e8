package io.github.packit4j.specfile.macro.internal.shell;

import io.github.packit4j.specfile.macro.internal.shell.Node.Assignment;
import io.github.packit4j.specfile.macro.internal.shell.Node.Word;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Executes commands: the state of one shell, and of its subshells. */
final class ShellRun {
  private final Dialect dialect;
  private final @Nullable Clock clock;
  private final Budget budget;
  private final Map<String, String> variables;
  private final Map<String, List<String>> arrays;
  private final WordExpansion words = new WordExpansion(this);
  private final Redirection redirection = new Redirection(words);
  private List<String> positional = List.of();
  private int status;

  /** Ends a shell. */
  static final class Exit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exit() {
      super(null, null, false, false);
    }
  }

  /** Ends or continues a loop. */
  static final class Break extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean again;

    Break(boolean again) {
      super(null, null, false, false);
      this.again = again;
    }
  }

  ShellRun(Dialect dialect, Map<String, String> environment, @Nullable Clock clock, Budget budget) {
    this.dialect = dialect;
    this.clock = clock;
    this.budget = budget;
    this.variables = new HashMap<>(environment);
    this.arrays = new HashMap<>();
  }

  /** Makes a subshell: a copy of the state. */
  ShellRun(ShellRun parent) {
    this.dialect = parent.dialect;
    this.clock = parent.clock;
    this.budget = parent.budget;
    this.variables = new HashMap<>(parent.variables);
    this.arrays = new HashMap<>(parent.arrays);
    this.positional = parent.positional;
    this.status = parent.status;
  }

  Dialect dialect() {
    return dialect;
  }

  Budget budget() {
    return budget;
  }

  @Nullable String variable(String name) {
    List<String> array = arrays.get(name);
    return array != null ? (array.isEmpty() ? null : array.get(0)) : variables.get(name);
  }

  void set(String name, String value) {
    budget.spend(value.length() + 1L);
    arrays.remove(name);
    variables.put(name, value);
  }

  void set(String name, List<String> values) {
    arrays.put(name, values);
  }

  void unset(String name) {
    variables.remove(name);
    arrays.remove(name);
  }

  @Nullable List<String> array(String name) {
    List<String> array = arrays.get(name);
    if (array != null) {
      return array;
    }
    String value = variables.get(name);
    return value == null ? null : List.of(value);
  }

  List<String> positional() {
    return positional;
  }

  void setPositional(List<String> words) {
    positional = List.copyOf(words);
  }

  int status() {
    return status;
  }

  void setStatus(int status) {
    this.status = status;
  }

  /** Runs a command as a substitution does: in a subshell, for its output. */
  String output(Node body) {
    StringBuilder out = new StringBuilder();
    ShellRun subshell = new ShellRun(this);
    subshell.subshell(body, new ShellInput(""), out);
    status = subshell.status;
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == '\n') {
      end--;
    }
    return out.substring(0, end);
  }

  int subshell(Node body, ShellInput in, StringBuilder out) {
    try {
      execute(body, in, out);
    } catch (Exit e) {
      // Ends this shell only; its status is kept.
      return status;
    }
    return status;
  }

  int execute(Node node, ShellInput in, StringBuilder out) {
    budget.spend(8);
    int length = out.length();
    status = dispatch(node, in, out);
    budget.spend(Math.max(0, out.length() - length));
    return status;
  }

  private int dispatch(Node node, ShellInput in, StringBuilder out) {
    if (node instanceof Node.Simple simple) {
      return simple(simple, in, out);
    }
    if (node instanceof Node.Sequence sequence) {
      int result = 0;
      for (Node part : sequence.parts()) {
        result = execute(part, in, out);
      }
      return result;
    }
    if (node instanceof Node.Pipeline pipeline) {
      return pipeline(pipeline, in, out);
    }
    if (node instanceof Node.Both both) {
      int first = execute(both.first(), in, out);
      return (first == 0) == both.ifSuccessful() ? execute(both.second(), in, out) : first;
    }
    if (node instanceof Node.Group group) {
      StringBuilder target = redirection.output(group.redirects(), out);
      ShellInput source = redirection.input(group.redirects(), in);
      return group.subshell()
          ? new ShellRun(this).subshell(group.body(), source, target)
          : execute(group.body(), source, target);
    }
    if (node instanceof Node.If branch) {
      if (execute(branch.condition(), in, out) == 0) {
        return execute(branch.then(), in, out);
      }
      Node otherwise = branch.otherwise();
      return otherwise == null ? 0 : execute(otherwise, in, out);
    }
    if (node instanceof Node.For loop) {
      return forLoop(loop, in, out);
    }
    if (node instanceof Node.While loop) {
      return whileLoop(loop, in, out);
    }
    if (node instanceof Node.Case choice) {
      return caseOf(choice, in, out);
    }
    Node.Condition condition = (Node.Condition) node;
    return new ConditionTest(this, words, condition.words()).holds() ? 0 : 1;
  }

  private int pipeline(Node.Pipeline pipeline, ShellInput in, StringBuilder out) {
    ShellInput input = in;
    int result = 0;
    int last = pipeline.parts().size() - 1;
    for (int i = 0; i <= last; i++) {
      StringBuilder target = i == last ? out : new StringBuilder();
      result =
          last == 0
              ? execute(pipeline.parts().get(i), input, target)
              : new ShellRun(this).subshell(pipeline.parts().get(i), input, target);
      if (i < last) {
        input = new ShellInput(target.toString());
      }
    }
    return pipeline.negated() ? (result == 0 ? 1 : 0) : result;
  }

  private int forLoop(Node.For loop, ShellInput in, StringBuilder out) {
    int result = 0;
    for (String value : words.fields(loop.words())) {
      set(loop.name(), value);
      try {
        result = execute(loop.body(), in, out);
      } catch (Break e) {
        if (!e.again) {
          break;
        }
      }
    }
    return result;
  }

  private int whileLoop(Node.While loop, ShellInput in, StringBuilder out) {
    int result = 0;
    while ((execute(loop.condition(), in, out) == 0) != loop.until()) {
      try {
        result = execute(loop.body(), in, out);
      } catch (Break e) {
        if (!e.again) {
          break;
        }
      }
    }
    return result;
  }

  private int caseOf(Node.Case choice, ShellInput in, StringBuilder out) {
    String subject = words.text(choice.subject());
    for (Node.Branch branch : choice.branches()) {
      for (Word pattern : branch.patterns()) {
        if (Glob.matches(words.pattern(pattern), subject, budget)) {
          return execute(branch.body(), in, out);
        }
      }
    }
    return 0;
  }

  private int simple(Node.Simple command, ShellInput in, StringBuilder out) {
    List<String> arguments = words.fields(command.words());
    int before = status;
    status = 0;
    if (arguments.isEmpty()) {
      for (Assignment assignment : command.assignments()) {
        assign(assignment);
      }
      redirection.input(command.redirects(), in);
      redirection.output(command.redirects(), out);
      return status;
    }
    status = before;
    String name = arguments.get(0);
    List<String> operands = arguments.subList(1, arguments.size());
    ShellInput source = redirection.input(command.redirects(), in);
    StringBuilder target = redirection.output(command.redirects(), out);
    if (command.assignments().isEmpty()) {
      return new ShellBuiltins(this, words, clock).call(name, operands, source, target);
    }
    Map<String, String> saved = new HashMap<>(variables);
    for (Assignment assignment : command.assignments()) {
      assign(assignment);
    }
    Map<String, String> assigned = new HashMap<>(variables);
    int result = new ShellBuiltins(this, words, clock).call(name, operands, source, target);
    for (Assignment assignment : command.assignments()) {
      String key = assignment.name();
      String old = saved.get(key);
      if (!name.equals("read") || !Objects.equals(assigned.get(key), variables.get(key))) {
        if (old == null) {
          variables.remove(key);
        } else {
          variables.put(key, old);
        }
      } else if (old == null) {
        variables.remove(key);
      }
    }
    return result;
  }

  private void assign(Assignment assignment) {
    String name = assignment.name();
    Word value = assignment.value();
    if (value == null) {
      List<String> values = new ArrayList<>();
      if (assignment.append() && arrays.get(name) != null) {
        values.addAll(arrays.get(name));
      }
      values.addAll(words.fields(assignment.values()));
      arrays.put(name, values);
      return;
    }
    String text = words.text(value);
    String old = assignment.append() ? variable(name) : null;
    set(name, old == null ? text : old + text);
  }

  static int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new Impure("not a number: " + text);
    }
  }
}
