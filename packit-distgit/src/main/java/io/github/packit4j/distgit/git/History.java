package io.github.packit4j.distgit.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/** Answers questions about commits and their ancestors from what a store has. */
final class History {

  private final Repository repository;

  History(Repository repository) {
    this.repository = repository;
  }

  CommitInfo info(CommitId id) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return info(parse(walk, id));
    }
  }

  boolean isAncestor(CommitId ancestor, CommitId descendant) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.isMergedInto(parse(walk, ancestor), parse(walk, descendant));
    }
  }

  Optional<CommitId> mergeBase(CommitId a, CommitId b) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(parse(walk, a));
      walk.markStart(parse(walk, b));
      return Optional.ofNullable(walk.next()).map(Ids::of);
    }
  }

  /** Lists what {@code head} has and {@code base} has not, parents first. */
  List<CommitInfo> between(CommitId base, CommitId head, int limit) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.sort(RevSort.TOPO);
      walk.sort(RevSort.REVERSE, true);
      walk.markStart(parse(walk, head));
      walk.markUninteresting(parse(walk, base));
      List<CommitInfo> commits = new ArrayList<>();
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        if (commits.size() == limit) {
          throw new GitException(
              "There are more than " + limit + " commits between " + base + " and " + head);
        }
        commits.add(info(commit));
      }
      return List.copyOf(commits);
    }
  }

  /** Walks all of the history, so that a part which a damaged store has lost is noticed. */
  void requireWhole(CommitId head) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRetainBody(false);
      walk.markStart(parse(walk, head));
      while (walk.next() != null) {
        continue;
      }
    }
  }

  /** Tells whether a walk from the commit, not going beyond the given ones, ends at a cut. */
  boolean reachesCut(CommitId from, Set<ObjectId> known) throws IOException {
    Set<ObjectId> cuts = repository.getObjectDatabase().getShallowCommits();
    if (cuts.isEmpty()) {
      return false;
    }
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(parse(walk, from));
      for (ObjectId id : known) {
        if (repository.getObjectDatabase().has(id)
            && walk.parseAny(id) instanceof RevCommit commit) {
          walk.markUninteresting(commit);
        }
      }
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        if (cuts.contains(commit)) {
          return true;
        }
      }
      return false;
    }
  }

  static RevCommit parse(RevWalk walk, CommitId id) throws IOException {
    try {
      return walk.parseCommit(Ids.jgit(id));
    } catch (MissingObjectException e) {
      throw new GitException("Commit " + id + " is not in the local store; fetch it first", e);
    }
  }

  private static CommitInfo info(RevCommit commit) {
    List<CommitId> parents = new ArrayList<>();
    // Of the object itself: a shallow walk pretends that commits at its edge have none.
    for (String line : headerLines(commit.getRawBuffer(), "parent ")) {
      parents.add(new CommitId(line));
    }
    return new CommitInfo(
        Ids.of(commit),
        commit.getFullMessage(),
        person(commit.getAuthorIdent()),
        commit.getAuthorIdent().getWhenAsInstant(),
        person(commit.getCommitterIdent()),
        commit.getCommitterIdent().getWhenAsInstant(),
        parents);
  }

  private static CommitInfo.Person person(PersonIdent ident) {
    return new CommitInfo.Person(ident.getName(), ident.getEmailAddress());
  }

  private static List<String> headerLines(byte[] raw, String key) {
    String text = new String(raw, java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()))
        .toList();
  }
}
