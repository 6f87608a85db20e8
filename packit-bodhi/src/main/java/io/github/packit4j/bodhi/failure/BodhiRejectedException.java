package io.github.packit4j.bodhi.failure;

import java.util.List;
import java.util.stream.Collectors;

/** Bodhi understood the request and refused it, with one or more reasons. */
public class BodhiRejectedException extends BodhiException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<BodhiProblem> problems;

  /**
   * A refusal.
   *
   * @param action what was tried, such as {@code create an update}
   * @param status the HTTP status
   * @param problems the reasons
   */
  public BodhiRejectedException(String action, int status, List<BodhiProblem> problems) {
    super(message(action, status, problems), mayPass(problems), null);
    this.status = status;
    this.problems = List.copyOf(problems);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** All reasons, in Bodhi's order; empty after Java serialization. */
  public List<BodhiProblem> problems() {
    return problems == null ? List.of() : problems;
  }

  /**
   * Whether one of the reasons is of this kind.
   *
   * @param kind the kind
   */
  public boolean has(BodhiProblem.Kind kind) {
    return problems().stream().anyMatch(problem -> problem.kind() == kind);
  }

  private static boolean mayPass(List<BodhiProblem> problems) {
    List<BodhiProblem.Kind> kinds =
        problems.stream()
            .map(BodhiProblem::kind)
            .filter(kind -> kind != BodhiProblem.Kind.CONSEQUENCE)
            .toList();
    return !kinds.isEmpty() && kinds.stream().allMatch(BodhiProblem.Kind::mayPassByItself);
  }

  private static String message(String action, int status, List<BodhiProblem> problems) {
    String reasons =
        problems.isEmpty()
            ? "no reason given"
            : problems.stream().map(BodhiProblem::toString).collect(Collectors.joining("; "));
    return "Tried to %s but Bodhi refused (HTTP %d): %s".formatted(action, status, reasons);
  }
}
