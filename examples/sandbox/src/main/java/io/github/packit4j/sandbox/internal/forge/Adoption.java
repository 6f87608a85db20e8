package io.github.packit4j.sandbox.internal.forge;

import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.git.Merges;
import java.util.Optional;

/** Brings into a forge what was on another one. Nobody is told. Guarded by the state lock. */
public final class Adoption {

  private final ForgeSite site;

  /** Creates a way into a forge. */
  public Adoption(ForgeSite site) {
    this.site = site;
  }

  /** Makes a project with the branches and tags of a repository. */
  public Project project(String fullName, Optional<Project> parent, BareRepository content) {
    Project project = site.add(fullName, parent);
    project.repository().setDefaultBranch(content.defaultBranch());
    for (String prefix : new String[] {"refs/heads/", "refs/tags/"}) {
      content.refs(prefix).forEach((name, id) -> take(content, prefix + name, id, project));
    }
    return project;
  }

  private static void take(BareRepository content, String ref, String id, Project project) {
    Merges.copy(content, id, project.repository());
    String target = content.target(ref);
    if (target.equals(ref)) {
      project.repository().setRef(ref, id);
    } else {
      project
          .repository()
          .alias(ref.substring("refs/heads/".length()), target.substring("refs/heads/".length()));
    }
  }

  /**
   * Makes a pull request, whose number is the next one.
   *
   * @param head the newest commit of the source branch
   */
  public PullRequest pull(Project target, NewPull wanted, String author, String head) {
    BareRepository source = wanted.source().repository();
    Merges.copy(source, head, target.repository());
    String base =
        target
            .repository()
            .mergeBase(target.commitOf("refs/heads/" + wanted.targetBranch()).orElse(head), head)
            .orElse(head);
    return target.tracker().open(author, wanted, head, base);
  }

  /** Ends a pull request: merged as a commit, or closed. */
  public void end(PullRequest pull, Optional<String> mergedAs, String by) {
    if (mergedAs.isPresent()) {
      pull.merged(mergedAs.get(), by);
    } else {
      pull.close(by);
    }
  }

  /** Adds what somebody has said. */
  public void comment(PullRequest pull, String author, String text) {
    pull.add(author, text);
  }
}
