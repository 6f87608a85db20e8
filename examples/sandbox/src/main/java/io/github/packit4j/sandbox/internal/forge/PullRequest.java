package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.internal.git.Merges;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;

/** A pull or merge request. Guarded by the state lock. */
public final class PullRequest extends Discussion {

  private final Project source;
  private final String sourceBranch;
  private boolean maintainerEdits;
  private final boolean draft;
  private String targetBranch;
  private String head;
  private String base;
  private Optional<Merge> merge = Optional.empty();

  /**
   * How it was merged.
   *
   * @param commit the merge commit
   * @param by who merged
   * @param time when
   */
  public record Merge(String commit, String by, Instant time) {}

  PullRequest(Project target, int number, String author, NewPull wanted, String head, String base) {
    super(target, number, author, wanted.title(), wanted.body());
    this.source = wanted.source();
    this.sourceBranch = wanted.sourceBranch();
    this.targetBranch = wanted.targetBranch();
    this.draft = wanted.draft();
    this.maintainerEdits = wanted.maintainerEdits();
    this.head = head;
    this.base = base;
  }

  /** Returns the project with the branch to merge. */
  public Project source() {
    return source;
  }

  /** Tells whether the project with the branch to merge was deleted. */
  public boolean sourceIsGone() {
    return project().site().find(source.fullName()).filter(source::equals).isEmpty();
  }

  /** Returns the branch to merge. */
  public String sourceBranch() {
    return sourceBranch;
  }

  /** Returns the branch to merge into. */
  public String targetBranch() {
    return targetBranch;
  }

  /** Tells whether maintainers may push to the source branch. */
  public boolean maintainerEdits() {
    return maintainerEdits;
  }

  /** Chooses whether maintainers may push to the source branch. */
  public void allowMaintainerEdits(boolean allowed) {
    maintainerEdits = allowed;
  }

  /** Tells whether it is not ready: by a flag on GitHub, by its title elsewhere. */
  public boolean draft() {
    return draft || title().matches("(?i)(\\[?(draft|wip)]?:?|\\((draft|wip)\\)) .*");
  }

  /** Returns the newest commit of the branch to merge. */
  public String head() {
    return head;
  }

  /** Returns the commit of the target branch to which it is compared. */
  public String base() {
    return base;
  }

  /** Returns how it was merged, if it was. */
  public Optional<Merge> merged() {
    return merge;
  }

  /** Tells whether it could be merged without conflicts. */
  public boolean mergeable() {
    return isOpen() && !Merges.conflict(project().repository(), targetBranch, head);
  }

  /** Returns the commits to merge, newest first. */
  public List<RevCommit> commits() {
    return project().repository().between(base, head);
  }

  @Override
  public String url() {
    return project().webUrl() + "/" + project().flavour().pullPage() + number();
  }

  boolean isOf(Project otherSource, String otherSourceBranch, String otherTargetBranch) {
    return source == otherSource
        && sourceBranch.equals(otherSourceBranch)
        && targetBranch.equals(otherTargetBranch);
  }

  void moveTo(String newHead) {
    head = newHead;
    touch();
  }

  void retarget(String branch, String commit) {
    targetBranch = branch;
    base = commit;
    touch();
  }

  void merged(String commit, String by) {
    close(by);
    merge = Optional.of(new Merge(commit, by, updated()));
  }
}
