package io.github.packit4j.core.internal;

import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.JobPlan;
import io.github.packit4j.core.ReleaseRequest;
import io.github.packit4j.core.Replies;
import io.github.packit4j.core.command.Command;
import io.github.packit4j.core.command.CommandGrammar;
import io.github.packit4j.core.command.CommandLine;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.internal.job.Choice;
import io.github.packit4j.core.internal.job.CommandSelector;
import io.github.packit4j.core.internal.job.CommandTask;
import io.github.packit4j.core.internal.text.AnswerText;
import io.github.packit4j.core.internal.work.Gate;
import io.github.packit4j.core.internal.work.PackageWork;
import io.github.packit4j.core.internal.work.Projects;
import io.github.packit4j.http.PackitException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of commands in comments: what they come to, what becomes of that, the answer. */
public final class Commands {

  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

  /** What outcomes name as the job of a line that is no command. */
  private static final String COMMAND = "command";

  private final CommandGrammar grammar;
  private final CommandSelector selector;
  private final Downstream downstream;
  private final PackageWork work;
  private final Replies replies;

  /**
   * Creates the way.
   *
   * @param grammar how commands are written
   * @param selector decides what they come to
   * @param downstream builds and updates
   * @param work lets one at a time answer
   * @param replies answer
   */
  public Commands(
      CommandGrammar grammar,
      CommandSelector selector,
      Downstream downstream,
      PackageWork work,
      Replies replies) {
    this.grammar = grammar;
    this.selector = selector;
    this.downstream = downstream;
    this.work = work;
    this.replies = replies;
  }

  /**
   * Handles a comment. Nobody is asked anything about one without commands.
   *
   * @param comment the comment
   * @param gate lets what its commands come to through
   * @param releases finds what a request for a release starts, on every dist-git that it is for
   * @return what became of its commands
   */
  public List<JobOutcome> handle(
      CommentPosted comment, Gate gate, Function<ReleaseRequest, List<Started>> releases) {
    Collection<CommandLine> lines = lines(comment);
    return lines.isEmpty()
        ? List.of()
        : guarded(
            Projects.shown(comment.project()),
            outcome -> outcome,
            () -> handle(comment, lines, gate, releases));
  }

  /** The same twice in a comment is meant once. */
  private Collection<CommandLine> lines(CommentPosted comment) {
    Map<String, CommandLine> lines = new LinkedHashMap<>();
    grammar.read(comment.text()).forEach(line -> lines.putIfAbsent(line.text(), line));
    return lines.values();
  }

  private List<JobOutcome> handle(
      CommentPosted comment,
      Iterable<CommandLine> lines,
      Gate gate,
      Function<ReleaseRequest, List<Started>> releases) {
    CommandSelector.Commented commented = selector.at(comment);
    if (commented.isOwn()) {
      return List.of(own(comment, commented));
    }
    List<AnswerText.Part> parts = new ArrayList<>();
    boolean seen = false;
    for (CommandLine line : lines) {
      Choice<CommandTask> choice = choose(commented, line);
      if (choice instanceof Choice.Run<CommandTask> && !seen) {
        seen = true;
        told(() -> replies.seen(comment));
      }
      List<JobOutcome> outcomes =
          guarded(
              commented.name(),
              outcome -> outcome,
              () ->
                  started(choice, releases).stream()
                      .flatMap(job -> job.run(gate).stream())
                      .toList());
      parts.add(new AnswerText.Part(line.text(), outcomes, help(line)));
    }
    told(() -> answer(comment, commented.name(), AnswerText.answer(parts)));
    return parts.stream().flatMap(part -> part.outcomes().stream()).toList();
  }

  /**
   * Plans what the commands of a comment come to. Nobody is answered.
   *
   * @param comment the comment
   * @param releases finds what a request for a release starts, on every dist-git that it is for
   * @return what they will do
   */
  public List<JobPlan> plan(
      CommentPosted comment, Function<ReleaseRequest, List<Started>> releases) {
    Collection<CommandLine> lines = lines(comment);
    return lines.isEmpty()
        ? List.of()
        : guarded(
            Projects.shown(comment.project()),
            JobPlan.Settled::new,
            () -> plan(comment, lines, releases));
  }

  private List<JobPlan> plan(
      CommentPosted comment,
      Collection<CommandLine> lines,
      Function<ReleaseRequest, List<Started>> releases) {
    CommandSelector.Commented commented = selector.at(comment);
    if (commented.isOwn()) {
      return List.of(new JobPlan.Settled(own(comment, commented)));
    }
    List<JobPlan> plans = new ArrayList<>();
    for (CommandLine line : lines) {
      plans.addAll(
          guarded(
              commented.name(),
              JobPlan.Settled::new,
              () ->
                  started(choose(commented, line), releases).stream()
                      .flatMap(job -> job.plan().stream())
                      .toList()));
    }
    return plans;
  }

  /**
   * Carries out what the commands of a comment were planned to do, and answers it.
   *
   * @param comment the comment
   * @param plans what they do
   * @param work carries one of them out
   * @return what became of them
   */
  public List<JobOutcome> execute(
      CommentPosted comment, List<JobPlan> plans, Function<JobPlan, JobOutcome> work) {
    if (!plans.stream().allMatch(JobPlan::changesNothing)) {
      told(() -> replies.seen(comment));
    }
    List<JobOutcome> outcomes = plans.stream().map(work).toList();
    Collection<CommandLine> lines = lines(comment);
    if (!lines.isEmpty() && outcomes.stream().noneMatch(Commands::isOwnComment)) {
      AnswerText.Part all =
          new AnswerText.Part(
              lines.stream().map(CommandLine::text).collect(Collectors.joining("; ")),
              outcomes,
              lines.stream().flatMap(line -> help(line).stream()).distinct().toList());
      told(() -> answer(comment, selector.at(comment).name(), AnswerText.answer(List.of(all))));
    }
    return outcomes;
  }

  private static boolean isOwnComment(JobOutcome outcome) {
    return outcome instanceof JobOutcome.NotRun not && not.reason() == Reason.OWN_COMMENT;
  }

  private static JobOutcome own(CommentPosted comment, CommandSelector.Commented commented) {
    return new JobOutcome.NotRun(
        COMMAND,
        commented.name(),
        Reason.OWN_COMMENT,
        "the comment is one of the workflow's own account " + comment.author());
  }

  private static Choice<CommandTask> choose(CommandSelector.Commented commented, CommandLine line) {
    if (line instanceof CommandLine.Understood understood) {
      return commented.choose(understood);
    }
    CommandLine.Refused refused = (CommandLine.Refused) line;
    return new Choice.Settled<>(
        new JobOutcome.NotRun(
            COMMAND,
            commented.name(),
            Reason.COMMAND_SYNTAX,
            "line %d, column %d: %s"
                .formatted(refused.line(), refused.column(), refused.reason())));
  }

  /** Anybody may ask for it. */
  private List<String> help(CommandLine line) {
    return line instanceof CommandLine.Understood understood
            && understood.command() instanceof Command.Help
        ? grammar.usage()
        : List.of();
  }

  private List<Started> started(
      Choice<CommandTask> choice, Function<ReleaseRequest, List<Started>> releases) {
    return choice instanceof Choice.Settled<CommandTask> settled
        ? List.of(Started.settled(settled.outcome()))
        : started(((Choice.Run<CommandTask>) choice).job(), releases);
  }

  private List<Started> started(
      CommandTask task, Function<ReleaseRequest, List<Started>> releases) {
    if (task instanceof CommandTask.Release release) {
      return releases.apply(release.request());
    }
    if (task instanceof CommandTask.Build build) {
      return build.branches().stream()
          .flatMap(
              branch -> downstream.build(build.packageName(), branch, build.scratch()).stream())
          .toList();
    }
    if (task instanceof CommandTask.Tag tag) {
      return downstream.tag(tag.packageName(), tag.branch());
    }
    if (task instanceof CommandTask.Update update) {
      return update.branches().stream()
          .flatMap(branch -> downstream.update(update.packageName(), branch).stream())
          .toList();
    }
    return List.of();
  }

  /** One at a time, so that the next one finds the answer. */
  private void answer(CommentPosted comment, String name, Replies.Answer answer) {
    work.alone(
        List.of(name),
        () -> {
          replies.answer(comment, answer);
          return answer;
        });
  }

  /** What was asked for stays done, whatever becomes of the answer. */
  private static void told(Runnable reply) {
    try {
      reply.run();
    } catch (RuntimeException e) {
      LOG.warn("Could not answer a comment", e);
    }
  }

  private static <T> List<T> guarded(
      String where, Function<JobOutcome, T> settled, Supplier<List<T>> asked) {
    try {
      return asked.get();
    } catch (RuntimeException e) {
      return List.of(
          settled.apply(
              new JobOutcome.Failed(COMMAND, where, e, PackitException.mayPassByItself(e))));
    }
  }
}
