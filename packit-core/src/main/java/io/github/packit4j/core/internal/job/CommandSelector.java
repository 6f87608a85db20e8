package io.github.packit4j.core.internal.job;

import io.github.packit4j.config.JobType;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.ReleaseBranch;
import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.ReleaseRequest.Kind;
import io.github.packit4j.core.command.Command;
import io.github.packit4j.core.command.CommandLine;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.Projects;
import io.github.packit4j.core.internal.job.Commenter.Refusal;
import io.github.packit4j.distgit.forge.ForgeIssue;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.PullRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the commands in comments come to: which of them mean something where the comment stands, and
 * whose are carried out.
 *
 * <table>
 * <caption>Where and whose</caption>
 * <tr><th>command</th><th>in</th><th>of</th></tr>
 * <tr><td>propose-downstream</td><td>an issue upstream</td><td>who may push there</td></tr>
 * <tr><td>pull-from-upstream</td><td>a pull request in dist-git</td><td>packagers</td></tr>
 * <tr><td>koji-build</td><td>a pull request in dist-git</td><td>packagers</td></tr>
 * <tr><td>create-update</td><td>a pull request in dist-git</td>
 *     <td>packagers who may push to the package</td></tr>
 * <tr><td>koji-build, create-update</td><td>an issue of the package's issue_repository</td>
 *     <td>who may push there</td></tr>
 * </table>
 */
public final class CommandSelector {

  private final Projects projects;
  private final Configurations configurations;
  private final ReleaseData releases;
  private final IssueRepositories issues;

  /**
   * Creates a selector.
   *
   * @param projects the projects of upstream and dist-git
   * @param configurations their configurations
   * @param releases the distribution's releases
   */
  public CommandSelector(Projects projects, Configurations configurations, ReleaseData releases) {
    this.projects = projects;
    this.configurations = configurations;
    this.releases = releases;
    this.issues = new IssueRepositories(projects, configurations);
  }

  /**
   * Looks at a comment.
   *
   * @param comment the comment
   * @return its place
   */
  public Place at(CommentPosted comment) {
    return new Place(comment, projects.at(comment.project()));
  }

  /** The place of one comment. */
  public final class Place {

    private final CommentPosted comment;
    private final ForgeProject project;
    private final Optional<String> packageName;
    private final Commenter commenter;

    private Place(CommentPosted comment, ForgeProject project) {
      this.comment = comment;
      this.project = project;
      this.packageName = projects.distGit().instance().packageAt(comment.project().toString());
      this.commenter = new Commenter(comment.author(), project, projects.distGit().instance());
    }

    /**
     * Tells whether the workflow itself has written the comment.
     *
     * @return whether it is of the account that it acts as there
     */
    public boolean isOwn() {
      return comment.author().equalsIgnoreCase(projects.account(project));
    }

    /**
     * Names the project as outcomes do.
     *
     * @return the package in dist-git, or the project's full name
     */
    public String name() {
      return packageName.orElseGet(project::fullName);
    }

    /**
     * Decides on a command.
     *
     * @param line the command
     * @return what it comes to, or why it comes to nothing
     */
    public Choice<CommandTask> choose(CommandLine.Understood line) {
      Command command = line.command();
      if (command instanceof Command.Help) {
        return new Choice.Run<>(new CommandTask.Help());
      }
      if (command instanceof Command.ProposeDownstream) {
        return propose(line);
      }
      if (command instanceof Command.PullFromUpstream pull) {
        return pull(line, pull);
      }
      if (command instanceof Command.KojiBuild build) {
        return build(line, build);
      }
      if (command instanceof Command.CreateUpdate update) {
        return update(line, update);
      }
      return command instanceof Command.KojiTag
          ? not(
              command.name(),
              Reason.COMMAND_NOT_RUN_HERE,
              "koji-tag needs the state of side tags, which is not kept here; tag the build by hand")
          : not(
              command.name(),
              Reason.COMMAND_NOT_RUN_HERE,
              "%s is a command of jobs that are not run here".formatted(command.name()));
    }

    private Choice<CommandTask> propose(CommandLine.Understood line) {
      String job = JobType.PROPOSE_DOWNSTREAM.key();
      if (comment.pullRequest() || packageName.isPresent()) {
        return misplaced(job, line, "an issue of the upstream project");
      }
      return refused(job, commenter.unlessWriter())
          .orElseGet(
              () ->
                  new Choice.Run<>(
                      new CommandTask.Release(
                          ReleaseRequest.builder()
                              .kind(Kind.PROPOSE_DOWNSTREAM)
                              .project(comment.project())
                              .tag(failedRelease())
                              .packages(only(line))
                              .build())));
    }

    /** In the issue that tells of a failed release that one is meant, and anywhere the latest. */
    private Optional<String> failedRelease() {
      return project
          .issues()
          .find(comment.number())
          .filter(issue -> issue.author().equals(projects.account(project)))
          .map(ForgeIssue::title)
          .flatMap(FailedRelease::tag);
    }

    private Choice<CommandTask> pull(
        CommandLine.Understood line, Command.PullFromUpstream command) {
      String job = JobType.PULL_FROM_UPSTREAM.key();
      if (!comment.pullRequest() || packageName.isEmpty()) {
        return misplaced(job, line, "a pull request of a package in dist-git");
      }
      return refused(job, foreign(line).or(commenter::unlessPackager))
          .orElseGet(
              () ->
                  new Choice.Run<>(
                      new CommandTask.Release(
                          ReleaseRequest.builder()
                              .kind(Kind.PULL_FROM_UPSTREAM)
                              .project(comment.project())
                              .version(command.version())
                              .resolvedBugs(command.resolvedBugs())
                              .packages(packageName.stream().toList())
                              .configuration(
                                  command.withPullRequestConfig()
                                      ? Optional.of(proposedConfiguration())
                                      : Optional.empty())
                              .build())));
    }

    /** What its author pushes after the comment was not asked for. */
    private PackageConfig proposedConfiguration() {
      PullRequest proposal = pullRequest();
      Optional<String> head = comment.head().or(proposal::headCommit);
      Optional<String> source = proposal.sourceProject();
      if (head.isEmpty() || source.isEmpty()) {
        throw new WorkflowException(
            "%s has no commits, or its source is gone, so there is no configuration in it."
                .formatted(proposal.webUrl()));
      }
      return configurations.require(project.forge().project(source.get()), head.get());
    }

    private PullRequest pullRequest() {
      return project
          .pullRequest(comment.number())
          .orElseThrow(
              () ->
                  new WorkflowException(
                      "The comment is on pull request %d of %s, which does not exist."
                          .formatted(comment.number(), project.webUrl())));
    }

    private Choice<CommandTask> build(CommandLine.Understood line, Command.KojiBuild command) {
      JobType type = JobType.KOJI_BUILD;
      if (comment.pullRequest() && packageName.isPresent()) {
        return refused(type.key(), foreign(line).or(commenter::unlessPackager))
            .orElseGet(
                () ->
                    new Choice.Run<>(
                        new CommandTask.Build(
                            name(), branches(command.branches()), command.scratch())));
      }
      return inIssue(type, line, command.branches())
          .orElseGet(
              () ->
                  new Choice.Run<>(
                      new CommandTask.Build(
                          line.packageName().orElseThrow(),
                          named(command.branches()),
                          command.scratch())));
    }

    private Choice<CommandTask> update(CommandLine.Understood line, Command.CreateUpdate command) {
      JobType type = JobType.BODHI_UPDATE;
      if (comment.pullRequest() && packageName.isPresent()) {
        return refused(
                type.key(), foreign(line).or(commenter::unlessPackager).or(commenter::unlessWriter))
            .orElseGet(
                () ->
                    new Choice.Run<>(new CommandTask.Update(name(), branches(command.branches()))));
      }
      return inIssue(type, line, command.branches())
          .orElseGet(
              () ->
                  new Choice.Run<>(
                      new CommandTask.Update(
                          line.packageName().orElseThrow(), named(command.branches()))));
    }

    /** Keeps a command for a package from an issue that is not one of its issue repository. */
    private Optional<Choice<CommandTask>> inIssue(
        JobType type, CommandLine.Understood line, List<String> branches) {
      String job = type.key();
      if (comment.pullRequest() || packageName.isPresent()) {
        return Optional.of(
            misplaced(
                job,
                line,
                "a pull request of a package in dist-git or an issue of its issue_repository"));
      }
      if (line.packageName().isEmpty() || branches.isEmpty()) {
        return Optional.of(
            not(
                job,
                Reason.COMMAND_SYNTAX,
                "in an issue the package and its branches have to be named: --package NAME %s --branch BRANCH"
                    .formatted(line.command().name())));
      }
      return refused(job, commenter.unlessWriter())
          .or(() -> refused(job, issues.unlessOf(line.packageName().get(), project)));
    }

    /** The branches that are named, or the one that the pull request is for. */
    private List<String> branches(List<String> names) {
      return names.isEmpty() ? List.of(pullRequest().targetBranch()) : named(names);
    }

    private List<String> named(List<String> names) {
      return releases.aliases().resolve(names).stream().map(ReleaseBranch::name).toList();
    }

    /** In a package's own repository only it can be meant. */
    private Optional<Refusal> foreign(CommandLine.Understood line) {
      return line.packageName()
          .filter(name -> !name.equals(name()))
          .map(
              name ->
                  new Refusal(
                      Reason.WRONG_PLACE,
                      "a command for %s has to be given there, not in %s".formatted(name, name())));
    }

    private Optional<Choice<CommandTask>> refused(String job, Optional<Refusal> refusal) {
      return refusal.map(present -> not(job, present.reason(), present.message()));
    }

    private Choice<CommandTask> misplaced(String job, CommandLine.Understood line, String where) {
      return not(job, Reason.WRONG_PLACE, "%s is for %s".formatted(line.command().name(), where));
    }

    private Choice<CommandTask> not(String job, Reason reason, String message) {
      return new Choice.Settled<>(new JobOutcome.NotRun(job, name(), reason, message));
    }
  }

  private static Set<String> only(CommandLine.Understood line) {
    return line.packageName().map(Set::of).orElse(Set.of());
  }
}
