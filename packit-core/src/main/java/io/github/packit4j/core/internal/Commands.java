package io.github.packit4j.core.internal;

import io.github.packit4j.core.JobOutcome;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.Replies;
import io.github.packit4j.core.WorkflowListener;
import io.github.packit4j.core.command.CommandGrammar;
import io.github.packit4j.core.command.CommandLine;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.internal.job.Choice;
import io.github.packit4j.core.internal.job.CommandSelector;
import io.github.packit4j.core.internal.job.CommandTask;
import io.github.packit4j.core.internal.text.AnswerText;
import io.github.packit4j.http.PackitException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of commands in comments: what they come to, what becomes of that, the answer. */
public final class Commands {

  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

  /** What outcomes name as the job of a line that is no command. */
  private static final String COMMAND = "command";

  private final CommandGrammar grammar;
  private final CommandSelector selector;
  private final Releases releases;
  private final Downstream downstream;
  private final PackageWork work;
  private final Replies replies;

  /**
   * Creates the way.
   *
   * @param grammar how commands are written
   * @param selector decides what they come to
   * @param releases brings releases to dist-git
   * @param downstream builds and updates
   * @param work lets one at a time answer
   * @param replies answer
   */
  public Commands(
      CommandGrammar grammar,
      CommandSelector selector,
      Releases releases,
      Downstream downstream,
      PackageWork work,
      Replies replies) {
    this.grammar = grammar;
    this.selector = selector;
    this.releases = releases;
    this.downstream = downstream;
    this.work = work;
    this.replies = replies;
  }

  /**
   * Handles a comment. Nobody is asked anything about one without commands.
   *
   * @param comment the comment
   * @param listener is told of each branch
   * @return what became of its commands
   */
  public List<JobOutcome> handle(CommentPosted comment, WorkflowListener listener) {
    Map<String, CommandLine> lines = new LinkedHashMap<>();
    // The same twice in a comment is meant once.
    grammar.read(comment.text()).forEach(line -> lines.putIfAbsent(line.text(), line));
    return lines.isEmpty()
        ? List.of()
        : guarded(
            Projects.shown(comment.project()), () -> handle(comment, lines.values(), listener));
  }

  private List<JobOutcome> handle(
      CommentPosted comment, Iterable<CommandLine> lines, WorkflowListener listener) {
    CommandSelector.Commented commented = selector.at(comment);
    if (commented.isOwn()) {
      return List.of(
          new JobOutcome.NotRun(
              COMMAND,
              commented.name(),
              Reason.OWN_COMMENT,
              "the comment is one of the workflow's own account " + comment.author()));
    }
    List<AnswerText.Part> parts = new ArrayList<>();
    boolean seen = false;
    for (CommandLine line : lines) {
      if (line instanceof CommandLine.Understood understood) {
        Choice<CommandTask> choice = commented.choose(understood);
        if (choice instanceof Choice.Run<CommandTask> && !seen) {
          seen = true;
          told(() -> replies.seen(comment));
        }
        parts.add(carriedOut(line, commented.name(), choice, listener));
      } else {
        parts.add(refused(commented.name(), (CommandLine.Refused) line));
      }
    }
    told(() -> answer(comment, commented.name(), AnswerText.answer(parts)));
    return parts.stream().flatMap(part -> part.outcomes().stream()).toList();
  }

  private static AnswerText.Part refused(String name, CommandLine.Refused line) {
    return new AnswerText.Part(
        line.text(),
        List.of(
            new JobOutcome.NotRun(
                COMMAND,
                name,
                Reason.COMMAND_SYNTAX,
                "line %d, column %d: %s".formatted(line.line(), line.column(), line.reason()))),
        List.of());
  }

  private AnswerText.Part carriedOut(
      CommandLine line, String name, Choice<CommandTask> choice, WorkflowListener listener) {
    if (choice instanceof Choice.Settled<CommandTask> settled) {
      return new AnswerText.Part(line.text(), List.of(settled.outcome()), List.of());
    }
    CommandTask task = ((Choice.Run<CommandTask>) choice).job();
    return new AnswerText.Part(
        line.text(),
        guarded(name, () -> outcomes(task, listener)),
        task instanceof CommandTask.Help ? grammar.usage() : List.of());
  }

  private List<JobOutcome> outcomes(CommandTask task, WorkflowListener listener) {
    if (task instanceof CommandTask.Release release) {
      return releases.handle(release.request(), listener);
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

  private static List<JobOutcome> guarded(String where, Supplier<List<JobOutcome>> asked) {
    try {
      return asked.get();
    } catch (RuntimeException e) {
      return List.of(new JobOutcome.Failed(COMMAND, where, e, PackitException.mayPassByItself(e)));
    }
  }
}
