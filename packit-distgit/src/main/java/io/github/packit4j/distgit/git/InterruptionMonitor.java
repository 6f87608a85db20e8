package io.github.packit4j.distgit.git;

import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Lets JGit's long operations end when the thread is interrupted. */
final class InterruptionMonitor extends EmptyProgressMonitor {

  @Override
  public boolean isCancelled() {
    return Thread.currentThread().isInterrupted();
  }
}
