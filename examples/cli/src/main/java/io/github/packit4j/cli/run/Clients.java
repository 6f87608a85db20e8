package io.github.packit4j.cli.run;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.bodhi.UpdateSubmission;
import io.github.packit4j.core.WorkflowBuilder;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.git.GitStore;
import io.github.packit4j.koji.KojiClient;

/** The services, as one account. Each client is made when it is first asked for. */
public interface Clients extends AutoCloseable {

  /** Returns where dist-git is. */
  DistGitInstance distGit();

  /** Returns git repositories, to read without an account. */
  GitStore git();

  /** Returns the build system. */
  KojiClient koji();

  /** Returns the update system. */
  BodhiClient bodhi();

  /** Returns how updates are made once, whoever else makes them. */
  UpdateSubmission updates();

  /** Returns a workflow's builder that lacks an identity, a listener and an executor. */
  WorkflowBuilder workflow();

  @Override
  void close();
}
