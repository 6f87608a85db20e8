package io.github.packit4j.specfile.macro.internal.shell;

import java.util.ArrayList;
import java.util.List;

/** Runs an {@code awk} program over lines. */
final class AwkRun {
  private final Budget budget;
  private final AwkMemory memory;
  private final AwkEvaluator evaluator;
  private StringBuilder out = new StringBuilder();

  AwkRun(Budget budget) {
    this.budget = budget;
    this.memory = new AwkMemory(budget);
    this.evaluator = new AwkEvaluator(budget, memory);
  }

  /** Leaves a loop, a line or the program. */
  private static final class Jump extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String kind;

    Jump(String kind) {
      super(null, null, false, false);
      this.kind = kind;
    }
  }

  void set(String name, String value) {
    memory.set(name, AwkValue.fromInput(value));
  }

  int run(AwkNode.Program program, ShellInput in, StringBuilder output) {
    out = output;
    boolean onlyBegin = program.rules().stream().allMatch(r -> r.kind().equals("BEGIN"));
    leaving("exit", () -> beforeEnd(program, onlyBegin ? new ShellInput("") : in));
    leaving("exit", () -> rules(program, "END"));
    return 0;
  }

  private void beforeEnd(AwkNode.Program program, ShellInput in) {
    rules(program, "BEGIN");
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      memory.set("NR", AwkValue.of(++number));
      memory.set("FNR", AwkValue.of(number));
      memory.setRecord(line);
      leaving("next", () -> rules(program, ""));
    }
  }

  /** Runs what a jump of this kind leaves. */
  private static void leaving(String kind, Runnable part) {
    try {
      part.run();
    } catch (Jump jump) {
      if (!jump.kind.equals(kind)) {
        throw kind.equals("exit") ? new Impure("awk " + jump.kind) : jump;
      }
    }
  }

  private void rules(AwkNode.Program program, String kind) {
    for (AwkNode.Rule rule : program.rules()) {
      AwkNode pattern = rule.pattern();
      if (!rule.kind().equals(kind) || pattern != null && !evaluator.evaluate(pattern).isTrue()) {
        continue;
      }
      AwkNode action = rule.action();
      if (action == null) {
        out.append(memory.record()).append(memory.text("ORS"));
      } else {
        execute(action);
      }
    }
  }

  private void execute(AwkNode node) {
    budget.spend(2);
    if (node instanceof AwkNode.Block block) {
      block.statements().forEach(this::execute);
    } else if (node instanceof AwkNode.Print print) {
      print(print);
    } else if (node instanceof AwkNode.If branch) {
      if (evaluator.evaluate(branch.condition()).isTrue()) {
        execute(branch.then());
      } else if (branch.otherwise() != null) {
        execute(branch.otherwise());
      }
    } else if (node instanceof AwkNode.Loop loop) {
      loop(loop);
    } else if (node instanceof AwkNode.Each each) {
      for (String key : List.copyOf(memory.array(each.array()).keySet())) {
        set(each.variable(), key);
        if (!body(each.body())) {
          break;
        }
      }
    } else if (node instanceof AwkNode.Jump jump) {
      throw new Jump(jump.kind());
    } else {
      evaluator.evaluate(node);
    }
  }

  private void loop(AwkNode.Loop loop) {
    if (loop.start() != null) {
      evaluator.evaluate(loop.start());
    }
    while (loop.condition() == null || evaluator.evaluate(loop.condition()).isTrue()) {
      if (!body(loop.body())) {
        break;
      }
      if (loop.step() != null) {
        evaluator.evaluate(loop.step());
      }
    }
  }

  /** Runs the body of a loop once; returns whether the loop goes on. */
  private boolean body(AwkNode body) {
    try {
      execute(body);
      return true;
    } catch (Jump jump) {
      if (jump.kind.equals("continue")) {
        return true;
      }
      if (jump.kind.equals("break")) {
        return false;
      }
      throw jump;
    }
  }

  private void print(AwkNode.Print print) {
    int before = out.length();
    if (print.formatted()) {
      List<String> values = new ArrayList<>();
      for (AwkNode value : print.values()) {
        values.add(evaluator.evaluate(value).toText());
      }
      if (!values.isEmpty()) {
        AwkFunctions.format(values, out);
      }
    } else if (print.values().isEmpty()) {
      out.append(memory.record()).append(memory.text("ORS"));
    } else {
      String separator = "";
      for (AwkNode value : print.values()) {
        out.append(separator).append(evaluator.evaluate(value).toText());
        separator = memory.text("OFS");
      }
      out.append(memory.text("ORS"));
    }
    budget.spend(out.length() - before);
  }
}
