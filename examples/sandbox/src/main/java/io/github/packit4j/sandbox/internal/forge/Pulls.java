package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.internal.forge.ForgeEvents.PullChange;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal.Reason;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.git.MergeMethod;
import io.github.packit4j.sandbox.internal.git.Merges;
import java.util.Optional;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * What can be done with the pull requests of a project, by its rules. Guarded by the state lock.
 */
public final class Pulls {

  private final Project project;

  Pulls(Project project) {
    this.project = project;
  }

  /** Opens a pull request. */
  public PullRequest open(NewPull wanted, String author) {
    String head =
        wanted
            .source()
            .repository()
            .commitOf("refs/heads/" + wanted.sourceBranch())
            .orElseThrow(() -> new ForgeRefusal(Reason.NO_SOURCE_BRANCH, wanted.sourceBranch()));
    String base = target(wanted.targetBranch());
    // GitHub and Forgejo find nothing to merge then.
    if (project.flavour() == Flavour.GITLAB
        && wanted.source() == project
        && wanted.sourceBranch().equals(wanted.targetBranch())) {
      throw new ForgeRefusal(Reason.SAME_BRANCH, "");
    }
    requireNoOther(wanted.source(), wanted.sourceBranch(), wanted.targetBranch());
    if (wanted.source() != project) {
      Merges.copy(wanted.source().repository(), head, project.repository());
    }
    // GitLab opens one without changes.
    if (project.flavour() != Flavour.GITLAB && project.repository().isAncestor(head, base)) {
      throw new ForgeRefusal(
          Reason.NOTHING_TO_MERGE, wanted.targetBranch() + " " + wanted.sourceBranch());
    }
    PullRequest pull = project.tracker().open(author, wanted, head, base);
    tell(pull, PullChange.OPENED, author);
    return pull;
  }

  private String target(String branch) {
    return project
        .repository()
        .commitOf("refs/heads/" + branch)
        .orElseThrow(() -> new ForgeRefusal(Reason.NO_TARGET_BRANCH, branch));
  }

  private void requireNoOther(Project source, String sourceBranch, String targetBranch) {
    Optional<PullRequest> other =
        project.tracker().pulls().stream()
            .filter(pull -> pull.isOpen() && pull.isOf(source, sourceBranch, targetBranch))
            .findFirst();
    if (other.isPresent()) {
      throw new ForgeRefusal(Reason.PULL_EXISTS, Integer.toString(other.get().number()));
    }
  }

  /** Replaces title and text. */
  public void rewrite(PullRequest pull, String title, String body, String by) {
    pull.rewrite(title, body);
    tell(pull, PullChange.EDITED, by);
  }

  /** Lets it be merged into another branch. */
  public void retarget(PullRequest pull, String branch, String by) {
    pull.retarget(branch, target(branch));
    tell(pull, PullChange.EDITED, by);
  }

  /** Closes it; nothing happens if it is not open. */
  public void close(PullRequest pull, String by) {
    if (pull.isOpen()) {
      pull.close(by);
      tell(pull, PullChange.CLOSED, by);
    }
  }

  /** Opens it again; nothing happens if it is open. */
  public void reopen(PullRequest pull, String by) {
    if (pull.merged().isPresent()) {
      throw new ForgeRefusal(Reason.MERGED, "");
    }
    if (pull.isOpen()) {
      return;
    }
    requireNoOther(pull.source(), pull.sourceBranch(), pull.targetBranch());
    Optional<String> head =
        pull.source().repository().commitOf("refs/heads/" + pull.sourceBranch());
    pull.moveTo(
        head.orElseThrow(() -> new ForgeRefusal(Reason.NO_SOURCE_BRANCH, pull.sourceBranch())));
    project.tracker().keep(pull);
    pull.reopen();
    tell(pull, PullChange.REOPENED, by);
  }

  /**
   * Merges it.
   *
   * @param expected the head that it has to have; any if empty
   */
  public void merge(
      PullRequest pull, Optional<String> expected, MergeMethod method, String message, String by) {
    if (pull.merged().isPresent()) {
      throw new ForgeRefusal(Reason.MERGED, "");
    }
    if (!pull.isOpen()) {
      throw new ForgeRefusal(Reason.CLOSED, "");
    }
    if (pull.draft()) {
      throw new ForgeRefusal(Reason.DRAFT, "");
    }
    if (expected.isPresent() && !expected.get().equals(pull.head())) {
      throw new ForgeRefusal(Reason.HEAD_MOVED, pull.head());
    }
    BareRepository repository = project.repository();
    String branch = pull.targetBranch();
    Optional<String> before = repository.commitOf("refs/heads/" + branch);
    PersonIdent who = project.site().ident(by);
    Optional<String> merged =
        switch (method) {
          case MERGE -> Merges.mergeCommit(repository, branch, pull.head(), false, message, who);
          case SQUASH -> Merges.mergeCommit(repository, branch, pull.head(), true, message, who);
          case REBASE -> Merges.rebaseOnto(repository, branch, pull.head(), who);
        };
    String commit = merged.orElseThrow(() -> new ForgeRefusal(Reason.CONFLICTS, ""));
    pull.merged(commit, by);
    tell(pull, PullChange.MERGED, by);
    project.tell("refs/heads/" + branch, before, by);
  }

  /** Lets the open pull requests of a project's branch follow it. */
  static void branchMoved(Project source, String branch, String by) {
    Optional<String> head = source.repository().commitOf("refs/heads/" + branch);
    for (PullRequest pull : source.site().openPullsFrom(source)) {
      if (!pull.sourceBranch().equals(branch)) {
        continue;
      }
      if (head.isPresent() && !head.get().equals(pull.head())) {
        Optional<String> before = Optional.of(pull.head());
        pull.moveTo(head.get());
        pull.project().tracker().keep(pull);
        pull.project().site().events().pull(pull, PullChange.PUSHED, before, by);
      } else if (head.isEmpty()) {
        pull.project().pulls().close(pull, by);
      }
    }
  }

  private void tell(PullRequest pull, PullChange change, String by) {
    project.site().events().pull(pull, change, Optional.empty(), by);
  }
}
