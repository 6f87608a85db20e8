package io.github.packit4j.cli.release;

import io.github.packit4j.core.WorkflowBuilder;
import io.github.packit4j.core.action.BubblewrapRunner;
import io.github.packit4j.core.action.LocalProcessRunner;

/** How the commands of a configuration are run, which whoever may release upstream has chosen. */
enum Actions {
  /** A job that has any is refused. */
  REFUSE,
  /** Isolated by bubblewrap, without a network. */
  SANDBOX,
  /** As the user, who trusts the configuration. */
  LOCAL;

  void applyTo(WorkflowBuilder workflow) {
    switch (this) {
      case REFUSE -> {}
      case SANDBOX -> workflow.actions(BubblewrapRunner.builder().build());
      case LOCAL -> workflow.actions(LocalProcessRunner.create());
    }
  }
}
