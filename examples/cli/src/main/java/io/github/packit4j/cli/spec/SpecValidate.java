package io.github.packit4j.cli.spec;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.cli.run.Style;
import io.github.packit4j.specfile.SpecProblem;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks a spec file. */
@Command(
    name = "validate",
    description = "List what RPM refuses or warns about, with line and column.")
final class SpecValidate implements Action {

  @Mixin private final SpecPath spec = new SpecPath();

  /** Whether RPM would read a file, and all problems. */
  private record Verdict(boolean valid, List<Problem> problems) {}

  /** A problem with its place, which one of the file as a whole has not. */
  private record Problem(
      String file,
      Optional<Integer> line,
      Optional<Integer> column,
      SpecProblem.Kind kind,
      boolean fatal,
      String message) {

    static Problem of(String file, SpecProblem problem) {
      return new Problem(
          file,
          problem.place().map(place -> place.line()),
          problem.place().map(place -> place.column()),
          problem.kind(),
          problem.kind().isFatal(),
          problem.message());
    }

    @Override
    public String toString() {
      return "%s:%s %s: %s"
          .formatted(
              file,
              line.map(at -> at + ":" + column.orElse(1) + ":").orElse(""),
              fatal ? "error" : "warning",
              message);
    }
  }

  @Override
  public Answer run(Session session) {
    List<SpecProblem> found = spec.expanded(session).problems();
    String file = session.subject().orElse("");
    List<Problem> problems = found.stream().map(problem -> Problem.of(file, problem)).toList();
    Verdict verdict = new Verdict(problems.stream().noneMatch(Problem::fatal), problems);
    Page page = new Page();
    problems.forEach(
        problem -> page.line(problem.fatal() ? Style.BAD : Style.WARNING, problem.toString()));
    page.line(
        verdict.valid() ? Style.GOOD : Style.BAD,
        verdict.valid() ? "RPM would read the file." : "RPM would refuse the file.");
    return Answer.of(verdict, page).failedUnless(verdict.valid());
  }
}
