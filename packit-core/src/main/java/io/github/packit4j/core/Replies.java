package io.github.packit4j.core;

import io.github.packit4j.core.event.PackitEvent.CommentPosted;
import io.github.packit4j.core.internal.execute.ForgeReplies;
import io.github.packit4j.core.internal.work.Projects;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.Forges;
import java.util.List;

/**
 * How people are answered whose comments hold commands. An exception of theirs is logged and fails
 * nothing: what was asked for is done by then. Implementations are thread-safe.
 */
public interface Replies {

  /** How the commands of a comment have ended. */
  enum State {
    /** All that was asked for is done, or there. */
    DONE,
    /** A rule has kept some of it from being done. */
    REFUSED,
    /** Some of it has failed, and may be tried again. */
    FAILED
  }

  /**
   * What became of the commands of a comment.
   *
   * @param state how it has ended
   * @param text the same in Markdown; text from elsewhere stands in it as code, and no line of it
   *     begins like a command
   */
  record Answer(State state, String text) {}

  /**
   * Tells that a command is understood and its author has the right to it, before it is carried
   * out.
   *
   * @param comment the comment
   */
  void seen(CommentPosted comment);

  /**
   * Tells what became of the commands. Called each time that the event is handled, so that which is
   * told already has to be found out here.
   *
   * @param comment the comment
   * @param answer what became of its commands
   */
  void answer(CommentPosted comment, Answer answer);

  /**
   * Answers nobody.
   *
   * @return replies that do nothing
   */
  static Replies none() {
    return new Replies() {
      @Override
      public void seen(CommentPosted comment) {
        // Nobody is told.
      }

      @Override
      public void answer(CommentPosted comment, Answer answer) {
        // Nobody is told.
      }
    };
  }

  /**
   * Answers where the comment stands: with eyes on the comment, where the forge has reactions, when
   * a command is taken on, and with one comment about what became of them. A comment is answered
   * once, unless the answer was that something has failed: then another answer is told, too.
   *
   * @param forges the forges of upstream projects, with credentials to comment
   * @param distGit the dist-git
   * @param others further dist-gits of the workflow
   * @return the replies
   */
  static Replies onForges(Forges forges, DistGit distGit, DistGit... others) {
    return new ForgeReplies(new Projects(forges, distGit, List.of(others)));
  }
}
