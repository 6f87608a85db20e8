package io.github.packit4j.distgit.git;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Builds a line of commits again on another base, in the object store alone. */
final class Rebaser {

  private final Repository repository;
  private final GitIdentity committer;
  private final Instant time;

  Rebaser(Repository repository, GitIdentity committer, Instant time) {
    this.repository = repository;
    this.committer = committer;
    this.time = time;
  }

  RebaseResult rebase(List<CommitInfo> commits, CommitId head, CommitId onto) throws IOException {
    for (CommitInfo commit : commits) {
      if (commit.parents().size() != 1) {
        throw new GitException(
            "Tried to rebase " + head + " but " + commit.id() + " is a merge, or a first commit");
      }
    }
    try (ObjectInserter inserter = repository.newObjectInserter();
        RevWalk walk = new RevWalk(repository)) {
      ObjectId tip = Ids.jgit(onto);
      int built = 0;
      for (CommitInfo info : commits) {
        RevCommit commit = walk.parseCommit(Ids.jgit(info.id()));
        ResolveMerger merger =
            (ResolveMerger) MergeStrategy.RESOLVE.newMerger(inserter, repository.getConfig());
        merger.setBase(commit.getParent(0));
        if (!merger.merge(walk.parseCommit(tip), commit)) {
          List<String> paths = merger.getUnmergedPaths();
          return new RebaseResult.Conflict(info.id(), paths == null ? List.of() : paths);
        }
        ObjectId tree = merger.getResultTreeId();
        if (!tree.equals(walk.parseCommit(tip).getTree())) {
          tip = build(commit, tree, tip, inserter);
          inserter.flush();
          built++;
        }
      }
      return new RebaseResult.Rebased(Ids.of(tip), built);
    }
  }

  private ObjectId build(RevCommit commit, ObjectId tree, ObjectId parent, ObjectInserter inserter)
      throws IOException {
    CommitBuilder builder = new CommitBuilder();
    builder.setTreeId(tree);
    builder.setParentId(parent);
    builder.setAuthor(commit.getAuthorIdent());
    builder.setCommitter(
        new PersonIdent(committer.name(), committer.email(), time, ZoneOffset.UTC));
    builder.setMessage(commit.getFullMessage());
    return inserter.insert(builder);
  }
}
