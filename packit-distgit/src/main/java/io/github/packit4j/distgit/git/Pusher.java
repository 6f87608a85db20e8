package io.github.packit4j.distgit.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.jspecify.annotations.Nullable;

/** Moves branches of a remote, and says what the remote made of it. */
final class Pusher {

  private static final int MAX_MESSAGES = 8000;
  private static final PushResult NOT_SENT =
      new PushResult.Rejected(PushResult.Reason.REFUSED, "nothing was sent");

  private final Repository repository;
  private final Fetcher fetcher;
  private final History history;
  private final Remotes remotes;

  Pusher(Repository repository, Fetcher fetcher, History history, Remotes remotes) {
    this.repository = repository;
    this.fetcher = fetcher;
    this.history = history;
    this.remotes = remotes;
  }

  /** A remote whose history begins before ours: the push has to wait for the rest of it. */
  private static final class HistoryNeeded extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Where a branch is to be moved.
   *
   * @param branch the branch's name
   * @param commit its new head; empty to delete it
   * @param expected what it must be before
   */
  record Move(String branch, Optional<CommitId> commit, ExpectedHead expected) {

    String ref() {
      return Constants.R_HEADS + branch;
    }
  }

  /** Moves branches in one go; each is moved or refused by itself. */
  Map<String, PushResult> push(RemoteUrl remote, List<Move> moves) {
    if (moves.isEmpty()) {
      return Map.of();
    }
    String branches = moves.stream().map(Move::branch).collect(Collectors.joining(", "));
    boolean deletes = moves.stream().allMatch(move -> move.commit().isEmpty());
    String what = deletes ? "delete " + branches + " of" : "push " + branches + " to";
    Outcome outcome;
    try {
      outcome = remotes.run(repository, remote, what, t -> attempt(t, moves));
    } catch (GitException e) {
      if (!(e.getCause() instanceof HistoryNeeded)) {
        throw e;
      }
      fetcher.deepen();
      outcome = remotes.run(repository, remote, what, t -> attempt(t, moves));
    }
    if (!outcome.refused()) {
      return outcome.results();
    }
    Map<String, PushResult> results = lookedAt(remote, moves, outcome);
    return moves.size() > 1 ? oneByOne(remote, moves, results) : results;
  }

  /** A hook before the push, as Pagure has it, declines all branches because of one. */
  private Map<String, PushResult> oneByOne(
      RemoteUrl remote, List<Move> moves, Map<String, PushResult> results) {
    Map<String, PushResult> all = new LinkedHashMap<>(results);
    for (Move move : moves) {
      if (results.get(move.branch()) instanceof PushResult.Rejected rejected
          && rejected.reason() == PushResult.Reason.REFUSED) {
        all.putAll(push(remote, List.of(move)));
      }
    }
    return all;
  }

  /**
   * What became of each branch.
   *
   * @param results by branch
   * @param sent where those branches were that the remote was asked to move
   */
  private record Outcome(Map<String, PushResult> results, Map<Move, Optional<CommitId>> sent) {

    /** Whether the remote refused a branch after it was sent. */
    boolean refused() {
      return sent.keySet().stream().anyMatch(move -> !isDone(results.get(move.branch())));
    }
  }

  /**
   * A push by somebody else at the same moment is refused in many words, such as "already exists".
   * What counts is where the branch is afterwards.
   */
  private Map<String, PushResult> lookedAt(RemoteUrl remote, List<Move> moves, Outcome outcome) {
    Map<String, CommitId> heads = fetcher.list(remote, Constants.R_HEADS);
    Map<String, PushResult> settled = new LinkedHashMap<>(outcome.results());
    for (Move move : moves) {
      Optional<CommitId> head = Optional.ofNullable(heads.get(move.branch()));
      if (!(settled.get(move.branch()) instanceof PushResult.Rejected rejected)) {
        continue;
      }
      if (head.isPresent() && move.commit().equals(head)) {
        settled.put(move.branch(), new PushResult.UpToDate(head.get()));
      } else if (outcome.sent().containsKey(move) && !head.equals(outcome.sent().get(move))) {
        settled.put(
            move.branch(),
            new PushResult.Rejected(
                PushResult.Reason.UNEXPECTED_HEAD,
                "the branch was moved meanwhile: " + rejected.message()));
      }
    }
    return settled;
  }

  private Outcome attempt(Transport transport, List<Move> moves) throws IOException {
    try (PushConnection connection = transport.openPush()) {
      Map<String, PushResult> results = new LinkedHashMap<>();
      Map<Move, Optional<CommitId>> toSend = new LinkedHashMap<>();
      for (Move move : moves) {
        Optional<CommitId> head =
            Optional.ofNullable(connection.getRef(move.ref())).map(Ref::getObjectId).map(Ids::of);
        Optional<PushResult> known = withoutSending(move, head, connection);
        if (known.isEmpty()) {
          toSend.put(move, head);
        }
        // Sets the order; what is sent gets its result below.
        results.put(move.branch(), known.orElse(NOT_SENT));
      }
      if (!toSend.isEmpty()) {
        send(connection, toSend, results);
      }
      return new Outcome(results, toSend);
    }
  }

  private static boolean isDone(@Nullable PushResult result) {
    return result != null && result.isDone();
  }

  private Optional<PushResult> withoutSending(
      Move move, Optional<CommitId> head, PushConnection connection) throws IOException {
    if (head.equals(move.commit())) {
      return Optional.of(
          head.<PushResult>map(PushResult.UpToDate::new)
              .orElseGet(
                  () ->
                      new PushResult.Rejected(
                          PushResult.Reason.UNEXPECTED_HEAD, "there is no such branch")));
    }
    if (move.commit().isPresent() && needsHistory(move.commit().get(), connection)) {
      throw new HistoryNeeded();
    }
    return check(head, move.commit(), move.expected());
  }

  private boolean needsHistory(CommitId commit, PushConnection connection) throws IOException {
    Set<ObjectId> known = new LinkedHashSet<>();
    for (Ref ref : connection.getRefs()) {
      if (ref.getObjectId() != null) {
        known.add(ref.getObjectId());
      }
    }
    return history.reachesCut(commit, known);
  }

  private Optional<PushResult> check(
      Optional<CommitId> head, Optional<CommitId> commit, ExpectedHead expected)
      throws IOException {
    if (expected instanceof ExpectedHead.Absent && head.isPresent()) {
      return unexpected("the branch exists, at " + head.get());
    }
    if (expected instanceof ExpectedHead.At at && !head.equals(Optional.of(at.commit()))) {
      return unexpected(
          "the branch is "
              + head.map(id -> "at " + id).orElse("absent")
              + ", not at "
              + at.commit()
              + " as expected");
    }
    if (expected instanceof ExpectedHead.Ancestor
        && head.isPresent()
        && commit.isPresent()
        && !(fetcher.has(Ids.jgit(head.get())) && history.isAncestor(head.get(), commit.get()))) {
      return Optional.of(
          new PushResult.Rejected(
              PushResult.Reason.NOT_FAST_FORWARD,
              "the branch is at " + head.get() + ", which " + commit.get() + " does not contain"));
    }
    return Optional.empty();
  }

  private static Optional<PushResult> unexpected(String message) {
    return Optional.of(new PushResult.Rejected(PushResult.Reason.UNEXPECTED_HEAD, message));
  }

  private void send(
      PushConnection connection,
      Map<Move, Optional<CommitId>> toSend,
      Map<String, PushResult> results)
      throws IOException {
    Map<String, RemoteRefUpdate> updates = new LinkedHashMap<>();
    for (Map.Entry<Move, Optional<CommitId>> entry : toSend.entrySet()) {
      Move move = entry.getKey();
      updates.put(
          move.ref(),
          new RemoteRefUpdate(
              repository,
              (String) null,
              move.commit().map(Ids::jgit).orElse(ObjectId.zeroId()),
              move.ref(),
              true,
              null,
              entry.getValue().map(Ids::jgit).orElse(ObjectId.zeroId())));
    }
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    connection.push(new InterruptionMonitor(), updates, printed);
    String messages = messages(connection, printed);
    toSend.forEach(
        (move, head) ->
            results.put(
                move.branch(),
                result(move, head, Objects.requireNonNull(updates.get(move.ref())), messages)));
  }

  private static PushResult result(
      Move move, Optional<CommitId> head, RemoteRefUpdate update, String messages) {
    return update.getStatus() == RemoteRefUpdate.Status.OK
        ? new PushResult.Updated(head, move.commit().orElseGet(() -> head.orElseThrow()), messages)
        : new PushResult.Rejected(
            PushResult.Reason.REFUSED, withMessages(update.getMessage(), messages));
  }

  private static String messages(PushConnection connection, ByteArrayOutputStream printed) {
    String text = (connection.getMessages() + printed.toString(StandardCharsets.UTF_8)).strip();
    return text.substring(0, Math.min(text.length(), MAX_MESSAGES));
  }

  private static String withMessages(@Nullable String reason, String messages) {
    String text = reason == null ? "the remote gave no reason" : reason;
    return messages.isEmpty() ? text : text + " (" + messages + ")";
  }
}
