package io.github.packit4j.cli.config;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.cli.run.Style;
import io.github.packit4j.config.problem.ConfigProblem;
import io.github.packit4j.config.problem.InvalidConfigException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks a configuration. */
@Command(
    name = "validate",
    description = "List everything that is wrong or doubtful, with line and column.")
public class ConfigValidate implements Action {

  @Mixin private final ConfigFile file = new ConfigFile();

  @Option(
      names = "--offline",
      description = "Use no network. It is never used here; accepted as 'packit' has it.")
  void offline(boolean wanted) {
    // Nothing to do: there is no network to leave alone.
  }

  /** The same command as {@code packit validate-config}, as it was called before. */
  @Command(name = "validate-config", description = "The same as 'packit config validate'.")
  public static final class AtTop extends ConfigValidate {}

  /** Whether a configuration loads, and all problems. */
  private record Verdict(boolean valid, List<ConfigProblem> problems) {}

  @Override
  public Answer run(Session session) {
    try {
      return answer(new Verdict(true, file.load(session).warnings()));
    } catch (InvalidConfigException e) {
      return answer(new Verdict(false, e.problems()));
    }
  }

  private static Answer answer(Verdict verdict) {
    Page page = new Page();
    for (ConfigProblem problem : verdict.problems()) {
      boolean error = problem.severity() == ConfigProblem.Severity.ERROR;
      page.line(error ? Style.BAD : Style.WARNING, problem.toString());
    }
    page.line(
        verdict.valid() ? Style.GOOD : Style.BAD,
        verdict.valid() ? "The configuration is valid." : "The configuration is not valid.");
    return Answer.of(verdict, page).failedUnless(verdict.valid());
  }
}
