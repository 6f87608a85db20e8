package io.github.packit4j.sandbox.internal.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ThreeWayMerger;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;

/** Brings commits of one repository into another. */
public final class Merges {

  private Merges() {}

  /** Copies a commit with everything it needs. */
  public static void copy(BareRepository from, String commit, BareRepository to) {
    try (ObjectWalk walk = new ObjectWalk(from.jgit());
        ObjectReader reader = from.jgit().newObjectReader();
        ObjectInserter inserter = to.jgit().newObjectInserter()) {
      walk.markStart(walk.parseAny(ObjectId.fromString(commit)));
      for (RevCommit next = walk.next(); next != null; next = walk.next()) {
        copyObject(reader, inserter, to, next);
      }
      for (RevObject next = walk.nextObject(); next != null; next = walk.nextObject()) {
        copyObject(reader, inserter, to, next);
      }
      inserter.flush();
    } catch (IOException e) {
      throw BareRepository.failed("copy " + commit, e);
    }
  }

  private static void copyObject(
      ObjectReader reader, ObjectInserter inserter, BareRepository to, RevObject object)
      throws IOException {
    if (!to.jgit().getObjectDatabase().has(object)) {
      inserter.insert(object.getType(), reader.open(object).getBytes());
    }
  }

  /**
   * Merges a commit, which is in the repository already, into a branch: fast-forward if possible,
   * else with a merge commit.
   *
   * @return what the branch points to then; empty if there are conflicts
   */
  public static Optional<String> merge(
      BareRepository repository, String branch, String head, String message, PersonIdent who) {
    String target =
        repository
            .commitOf(branch)
            .orElseThrow(() -> new IllegalArgumentException("No branch '" + branch + "'"));
    if (repository.isAncestor(head, target)) {
      return Optional.of(target);
    }
    if (repository.isAncestor(target, head)) {
      repository.setRef(Constants.R_HEADS + branch, head);
      return Optional.of(head);
    }
    return mergeCommit(repository, branch, head, false, message, who);
  }

  /**
   * Merges a commit, which is in the repository already, into a branch, always with a new commit.
   *
   * @param squash whether the new commit has the branch as its only parent
   * @return what the branch points to then; empty if there are conflicts
   */
  public static Optional<String> mergeCommit(
      BareRepository repository,
      String branch,
      String head,
      boolean squash,
      String message,
      PersonIdent who) {
    ObjectId ours = ObjectId.fromString(repository.commitOf("refs/heads/" + branch).orElseThrow());
    ObjectId theirs = ObjectId.fromString(head);
    try (ObjectInserter inserter = repository.jgit().newObjectInserter()) {
      ThreeWayMerger merger = MergeStrategy.RECURSIVE.newMerger(repository.jgit(), true);
      if (!merger.merge(ours, theirs)) {
        return Optional.empty();
      }
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(merger.getResultTreeId());
      commit.setParentIds(squash ? List.of(ours) : List.of(ours, theirs));
      commit.setAuthor(who);
      commit.setCommitter(who);
      commit.setEncoding(StandardCharsets.UTF_8);
      commit.setMessage(message);
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      repository.setRef(Constants.R_HEADS + branch, id.name());
      return Optional.of(id.name());
    } catch (IOException e) {
      throw BareRepository.failed("merge " + head + " into " + branch, e);
    }
  }

  /**
   * Puts the commits of a branch on top of another commit, which is in the repository already.
   *
   * @return what the branch points to then; empty if there are conflicts, and nothing is changed
   */
  public static Optional<String> rebase(BareRepository repository, String branch, String onto) {
    String head = repository.commitOf(branch).orElseThrow();
    if (repository.isAncestor(onto, head)) {
      return Optional.of(head);
    }
    Optional<String> tip = replay(repository, onto, head, Optional.empty());
    tip.ifPresent(id -> repository.setRef(Constants.R_HEADS + branch, id));
    return tip;
  }

  /**
   * Puts the commits of a pull request, which are in the repository already, on top of a branch.
   *
   * @param who committer of the new commits
   * @return what the branch points to then; empty if there are conflicts, and nothing is changed
   */
  public static Optional<String> rebaseOnto(
      BareRepository repository, String branch, String head, PersonIdent who) {
    String onto = repository.commitOf(Constants.R_HEADS + branch).orElseThrow();
    Optional<String> tip = replay(repository, onto, head, Optional.of(who));
    tip.ifPresent(id -> repository.setRef(Constants.R_HEADS + branch, id));
    return tip;
  }

  private static Optional<String> replay(
      BareRepository repository, String onto, String head, Optional<PersonIdent> committer) {
    List<RevCommit> commits = repository.between(onto, head);
    Collections.reverse(commits);
    try (ObjectInserter inserter = repository.jgit().newObjectInserter()) {
      ObjectId tip = ObjectId.fromString(onto);
      for (RevCommit commit : commits) {
        if (commit.getParentCount() == 0) {
          return Optional.empty();
        }
        ThreeWayMerger merger = MergeStrategy.RESOLVE.newMerger(repository.jgit(), true);
        merger.setBase(commit.getParent(0));
        if (!merger.merge(tip, commit)) {
          return Optional.empty();
        }
        CommitBuilder moved = new CommitBuilder();
        moved.setTreeId(merger.getResultTreeId());
        moved.setParentId(tip);
        moved.setAuthor(commit.getAuthorIdent());
        moved.setCommitter(committer.orElseGet(commit::getCommitterIdent));
        moved.setEncoding(StandardCharsets.UTF_8);
        moved.setMessage(commit.getFullMessage());
        tip = inserter.insert(moved);
        inserter.flush();
      }
      return Optional.of(tip.name());
    } catch (IOException e) {
      throw BareRepository.failed("rebase " + head, e);
    }
  }

  /** Tells whether a commit, which is in the repository already, conflicts with a branch. */
  public static boolean conflict(BareRepository repository, String branch, String head) {
    Optional<String> target = repository.commitOf("refs/heads/" + branch);
    try {
      return target.isPresent()
          && !MergeStrategy.RECURSIVE
              .newMerger(repository.jgit(), true)
              .merge(ObjectId.fromString(target.get()), ObjectId.fromString(head));
    } catch (IOException e) {
      throw BareRepository.failed("try to merge " + head + " into " + branch, e);
    }
  }
}
