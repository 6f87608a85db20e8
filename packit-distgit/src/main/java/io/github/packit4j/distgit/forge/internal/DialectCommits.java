package io.github.packit4j.distgit.forge.internal;

import io.github.packit4j.distgit.forge.CommitStatus;
import io.github.packit4j.distgit.forge.ForgeCommits;
import java.util.List;

/** The commits of a project. */
record DialectCommits(Dialect dialect, ProjectName name) implements ForgeCommits {

  @Override
  public List<CommitStatus> statuses(String commit) {
    return dialect.statuses(name).list(commit);
  }

  @Override
  public void setStatus(String commit, CommitStatus status) {
    dialect.statuses(name).set(commit, status);
  }

  @Override
  public void comment(String commit, String text) {
    dialect.statuses(name).comment(commit, text);
  }
}
