package io.github.packit4j.specfile.rpmsuite;

import io.github.packit4j.specfile.macro.RpmRelease;
import io.github.packit4j.specfile.rpmsuite.LeftOut.Reason;
import io.github.packit4j.specfile.rpmsuite.SuiteGroup.Check;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the scripts of one group, with the files they write. */
final class SuiteRun {

  private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)=(.*)", Pattern.DOTALL);
  private static final Set<String> PACKAGE_PROGRAMS =
      Set.of(
          "rpm2cpio",
          "rpm2archive",
          "rpmkeys",
          "rpmsign",
          "rpmdb",
          "rpmuncompress",
          "rpmdeps",
          "rpmgraph",
          "elfdeps");

  private final RpmRelease release;
  private final SuiteFiles files;
  private final Map<String, String> variables = new HashMap<>();

  SuiteRun(RpmRelease release, SuiteFiles files) {
    this.release = release;
    this.files = files;
    variables.put("HOME", "/root");
    variables.put("RPMDATA", "/data");
    variables.put("RPM_CONFIGDIR_PATH", "/usr/lib/rpm");
  }

  /** Runs commands of which nothing is expected. */
  void prepare(String script) {
    run(script, Expected.NOTHING);
  }

  /** Runs a check; returns what it printed, and its status. */
  Outcome run(Check check) {
    return run(check.script(), Expected.of(check));
  }

  private Outcome run(String script, Expected expected) {
    Outcome outcome = new Outcome();
    new ScriptParser(script, variables).run(command -> run(command, outcome, expected));
    return outcome;
  }

  private void run(Command command, Outcome outcome, Expected expected) {
    Map<String, String> environment = new HashMap<>(variables);
    int first = 0;
    List<String> words = command.words();
    while (first < words.size() && ASSIGNMENT.matcher(words.get(first)).matches()) {
      assign(words.get(first++), environment);
    }
    if (first == words.size()) {
      variables.putAll(environment);
      return;
    }
    if (words.get(first).equals("runroot")) {
      first++;
      if (words.get(first).equals("--setenv")) {
        environment.put(words.get(first + 1), words.get(first + 2));
        first += 3;
      }
    }
    Outcome own = new Outcome();
    run(
        words.get(first),
        words.subList(first + 1, words.size()),
        command,
        environment,
        own,
        expected);
    outcome.status = own.status;
    if (command.target() == null) {
      outcome.output.append(own.output);
    } else {
      files.write(command.target(), own.output.toString(), command.appends());
    }
  }

  private void run(
      String program,
      List<String> arguments,
      Command command,
      Map<String, String> environment,
      Outcome outcome,
      Expected expected) {
    switch (program) {
      case "echo" -> outcome.output.append(String.join(" ", arguments)).append('\n');
      case "cat" -> cat(arguments, command, outcome);
      case "cp" -> copy(arguments);
      case "export" -> arguments.forEach(word -> assign(word, variables));
      case "rpm" -> new RpmEval(release, files, environment, outcome).run(arguments);
      case "rpmlua" -> new RpmEval(release, files, environment, outcome).runLua(arguments);
      case "rpmspec" ->
          new RpmSpec(release, files, environment, outcome).runQuery(arguments, expected);
      case "rpmbuild" ->
          new RpmSpec(release, files, environment, outcome).runBuild(arguments, expected);
      default ->
          throw new LeftOut(
              PACKAGE_PROGRAMS.contains(program) ? Reason.PACKAGES : Reason.PROGRAMS, program);
    }
  }

  private void cat(List<String> arguments, Command command, Outcome outcome) {
    String input = command.input();
    if (!arguments.isEmpty() || input == null) {
      throw new LeftOut(Reason.PROGRAMS, "cat");
    }
    outcome.output.append(input);
  }

  private void copy(List<String> arguments) {
    if (arguments.size() != 2 || !arguments.get(1).endsWith("/")) {
      throw new LeftOut(Reason.PROGRAMS, "cp");
    }
    String from = arguments.get(0);
    String name = from.substring(from.lastIndexOf('/') + 1);
    files.write(arguments.get(1) + name, files.require(from), false);
  }

  private static void assign(String word, Map<String, String> variables) {
    Matcher assignment = ASSIGNMENT.matcher(word);
    if (assignment.matches()) {
      variables.put(assignment.group(1), assignment.group(2));
    }
  }

  /** What a check wants, as far as it decides whether a build can be compared. */
  record Expected(boolean fails, boolean printsNothing, String errors) {
    static final Expected NOTHING = new Expected(false, true, "");

    static Expected of(Check check) {
      return new Expected(
          !check.status().equals("0") && !check.status().isEmpty(),
          check.anyOutput() || check.output().isEmpty(),
          check.errors());
    }
  }

  /** What a command printed, and its status. */
  static final class Outcome {
    final StringBuilder output = new StringBuilder();
    final StringBuilder errors = new StringBuilder();
    int status;
  }
}
