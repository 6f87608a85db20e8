package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.Replies;
import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.internal.text.AnswerText;
import io.github.packit4j.core.internal.text.Markdown;
import io.github.packit4j.core.internal.work.Projects;
import io.github.packit4j.distgit.forge.Capability;
import io.github.packit4j.distgit.forge.ForgeComment;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.Reaction;
import java.util.List;

/** Answers to comments, beside them. */
public final class ForgeReplies implements Replies {

  private final Projects projects;

  /**
   * Creates the replies.
   *
   * @param projects the projects with the comments
   */
  public ForgeReplies(Projects projects) {
    this.projects = projects;
  }

  @Override
  public void seen(CommentPosted comment) {
    ForgeProject project = projects.at(comment.project());
    if (!project.forge().can(Capability.REACTIONS)) {
      return;
    }
    if (comment.pullRequest()) {
      project.pullRequests().react(comment.number(), comment.comment(), Reaction.EYES);
    } else {
      project.issues().react(comment.number(), comment.comment(), Reaction.EYES);
    }
  }

  @Override
  public void answer(CommentPosted comment, Answer answer) {
    ForgeProject project = projects.at(comment.project());
    String text = AnswerText.of(comment, answer);
    // Anybody may write what looks like an answer.
    String account = projects.account(project);
    List<String> standing =
        comments(project, comment).stream()
            .filter(other -> other.author().equalsIgnoreCase(account))
            .map(ForgeComment::body)
            .filter(body -> AnswerText.answers(comment, body))
            .toList();
    if (standing.stream().allMatch(AnswerText::tellsOfFailure)
        && standing.stream().noneMatch(body -> Markdown.same(body, text))) {
      tell(project, comment, text);
    }
  }

  private static List<ForgeComment> comments(ForgeProject project, CommentPosted comment) {
    return comment.pullRequest()
        ? project.pullRequests().comments(comment.number()).toList()
        : project.issues().comments(comment.number()).toList();
  }

  private static void tell(ForgeProject project, CommentPosted comment, String text) {
    if (comment.pullRequest()) {
      project.pullRequests().comment(comment.number(), text);
    } else {
      project.issues().comment(comment.number(), text);
    }
  }
}
