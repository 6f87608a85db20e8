package io.github.packit4j.bodhi;

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

  Updates(BodhiCaller queries, BodhiSession session, Pauses pauses) {
    this.find = new FindUpdate(queries);
    this.save = new SaveUpdate(session);
    this.create = new CreateUpdate(save, find, pauses);
    this.actions = new UpdateActions(session);
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
   * before the request is repeated.
   *
   * @param update what to create, builds of one release
   * @return the update with Bodhi's {@link Update#caveats()}; without them where it had to be
   *     looked up
   * @throws UpdateExistsException if a build or the side tag has an update already
   * @throws BodhiRejectedException if Bodhi refused it for other reasons
   * @throws UpdateSplitException if the builds are of several releases; the updates were created
   */
  public Update create(NewUpdate update) {
    List<Update> created = createAll(update);
    if (created.size() > 1) {
      throw new UpdateSplitException(created);
    }
    return created.get(0);
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
    return create.create(update);
  }

  /**
   * Changes an update. The change starts from the present state, so what it does not mention stays:
   * Bodhi itself would set it back to its default. Other builds reset the karma. For an update from
   * a side tag, {@code builds(List.of())} takes the latest builds of the tag.
   *
   * @param alias the update
   * @param change sets what is to be different
   * @return the changed update with Bodhi's {@link Update#caveats()}
   * @throws UpdateNotEditableException if it does not exist, is stable or is obsolete
   * @throws BodhiRejectedException if Bodhi refused the change
   */
  public Update edit(String alias, Consumer<? super NewUpdate.Builder> change) {
    Update present =
        find(alias)
            .orElseThrow(() -> new UpdateNotEditableException(alias, "there is no such update"));
    if (present.status() == UpdateStatus.STABLE || present.status() == UpdateStatus.OBSOLETE) {
      throw new UpdateNotEditableException(
          alias, "it is " + present.status().key() + "; make a new update with new builds");
    }
    NewUpdate.Builder edited = NewUpdate.from(present);
    change.accept(edited);
    return save.edit(alias, edited.build());
  }

  /**
   * Asks for an update to go on or back. Asking for what is asked for or reached already changes
   * nothing.
   *
   * @param alias the update
   * @param request where it is to go
   * @return the update afterwards
   * @throws BodhiRejectedException if it cannot go there: {@link BodhiProblem.Kind#POLICY} if it
   *     was not tested enough, {@link BodhiProblem.Kind#LOCKED} during a compose
   */
  public Update request(String alias, UpdateRequest request) {
    return actions.request(alias, request);
  }

  /**
   * Gives an update up. Its builds stay blocked for other updates.
   *
   * @param alias the update
   * @return the update afterwards
   * @throws BodhiRejectedException if Bodhi refused
   */
  public Update obsolete(String alias) {
    return request(alias, UpdateRequest.OBSOLETE);
  }

  /**
   * Comments on an update and votes on it.
   *
   * @param alias the update
   * @param comment text and votes
   * @return the comment
   * @throws BodhiRejectedException if Bodhi refused
   */
  public Comment comment(String alias, NewComment comment) {
    return actions.comment(alias, comment);
  }

  /**
   * Waives test results that keep an update from going on.
   *
   * @param alias the update
   * @param comment why
   * @param tests names of the tests; all unsatisfied ones if there are none
   * @return the update
   * @throws BodhiRejectedException if Bodhi refused
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
