package io.github.packit4j.core.internal.job;

import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.command.Command;
import io.github.packit4j.core.command.CommandLine;
import io.github.packit4j.core.internal.job.Commenter.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Which commands mean something where a comment stands, and whose are carried out.
 *
 * <table>
 * <caption>Where and whose</caption>
 * <tr><th>command</th><th>in</th><th>of</th></tr>
 * <tr><td>propose-downstream</td><td>an issue upstream</td><td>who may push there</td></tr>
 * <tr><td>pull-from-upstream</td><td>a pull request in dist-git</td><td>packagers</td></tr>
 * <tr><td>koji-build, koji-tag</td><td>a pull request in dist-git</td><td>packagers</td></tr>
 * <tr><td>create-update</td><td>a pull request in dist-git</td>
 *     <td>packagers who may push to the package</td></tr>
 * <tr><td>koji-build, create-update</td><td>an issue of the package's issue_repository</td>
 *     <td>who may push there</td></tr>
 * </table>
 */
final class CommandRules {

  private static final String PROPOSAL = "a pull request of a package in dist-git";

  private final CommentPlace place;
  private final Commenter commenter;
  private final IssueRepositories issues;

  CommandRules(CommentPlace place, Commenter commenter, IssueRepositories issues) {
    this.place = place;
    this.commenter = commenter;
    this.issues = issues;
  }

  /** Gives the rule that keeps a command from being carried out, if there is one. */
  Optional<Refusal> refusal(CommandLine.Understood line) {
    Command command = line.command();
    if (command instanceof Command.Help) {
      return Optional.empty();
    }
    if (command instanceof Command.ProposeDownstream) {
      return place.isIssue()
          ? commenter.unlessWriter()
          : misplaced(command, "an issue of the upstream project");
    }
    if (command instanceof Command.PullFromUpstream) {
      return place.isProposal()
          ? foreign(line).or(commenter::unlessPackager)
          : misplaced(command, PROPOSAL);
    }
    if (command instanceof Command.KojiBuild build) {
      return place.isProposal()
          ? foreign(line).or(commenter::unlessPackager)
          : inIssue(line, build.branches());
    }
    if (command instanceof Command.KojiTag) {
      return place.isProposal()
          ? foreign(line).or(commenter::unlessPackager)
          : misplaced(command, PROPOSAL);
    }
    if (command instanceof Command.CreateUpdate update) {
      return place.isProposal()
          ? foreign(line).or(commenter::unlessPackager).or(commenter::unlessWriter)
          : inIssue(line, update.branches());
    }
    return Optional.of(
        new Refusal(
            Reason.COMMAND_NOT_RUN_HERE,
            "%s is a command of jobs that are not run here".formatted(command.name())));
  }

  private Optional<Refusal> inIssue(CommandLine.Understood line, List<String> branches) {
    if (!place.isIssue()) {
      return misplaced(line.command(), PROPOSAL + " or an issue of its issue_repository");
    }
    if (line.packageName().isEmpty() || branches.isEmpty()) {
      return Optional.of(
          new Refusal(
              Reason.COMMAND_SYNTAX,
              "in an issue the package and its branches have to be named: --package NAME %s --branch BRANCH"
                  .formatted(line.command().name())));
    }
    String packageName = line.packageName().get();
    return commenter.unlessWriter().or(() -> issues.unlessOf(packageName, place.project()));
  }

  /** In a package's own repository only it can be meant. */
  private Optional<Refusal> foreign(CommandLine.Understood line) {
    return line.packageName()
        .filter(name -> !name.equals(place.name()))
        .map(
            name ->
                new Refusal(
                    Reason.WRONG_PLACE,
                    "a command for %s has to be given there, not in %s"
                        .formatted(name, place.name())));
  }

  private static Optional<Refusal> misplaced(Command command, String where) {
    return Optional.of(
        new Refusal(Reason.WRONG_PLACE, "%s is for %s".formatted(command.name(), where)));
  }
}
