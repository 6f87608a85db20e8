package io.github.packit4j.distgit.git;

import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;

/** Between our ids and JGit's. */
final class Ids {

  private Ids() {}

  static CommitId of(AnyObjectId id) {
    return new CommitId(id.name());
  }

  static ObjectId jgit(CommitId id) {
    return ObjectId.fromString(id.hex());
  }
}
