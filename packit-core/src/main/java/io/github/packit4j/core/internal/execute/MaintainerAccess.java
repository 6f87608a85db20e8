package io.github.packit4j.core.internal.execute;

import io.github.packit4j.core.internal.work.Once;
import io.github.packit4j.distgit.client.Fork;
import io.github.packit4j.distgit.forge.AccessLevel;
import io.github.packit4j.distgit.forge.Capability;
import io.github.packit4j.distgit.forge.Committers;
import io.github.packit4j.distgit.forge.ForgeAccess;
import io.github.packit4j.distgit.forge.ForgeException;
import io.github.packit4j.distgit.forge.ForgeException.Reason;
import io.github.packit4j.distgit.forge.ForgeProject;
import io.github.packit4j.distgit.forge.PullRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets the maintainers of a package push to what is proposed to it (release-workflow.md, 3.9): on
 * Pagure those with a grant of their own to commit get one to the fork, elsewhere the pull request
 * allows it. Nobody loses a grant, and a refusal is told and fails nothing.
 */
final class MaintainerAccess {

  private final String packageName;
  private final boolean wanted;
  private final Once<Fork> fork;
  private final Once<List<String>> refusals = new Once<>(this::give);

  MaintainerAccess(String packageName, boolean wanted, Once<Fork> fork) {
    this.packageName = packageName;
    this.wanted = wanted;
    this.fork = fork;
  }

  boolean wanted() {
    return wanted;
  }

  /**
   * Gives the fork to whom it keeps out, once for all branches. To be called before a pull request
   * is opened: a run that is cut off in between then does both when it is run again.
   *
   * @return who got nothing, and why
   */
  List<String> toFork() {
    return refusals.get();
  }

  private List<String> give() {
    ForgeProject project = fork.get().project();
    if (!wanted || !project.forge().can(Capability.FORK_COMMITTERS)) {
      return List.of();
    }
    try {
      return give(project.access(), project.access().committersKeptOut());
    } catch (ForgeException e) {
      return List.of(refusal("The maintainers of " + packageName, e));
    }
  }

  private List<String> give(ForgeAccess access, Committers keptOut) {
    List<String> refused = new ArrayList<>();
    for (String account : keptOut.accounts()) {
      attempt(account, () -> access.grant(account, AccessLevel.WRITE)).ifPresent(refused::add);
    }
    for (String group : keptOut.groups()) {
      attempt("Group " + group, () -> access.grantGroup(group, AccessLevel.WRITE))
          .ifPresent(refused::add);
    }
    return refused;
  }

  /** A name that the forge does not know any more keeps nobody else out. */
  private Optional<String> attempt(String who, Runnable grant) {
    try {
      grant.run();
      return Optional.empty();
    } catch (ForgeException e) {
      if (e.reason() != Reason.NOT_FOUND) {
        throw e;
      }
      return Optional.of(refusal(who, e));
    }
  }

  private String refusal(String who, ForgeException e) {
    return "%s cannot push to %s: %s. WorkflowBuilder.maintainerAccess(false) leaves that alone."
        .formatted(who, fork.get().project().webUrl(), e.getMessage());
  }

  /**
   * Looks whether a pull request lets them push to its branch.
   *
   * @param opened as the forge opened it
   * @return what it refused, if that is how access is given there
   */
  List<String> toBranch(PullRequest opened) {
    boolean asked = wanted && fork.get().project().forge().can(Capability.MAINTAINER_EDITS);
    return !asked || opened.maintainerEdits()
        ? List.of()
        : List.of(
            "The maintainers of %s cannot push to the branch of %s: the forge did not allow it. WorkflowBuilder.maintainerAccess(false) leaves that alone."
                .formatted(packageName, opened.webUrl()));
  }
}
