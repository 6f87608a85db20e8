package io.github.packit4j.cli.run;

import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** Whether a change of what others see is wanted: nothing is changed without being asked for. */
public final class Consent {

  private static final Set<String> AGREED = Set.of("y", "yes");

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask before anything is changed.")
  private boolean yes;

  @Option(
      names = {"-n", "--dry-run", "--plan"},
      description = "Show what would be done, and do nothing.")
  private boolean look;

  /** A change, and what came of it. */
  @FunctionalInterface
  public interface Change {

    /** Makes the change. */
    Answer make() throws InterruptedException;
  }

  /**
   * Makes a change if it is wanted.
   *
   * @param plan what would be done; the answer where only a look was wanted
   * @param change the change
   * @throws UsageException if it was not asked for, and nobody is there to ask
   */
  public Answer around(Session session, Answer plan, Change change) throws InterruptedException {
    if (look) {
      return plan;
    }
    return yes || agreed(session, plan) ? change.make() : Answer.declined();
  }

  /**
   * Goes on with what needs no question: it changes nothing, or was agreed to before.
   *
   * @param plan what would be done; the answer where only a look was wanted
   * @param change the change
   */
  public Answer unasked(Answer plan, Change change) throws InterruptedException {
    return look ? plan : change.make();
  }

  private static boolean agreed(Session session, Answer plan) {
    UnaryOperator<String> user =
        session
            .user()
            .orElseThrow(
                () ->
                    new UsageException(
                        "Nothing was changed, as there is no terminal to ask at. Give --yes to go on, or --dry-run to look."));
    session.show(plan.page());
    return AGREED.contains(user.apply("Go on? [y/N] ").strip().toLowerCase(Locale.ROOT));
  }
}
