package io.github.packit4j.distgit.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.jspecify.annotations.Nullable;

/** Moves a branch of a remote, and says what the remote made of it. */
final class Pusher {

  private static final int MAX_MESSAGES = 8000;

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

  PushResult push(
      RemoteUrl remote, Optional<CommitId> commit, String branch, ExpectedHead expected) {
    String what = commit.isPresent() ? "push " + branch + " to" : "delete " + branch + " of";
    try {
      return remotes.run(repository, remote, what, t -> attempt(t, commit, branch, expected));
    } catch (GitException e) {
      if (!(e.getCause() instanceof HistoryNeeded)) {
        throw e;
      }
      fetcher.deepen();
      return remotes.run(repository, remote, what, t -> attempt(t, commit, branch, expected));
    }
  }

  private PushResult attempt(
      Transport transport, Optional<CommitId> commit, String branch, ExpectedHead expected)
      throws IOException {
    String refName = Constants.R_HEADS + branch;
    try (PushConnection connection = transport.openPush()) {
      Optional<CommitId> head =
          Optional.ofNullable(connection.getRef(refName)).map(Ref::getObjectId).map(Ids::of);
      if (head.equals(commit)) {
        return commit
            .<PushResult>map(PushResult.UpToDate::new)
            .orElseGet(
                () ->
                    new PushResult.Rejected(
                        PushResult.Reason.UNEXPECTED_HEAD, "there is no such branch"));
      }
      if (commit.isPresent() && needsHistory(commit.get(), connection)) {
        throw new HistoryNeeded();
      }
      Optional<PushResult> refused = check(head, commit, expected);
      return refused.isPresent()
          ? refused.get()
          : send(transport, connection, commit, refName, head);
    }
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

  private PushResult send(
      Transport transport,
      PushConnection connection,
      Optional<CommitId> commit,
      String refName,
      Optional<CommitId> head)
      throws IOException {
    ObjectId target = commit.map(Ids::jgit).orElse(ObjectId.zeroId());
    RemoteRefUpdate update =
        new RemoteRefUpdate(
            repository,
            (String) null,
            target,
            refName,
            true,
            null,
            head.map(Ids::jgit).orElse(ObjectId.zeroId()));
    transport.setPushThin(false);
    Map<String, RemoteRefUpdate> updates = new LinkedHashMap<>();
    updates.put(refName, update);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    connection.push(new InterruptionMonitor(), updates, printed);
    String messages = messages(connection, printed);
    return switch (update.getStatus()) {
      case OK, NON_EXISTING ->
          new PushResult.Updated(head, commit.orElseGet(() -> head.orElseThrow()), messages);
      case UP_TO_DATE -> new PushResult.UpToDate(commit.orElseThrow());
      case REJECTED_REMOTE_CHANGED ->
          new PushResult.Rejected(
              PushResult.Reason.UNEXPECTED_HEAD,
              withMessages("the branch was moved meanwhile", messages));
      case REJECTED_NONFASTFORWARD ->
          new PushResult.Rejected(
              PushResult.Reason.NOT_FAST_FORWARD, withMessages(update.getMessage(), messages));
      default ->
          new PushResult.Rejected(
              PushResult.Reason.REFUSED, withMessages(update.getMessage(), messages));
    };
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
