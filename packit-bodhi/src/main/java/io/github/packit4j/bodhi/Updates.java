package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.failure.BodhiProblem;
import io.github.packit4j.bodhi.failure.BodhiRejectedException;
import io.github.packit4j.bodhi.failure.StableUpdateException;
import io.github.packit4j.bodhi.failure.UpdateExistsException;
import io.github.packit4j.bodhi.failure.UpdateNotEditableException;
import io.github.packit4j.bodhi.failure.UpdateNotEditableException.Reason;
import io.github.packit4j.bodhi.failure.UpdateSplitException;
import io.github.packit4j.bodhi.model.NewComment;
import io.github.packit4j.bodhi.model.NewUpdate;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.bodhi.model.UpdateQuery;
import io.github.packit4j.bodhi.model.UpdateRequest;
import io.github.packit4j.bodhi.model.UpdateStatus;
import io.github.packit4j.http.PagedIterable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The updates of a Bodhi server: to find, create, change and push. Thread-safe. */
public final class Updates {
  private final FindUpdate find;
  private final SaveUpdate save;
  private final CreateUpdate create;
  private final UpdateActions actions;
  private final MakeComment comments;

  Updates(BodhiCaller queries, BodhiSession session, Pauses pauses) {
    this.find = new FindUpdate(queries);
    this.save = new SaveUpdate(session);
    this.create = new CreateUpdate(save, find, pauses);
    this.actions = new UpdateActions(session);
    this.comments = new MakeComment(session, find);
  }

  /**
   * Lists updates, newest first. Fetched page by page as they are read.
   *
   * @param query which ones
   */
  public PagedIterable<Update> list(UpdateQuery query) {
    return find.all(query);
  }

  /**
   * One update.
   *
   * @param alias such as {@code FEDORA-2026-d6cfc350da}
   * @return the update, or empty if there is none
   */
  public Optional<Update> find(String alias) {
    return find.byAlias(alias);
  }

  /**
   * The update that holds a build. Where there were several, the active one, else the newest.
   *
   * @param nvr the build, compared whole: {@code bash-5.3-1.fc45} is not in an update of {@code
   *     foo-bash-5.3-1.fc45}
   * @return the update, possibly withdrawn, or empty if there never was one
   */
  public Optional<Update> ofBuild(String nvr) {
    return find.ofBuild(nvr);
  }

  /**
   * The update made from a side tag. Bodhi before 26.4 cannot be asked for it; there the newest 200
   * updates from side tags are looked through.
   *
   * @param tag the side tag, such as {@code f45-build-side-50001}
   * @return the update, possibly withdrawn, or empty if none was found
   */
  public Optional<Update> ofSideTag(String tag) {
    return find.ofSideTag(tag);
  }

  /**
   * Creates an update. If the outcome is unknown (a time-out, a 504), the update is looked up
   * before the request is repeated. Of two updates made of the same builds at the same moment Bodhi
   * may take both; then both callers get the one that has the builds.
   *
   * @param update what to create, builds of one release
   * @return the update with Bodhi's {@link Update#caveats()}; without them where it had to be
   *     looked up
   * @throws UpdateExistsException if a build or the side tag has an update already
   * @throws BodhiRejectedException if Bodhi refused it for other reasons
   * @throws UpdateSplitException if the builds are of several releases; the updates were created
   */
  public Update create(NewUpdate update) {
    return creation(update).single();
  }

  /**
   * Creates one update for each release that the builds are of. Else as {@link #create}.
   *
   * @param update what to create
   * @return at least one update
   * @throws UpdateExistsException if a build or the side tag has an update already
   * @throws BodhiRejectedException if Bodhi refused it for other reasons
   */
  public List<Update> createAll(NewUpdate update) {
    return creation(update).updates();
  }

  Creation creation(NewUpdate update) {
    return create.create(update);
  }

  /** Looks again which update has the builds of one just made. */
  Creation settled(Update made) {
    return create.settled(List.of(made));
  }

  /**
   * Changes an update. The change starts from the present state, so what it does not mention stays:
   * Bodhi itself would set it back to its default. Other builds reset the karma. For an update from
   * a side tag, {@code builds(List.of())} takes the latest builds of the tag.
   *
   * <p>Koji removes the side tag some time after the update was made. From then on Bodhi refuses
   * every edit that names it ({@link BodhiProblem.Kind#NOT_FOUND}, field {@code from_tag}); clear
   * it with {@code fromTag(Optional.empty())} to edit notes, bugs or thresholds. While the tag
   * exists, Bodhi refuses an edit without it.
   *
   * @param alias the update
   * @param change sets what is to be different
   * @return the changed update with Bodhi's {@link Update#caveats()}
   * @throws UpdateNotEditableException if it does not exist, is stable or obsolete, or has no
   *     builds any more
   * @throws BodhiRejectedException if Bodhi refused the change
   */
  public Update edit(String alias, Consumer<? super NewUpdate.Builder> change) {
    Update present =
        find(alias).orElseThrow(() -> new UpdateNotEditableException(alias, Reason.MISSING));
    whyNotEditable(present)
        .ifPresent(
            reason -> {
              throw new UpdateNotEditableException(alias, reason);
            });
    NewUpdate.Builder edited = NewUpdate.from(present);
    change.accept(edited);
    return save.edit(alias, edited.build());
  }

  private static Optional<Reason> whyNotEditable(Update update) {
    return switch (update.status()) {
      case STABLE -> Optional.of(Reason.STABLE);
      case OBSOLETE -> Optional.of(Reason.OBSOLETE);
      default -> update.isEmptied() ? Optional.of(Reason.EMPTIED) : Optional.empty();
    };
  }

  /**
   * Asks for an update to go on or back. Asking for what is asked for or reached already changes
   * nothing.
   *
   * <p>A new update from a side tag has no request until its builds are signed, so it cannot be
   * revoked before ({@link BodhiProblem.Kind#NO_REQUEST}): wait, or {@link #obsolete} it.
   *
   * @param alias the update
   * @param request where it is to go
   * @return the update afterwards
   * @throws StableUpdateException if a stable update was to become obsolete
   * @throws BodhiRejectedException if it cannot go there: {@link BodhiProblem.Kind#POLICY} if it
   *     was not tested enough, {@link BodhiProblem.Kind#FROZEN} before a frozen release goes on,
   *     {@link BodhiProblem.Kind#LOCKED} during a compose, {@link
   *     BodhiProblem.Kind#AUTOMATIC_RELEASE} where Bodhi moves updates by itself
   */
  public Update request(String alias, UpdateRequest request) {
    if (request == UpdateRequest.OBSOLETE
        && find(alias).filter(update -> update.status() == UpdateStatus.STABLE).isPresent()) {
      throw new StableUpdateException(alias);
    }
    return actions.request(alias, request);
  }

  /**
   * Gives an update up that is not stable. Its builds stay blocked for other updates.
   *
   * @param alias the update
   * @return the update afterwards
   * @throws StableUpdateException if the update is stable
   * @throws BodhiRejectedException if Bodhi refused
   */
  public Update obsolete(String alias) {
    return request(alias, UpdateRequest.OBSOLETE);
  }

  /**
   * Gives an update up even if it is stable: Bodhi then takes the stable tag off its builds, so
   * that the next compose is without them. Users keep what they have installed.
   *
   * @param alias the update
   * @return the update afterwards
   * @throws BodhiRejectedException if Bodhi refused
   */
  public Update obsoleteStable(String alias) {
    return actions.request(alias, UpdateRequest.OBSOLETE);
  }

  /**
   * Comments on an update and votes on it.
   *
   * @param alias the update
   * @param comment text and votes
   * @return the comment, and what became of the vote: a vote on one's own update does not count
   * @throws BodhiRejectedException if Bodhi refused
   */
  public CommentOutcome comment(String alias, NewComment comment) {
    return comments.comment(alias, comment);
  }

  /**
   * Waives test results that keep an update from going on.
   *
   * @param alias the update
   * @param comment why
   * @param tests names of the tests; all unsatisfied ones if there are none
   * @return the update
   * @throws BodhiRejectedException if Bodhi refused; {@link BodhiProblem.Kind#LOCKED} during a
   *     compose
   */
  public Update waive(String alias, String comment, Collection<String> tests) {
    return actions.waive(alias, comment, tests);
  }

  /**
   * Has the tests of an update in testing run again.
   *
   * @param alias the update
   * @return the update
   * @throws BodhiRejectedException if Bodhi refused
   */
  public Update triggerTests(String alias) {
    return actions.triggerTests(alias);
  }
}
