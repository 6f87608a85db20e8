package io.github.packit4j.distgit.git;

import io.github.packit4j.distgit.openpgp.Fingerprint;
import io.github.packit4j.distgit.openpgp.OpenPgpKeys;
import io.github.packit4j.distgit.openpgp.SignatureCheck;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * The local object store of one remote repository: fetches commits, reads them, builds new ones and
 * pushes them. There is no work tree and no current branch, so any number of branches can be worked
 * on at the same time.
 *
 * <p>Thread-safe. Every method that names a remote transfers data; all others work on what is in
 * the store already.
 */
public final class GitRepository implements AutoCloseable {

  private static final int MAX_COMMITS = 10_000;

  private final RemoteUrl origin;
  private final SharedStore store;
  private final Fetcher fetcher;
  private final History history;
  private final Trees trees;
  private final Pusher pusher;
  private final Runnable onClose;
  private final AtomicBoolean closed = new AtomicBoolean();

  GitRepository(RemoteUrl origin, SharedStore store, Remotes remotes, Runnable onClose) {
    this.origin = origin;
    this.store = store;
    this.onClose = onClose;
    this.fetcher = new Fetcher(store, remotes, origin);
    this.history = new History(store.repository());
    this.trees = new Trees(store.repository(), remotes.maxFileBytes());
    this.pusher = new Pusher(store.repository(), fetcher, history, remotes);
  }

  /** Returns the address the repository was opened with. */
  public URI remote() {
    return origin.uri();
  }

  /**
   * Fetches a branch of the remote.
   *
   * @param branch the branch's name, {@code rawhide}
   * @return its newest commit; empty if there is no such branch, or can be none of this name
   * @throws GitException if the remote cannot be reached or refuses; {@link
   *     GitAuthenticationException} and {@link GitRepositoryNotFoundException} tell these apart
   */
  public Optional<CommitId> fetchBranch(String branch) {
    return BranchNames.isAllowed(branch)
        ? fetch(origin.uri(), Constants.R_HEADS + branch)
        : Optional.empty();
  }

  /**
   * Fetches several branches of the remote in one go.
   *
   * @param branches the branches' names
   * @return the newest commits of those that exist, in the order given
   * @throws GitException as {@link #fetchBranch}
   */
  public Map<String, CommitId> fetchBranches(Collection<String> branches) {
    return fetchBranches(origin.uri(), branches);
  }

  /**
   * Fetches several branches of any remote in one go, for instance of a fork. A name that git does
   * not allow is that of no branch, and keeps no other from being fetched.
   *
   * @param remote the address
   * @param branches the branches' names
   * @return the newest commits of those that exist, in the order given
   * @throws GitException as {@link #fetchBranch}
   */
  public Map<String, CommitId> fetchBranches(URI remote, Collection<String> branches) {
    Map<String, CommitId> heads = new LinkedHashMap<>();
    fetcher
        .fetchRefs(
            RemoteUrl.of(remote),
            branches.stream()
                .filter(BranchNames::isAllowed)
                .map(name -> Constants.R_HEADS + name)
                .toList())
        .forEach((ref, id) -> heads.put(ref.substring(Constants.R_HEADS.length()), Ids.of(id)));
    return heads;
  }

  /**
   * Fetches a commit that need not be the newest of its branch, unless it is there already.
   *
   * @param commit the commit
   * @param branch a branch that it is on; its history is fetched if the remote does not serve
   *     commits by their ids
   * @throws GitException as {@link #fetchBranch}, or if the commit is not on that branch either
   */
  public void fetchCommit(CommitId commit, String branch) {
    Optional<CommitId> head = contains(commit) ? Optional.of(commit) : fetchBranch(branch);
    if (contains(commit) || fetcher.serves(origin, Ids.jgit(commit))) {
      return;
    }
    boolean onBranch = head.isPresent() && isAncestor(commit, head.get());
    if (!onBranch) {
      throw new GitException(
          "Commit %s is not on branch %s of %s; was it replaced by a forced push?"
              .formatted(commit, branch, origin));
    }
  }

  /**
   * Fetches from any remote into this store, for instance from a fork.
   *
   * @param remote the address
   * @param ref a full ref name, {@code refs/heads/rawhide} or {@code refs/tags/1.0}, {@code HEAD},
   *     or a commit id if the remote serves these
   * @return the commit, that which a tag points to; empty if there is no such ref
   * @throws GitException as {@link #fetchBranch}
   */
  public Optional<CommitId> fetch(URI remote, String ref) {
    return fetcher.fetch(RemoteUrl.of(remote), ref);
  }

  /**
   * Lists the branches of a remote without fetching them.
   *
   * @return branch names, sorted, and their commits
   * @throws GitException as {@link #fetchBranch}
   */
  public Map<String, CommitId> remoteHeads(URI remote) {
    return fetcher.list(RemoteUrl.of(remote), Constants.R_HEADS);
  }

  /**
   * Lists the tags of a remote without fetching them.
   *
   * @return tag names, sorted, and the commits they point to
   * @throws GitException as {@link #fetchBranch}
   */
  public Map<String, CommitId> remoteTags(URI remote) {
    return fetcher.list(RemoteUrl.of(remote), Constants.R_TAGS);
  }

  /** Tells whether a commit is in the store. */
  public boolean contains(CommitId commit) {
    return reading("look for " + commit, () -> fetcher.has(Ids.jgit(commit)));
  }

  /**
   * Reads a file of a commit.
   *
   * @param path the path from the root, with slashes
   * @return the content; empty if there is no regular file at this path (a symbolic link is none)
   * @throws GitException if the commit is not in the store, or the file is too large
   */
  public Optional<byte[]> file(CommitId commit, String path) {
    return reading("read " + path + " of " + commit, () -> trees.file(commit, path));
  }

  /**
   * Reads a symbolic link of a commit.
   *
   * @param path the path from the root, with slashes
   * @return where it leads, as it is written, which may be out of the repository; empty if there is
   *     no symbolic link at this path, or one of more than 4096 bytes
   * @throws GitException if the commit is not in the store
   */
  public Optional<String> linkTarget(CommitId commit, String path) {
    return reading("read the link " + path + " of " + commit, () -> trees.linkTarget(commit, path));
  }

  /**
   * Tells whether a file of a commit is executable.
   *
   * @param path the path from the root, with slashes
   * @return false also if there is no such file
   * @throws GitException if the commit is not in the store
   */
  public boolean isExecutable(CommitId commit, String path) {
    return reading("read the mode of " + path, () -> trees.isExecutable(commit, path));
  }

  /**
   * Lists all files of a commit.
   *
   * @return paths from the root, sorted as git sorts them, symbolic links and submodules included
   * @throws GitException if the commit is not in the store
   */
  public List<String> files(CommitId commit) {
    return reading("list the files of " + commit, () -> trees.files(commit));
  }

  /**
   * Describes a commit.
   *
   * @throws GitException if the commit is not in the store
   */
  public CommitInfo commit(CommitId commit) {
    return reading("read " + commit, () -> history.info(commit));
  }

  /**
   * Lists the paths that differ between two commits. The history of the second is fetched if the
   * first is not in the store.
   *
   * @throws GitException if a commit is not in the store even then
   */
  public List<String> changedPaths(CommitId from, CommitId to) {
    return reading(
        "compare " + from + " and " + to,
        () -> {
          if (!fetcher.has(Ids.jgit(from))) {
            completeHistory(to);
          }
          return trees.changedPaths(from, to);
        });
  }

  /**
   * Tells whether one commit is an ancestor of the other, or the same. The history is fetched if it
   * is needed for the answer.
   *
   * @return false also for an ancestor that is nowhere in the history of the descendant
   * @throws GitException if the descendant is not in the store, or the history cannot be had
   */
  public boolean isAncestor(CommitId ancestor, CommitId descendant) {
    return reading(
        "compare " + ancestor + " and " + descendant,
        () -> {
          if (isKnownAncestor(ancestor, descendant)) {
            return true;
          }
          completeHistory(descendant);
          if (fetcher.has(Ids.jgit(ancestor))) {
            return history.isAncestor(ancestor, descendant);
          }
          history.requireWhole(descendant); // Or the answer would be wrong, not only missing.
          return false;
        });
  }

  private boolean isKnownAncestor(CommitId ancestor, CommitId descendant) throws IOException {
    return fetcher.has(Ids.jgit(ancestor)) && history.isAncestor(ancestor, descendant);
  }

  /**
   * Finds the newest common ancestor of two commits, fetching the history if it is needed.
   *
   * @return the commit; empty if the two have nothing in common
   * @throws GitException as {@link #isAncestor}
   */
  public Optional<CommitId> mergeBase(CommitId a, CommitId b) {
    return reading(
        "compare " + a + " and " + b,
        () -> {
          Optional<CommitId> found = history.mergeBase(a, b);
          if (found.isPresent()) {
            return found;
          }
          completeHistory(a);
          completeHistory(b);
          return history.mergeBase(a, b);
        });
  }

  /**
   * Lists the commits that {@code head} has and {@code base} has not, parents first.
   *
   * @throws GitException as {@link #isAncestor}, or if there are more than 10,000
   */
  public List<CommitInfo> commitsBetween(CommitId base, CommitId head) {
    return reading(
        "list the commits from " + base + " to " + head,
        () -> {
          completeHistory(base);
          completeHistory(head);
          return history.between(base, head, MAX_COMMITS);
        });
  }

  /**
   * Fetches all ancestors of a commit, unless they are there.
   *
   * @throws GitException if the commit is not in the store, or its history cannot be had
   */
  public void fetchHistory(CommitId commit) {
    reading(
        "fetch the history of " + commit,
        () -> {
          completeHistory(commit);
          return commit;
        });
  }

  private void completeHistory(CommitId commit) throws IOException {
    if (history.reachesCut(commit, Set.of())) {
      fetcher.deepen();
      if (history.reachesCut(commit, Set.of())) {
        throw new GitException(
            "The history of " + commit + " is incomplete; fetch the branch it is on again");
      }
    }
  }

  /**
   * Builds a commit in the store. It is neither signed nor pushed, and no branch moves.
   *
   * @return its id, the same for the same values
   * @throws GitException if the parent is not in the store, or a path is one git does not allow
   */
  public CommitId commit(NewCommit commit) {
    return reading(
        "build a commit",
        () -> {
          try (ObjectInserter inserter = store.repository().newObjectInserter()) {
            CommitBuilder builder = new CommitBuilder();
            builder.setTreeId(trees.write(commit.parent(), commit.changes(), inserter));
            commit.parent().ifPresent(parent -> builder.setParentId(Ids.jgit(parent)));
            builder.setAuthor(person(commit.author(), commit));
            builder.setCommitter(person(commit.committer(), commit));
            builder.setMessage(
                commit.message().endsWith("\n") ? commit.message() : commit.message() + "\n");
            CommitId id = Ids.of(inserter.insert(builder));
            inserter.flush();
            return id;
          }
        });
  }

  private static PersonIdent person(GitIdentity identity, NewCommit commit) {
    return new PersonIdent(identity.name(), identity.email(), commit.time(), commit.offset());
  }

  /**
   * Checks that one of the allowed keys signed a commit.
   *
   * @param keys the public keys themselves
   * @param allowed the fingerprints of the primary keys that may sign
   * @param now the present; a key that is expired or revoked by now is refused
   * @return who signed, or why the commit must not be trusted
   * @throws GitException if the commit is not in the store
   */
  public SignatureCheck verifyCommit(
      CommitId commit, OpenPgpKeys keys, Set<Fingerprint> allowed, Instant now) {
    return reading(
        "check the signature of " + commit,
        () -> new Signatures(store.repository(), keys, allowed, now).commit(commit));
  }

  /**
   * Fetches an annotated tag and checks that one of the allowed keys signed it, under this name.
   * What it points to is what {@link #fetch} of {@code refs/tags/<name>} returns.
   *
   * @throws GitException as {@link #fetchBranch}, or if there is no such tag
   */
  public SignatureCheck verifyTag(
      URI remote, String name, OpenPgpKeys keys, Set<Fingerprint> allowed, Instant now) {
    ObjectId tag =
        fetcher
            .fetchObject(RemoteUrl.of(remote), Constants.R_TAGS + name)
            .orElseThrow(() -> new GitException("There is no tag " + name + " at " + remote));
    return reading(
        "check the signature of " + name,
        () -> new Signatures(store.repository(), keys, allowed, now).tag(tag, name));
  }

  /**
   * Builds commits again on a new base, as {@code git rebase --onto} does: those that {@code head}
   * has and {@code onto} has not. Authors, author times and messages stay. Nothing is pushed.
   *
   * @param head the last commit of a line of one's own, without merges
   * @param onto the new base
   * @param committer who does it
   * @param time when
   * @throws GitException if a commit is not in the store, or a merge is among those to build again
   */
  public RebaseResult rebase(CommitId head, CommitId onto, GitIdentity committer, Instant time) {
    if (isAncestor(onto, head)) {
      return new RebaseResult.UpToDate(head);
    }
    List<CommitInfo> commits = commitsBetween(onto, head);
    return reading(
        "rebase " + head + " onto " + onto,
        () -> {
          // A merge reads whole trees, however many files they stand for.
          trees.requireRoom(onto);
          trees.requireRoom(head);
          return new Rebaser(store.repository(), committer, time).rebase(commits, head, onto);
        });
  }

  /**
   * Writes the files of a commit to a directory, byte for byte. No filter and no hook runs. What
   * would reach outside of the directory is left out and reported: symbolic links to elsewhere, and
   * submodules.
   *
   * @param directory an empty directory, or one that does not exist
   * @throws GitException if the commit is not in the store, has a path that is not safe to write,
   *     or more than 200,000 files or 8 GiB; what was written until then stays
   */
  public Checkout checkout(CommitId commit, Path directory) {
    return reading(
        "check out " + commit,
        () ->
            new CheckoutWriter(store.repository(), directory, CheckoutWriter.Limits.defaults())
                .write(commit));
  }

  /**
   * Moves a branch of a remote to a commit, creating the branch if there is none.
   *
   * <p>What is checked against {@code expected} is what the remote has at that moment; the remote
   * itself refuses if the branch moves in between. History that the remote lacks is fetched first
   * if this store has not got it.
   *
   * @param remote the address to push to
   * @param commit a commit of this store
   * @param branch the branch's name, {@code rawhide-update}
   * @param expected what the branch must be before
   * @return what became of it; a refusal is a result, not an exception
   * @throws GitException if the remote cannot be reached or refuses to talk
   */
  public PushResult push(URI remote, CommitId commit, String branch, ExpectedHead expected) {
    return one(
        pusher.push(
            RemoteUrl.of(remote),
            List.of(new Pusher.Move(BranchNames.require(branch), Optional.of(commit), expected))));
  }

  /**
   * Moves several branches of a remote in one go. Each is moved or refused by itself: where the
   * remote declines all of them because of one, they are pushed one by one.
   *
   * @param remote the address to push to
   * @param pushes what goes where, at most one for each branch
   * @return what became of each branch, by its name, in the order given
   * @throws GitException as {@link #push(URI, CommitId, String, ExpectedHead)}
   */
  public Map<String, PushResult> push(URI remote, Collection<BranchPush> pushes) {
    return pusher.push(
        RemoteUrl.of(remote),
        pushes.stream()
            .map(
                push -> new Pusher.Move(push.branch(), Optional.of(push.commit()), push.expected()))
            .toList());
  }

  private static PushResult one(Map<String, PushResult> results) {
    return results.values().iterator().next();
  }

  /**
   * Deletes a branch of a remote.
   *
   * @return what became of it; {@link PushResult.Updated} names the commit it was at as both the
   *     previous and the current one
   * @throws GitException as {@link #push}
   */
  public PushResult deleteBranch(URI remote, String branch, ExpectedHead expected) {
    return one(
        pusher.push(
            RemoteUrl.of(remote),
            List.of(new Pusher.Move(BranchNames.require(branch), Optional.empty(), expected))));
  }

  /** An operation on the local store. */
  @FunctionalInterface
  interface LocalOperation<T> {
    T run() throws IOException;
  }

  private <T> T reading(String what, LocalOperation<T> operation) {
    try {
      return operation.run();
    } catch (MissingObjectException | CorruptObjectException e) {
      store.setDamaged();
      throw new GitException(
          "Tried to %s in the local store but it is damaged: %s. It is thrown away; try again."
              .formatted(what, e.getMessage()),
          e,
          true);
    } catch (IOException e) {
      throw new GitException(
          "Tried to " + what + " in the local store but failed: " + e.getMessage(), e);
    }
  }

  /** Gives the store back; what it holds stays for the next time. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      onClose.run();
    }
  }
}
