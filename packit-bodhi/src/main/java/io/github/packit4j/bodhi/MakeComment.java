package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.failure.BodhiException;
import io.github.packit4j.bodhi.internal.JsonFields;
import io.github.packit4j.bodhi.internal.JsonModels;
import io.github.packit4j.bodhi.model.Caveat;
import io.github.packit4j.bodhi.model.Comment;
import io.github.packit4j.bodhi.model.NewComment;
import io.github.packit4j.bodhi.model.internal.CommentFields;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /comments/}. Bodhi answers with the last comment of the update, which is one of its
 * own where the vote crossed a threshold; the caller's is then looked up.
 */
final class MakeComment {
  /** The user as which Bodhi itself comments. */
  private static final String BODHI = "bodhi";

  private final BodhiSession session;
  private final FindUpdate find;

  MakeComment(BodhiSession session, FindUpdate find) {
    this.session = session;
    this.find = find;
  }

  CommentOutcome comment(String alias, NewComment wanted) {
    String action = "comment on the update " + alias;
    JsonFields answer = session.post(action, CommentFields.of(alias, wanted), "comments", "");
    List<Caveat> caveats = answer.objects("caveats").stream().map(JsonModels::caveat).toList();
    Comment comment =
        answer
            .object("comment")
            .map(JsonModels::comment)
            .filter(last -> isOf(wanted, last))
            .or(() -> lookUp(action, alias, wanted))
            .orElseThrow(() -> lost(action, "it is not among the comments of the update", null));
    return new CommentOutcome(comment, caveats);
  }

  private Optional<Comment> lookUp(String action, String alias, NewComment wanted) {
    try {
      return find.byAlias(alias).stream()
          .flatMap(update -> update.comments().stream())
          .filter(comment -> isOf(wanted, comment))
          .max(Comparator.comparingInt(Comment::id));
    } catch (BodhiException e) {
      throw lost(action, e.getMessage(), e);
    }
  }

  /** The karma of a vote on one's own update is set to 0. */
  private static boolean isOf(NewComment wanted, Comment comment) {
    boolean remark = comment.author().filter(author -> author.name().equals(BODHI)).isPresent();
    return !remark
        && comment.text().strip().equals(wanted.text().strip())
        && (comment.karma() == wanted.karma() || comment.karma() == 0);
  }

  /** Does not pass, whatever the cause: the comment was made. */
  private static BodhiException lost(
      String action, @Nullable String reason, @Nullable Throwable cause) {
    return new BodhiException(
        "Tried to %s; Bodhi took it, but the comment could not be read because: %s"
            .formatted(action, reason),
        false,
        cause);
  }
}
