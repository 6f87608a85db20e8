package io.github.packit4j.specfile.rpmsuite;

import io.github.packit4j.specfile.macro.ExpansionProblem;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.macro.MacroException;
import io.github.packit4j.specfile.macro.MacroExpander;
import io.github.packit4j.specfile.macro.RpmRelease;
import io.github.packit4j.specfile.rpmsuite.LeftOut.Reason;
import io.github.packit4j.specfile.rpmsuite.SuiteRun.Outcome;
import java.util.List;
import java.util.Map;

/** The programs {@code rpm} and {@code rpmlua}, as far as they evaluate macros and scripts. */
final class RpmEval {

  /** Since then nothing is printed for a text that expands to nothing. */
  private static final RpmRelease WITHOUT_EMPTY_LINES = new RpmRelease(6, 0);

  private final RpmRelease release;
  private final SuiteFiles files;
  private final Map<String, String> environment;
  private final Outcome outcome;

  RpmEval(RpmRelease release, SuiteFiles files, Map<String, String> environment, Outcome outcome) {
    this.release = release;
    this.files = files;
    this.environment = environment;
    this.outcome = outcome;
  }

  /** RPM's macros as this library has them, and those that the suite has installed. */
  private MacroContext macros() {
    MacroContext macros = MacroContext.rpm().withRpmRelease(release);
    for (String text : files.macroFiles()) {
      macros = macros.defineAll(text);
    }
    return macros;
  }

  private MacroContext macroFile(String text) {
    try {
      return MacroContext.empty().withRpmRelease(release).defineAll(text);
    } catch (MacroException e) {
      throw new LeftOut(Reason.STRICTNESS, String.valueOf(e.getMessage()));
    }
  }

  private MacroExpander expander(MacroContext context) {
    return MacroExpander.builder(context).includes(files::read).environment(environment).build();
  }

  void run(List<String> arguments) {
    MacroContext context = macros();
    int named = arguments.indexOf("--macros");
    if (named >= 0) {
      String text = files.require(expander(context).expand(arguments.get(named + 1)));
      context = macroFile(text);
    }
    MacroExpander run = expander(context);
    try {
      for (int i = 0; i < arguments.size(); i++) {
        String option = arguments.get(i);
        switch (option) {
          case "--define", "-D" -> define(run, arguments.get(++i));
          case "--undefine" -> run.undefine(arguments.get(++i));
          case "--eval", "-E" -> print(run, arguments.get(++i));
          case "--load" -> run.expand("%{load:" + arguments.get(++i) + "}");
          case "--macros" -> i++;
          case "-v" -> throw new LeftOut(Reason.DEBUGGING, option);
          case "--showrc" -> throw new LeftOut(Reason.MACHINE, option);
          default -> throw new LeftOut(Reason.PACKAGES, "rpm " + option);
        }
      }
    } catch (MacroException e) {
      outcome.status = 1;
      outcome.errors.append(e.getMessage()).append('\n');
    }
  }

  static void define(MacroExpander run, String definition) {
    run.expand("%define " + (definition.startsWith("%") ? definition.substring(1) : definition));
  }

  /** Messages stand before the value, since a value is printed as a whole. */
  private void print(MacroExpander run, String text) {
    int known = run.problems().size();
    String value = run.expand(text);
    for (ExpansionProblem problem : run.problems().subList(known, run.problems().size())) {
      switch (problem.kind()) {
        case SHELL -> throw new LeftOut(Reason.EXECUTION, problem.construct());
        case LUA -> throw new LeftOut(Reason.FILES, problem.construct());
        case SYSTEM -> throw new LeftOut(Reason.MACHINE, problem.construct());
        case FILE -> throw new LeftOut(Reason.FILES, problem.construct());
        case MESSAGE -> {
          if (problem.construct().equals("%{echo}")) {
            outcome.output.append(problem.reason()).append('\n');
          }
        }
      }
    }
    boolean printed = !value.isEmpty() || release.compareTo(WITHOUT_EMPTY_LINES) < 0;
    outcome.output.append(printed ? value + "\n" : "");
  }

  void runLua(List<String> arguments) {
    if (arguments.size() != 2 || !arguments.get(0).equals("-e")) {
      throw new LeftOut(Reason.FILES, "rpmlua with a file");
    }
    // The program prints a line for each call of print; a macro only what the calls have in common.
    run(List.of("--eval", "%{lua:" + arguments.get(1) + "}"));
    if (outcome.status == 1) {
      outcome.status = 255;
    }
  }
}
