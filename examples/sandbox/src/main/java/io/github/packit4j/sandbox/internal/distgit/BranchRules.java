package io.github.packit4j.sandbox.internal.distgit;

import io.github.packit4j.sandbox.internal.git.BareRepository;
import io.github.packit4j.sandbox.internal.git.GitRemote.RefChange;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which branches of a package take pushes, whoever pushes: Fedora's settings of its dist-git
 * ({@code BLACKLIST_RES}, {@code UNSPECIFIED_BLACKLIST_RES}, {@code ALLOW_DELETE_BRANCH}) and the
 * ends of life of releases. Forks are free.
 */
public final class BranchRules {

  private static final String CLOSED_TO_PEOPLE = "refs/heads/(c\\d+.*|master)";
  private static final String RELEASE_BRANCH =
      "refs/heads/(main|rawhide|f\\d+|epel\\d+(\\.\\d+)?|el\\d+|eln)";

  private final boolean fedoras;
  private final Set<String> ended = new LinkedHashSet<>();
  private Predicate<String> endedElsewhere = branch -> false;

  /** Creates the rules of Fedora. */
  public BranchRules() {
    this(true);
  }

  private BranchRules(boolean fedoras) {
    this.fedoras = fedoras;
  }

  /** Returns rules of a dist-git that takes what its forge lets through. */
  public static BranchRules none() {
    return new BranchRules(false);
  }

  /** Declares release branches at their end of life. */
  public void end(List<String> branches) {
    ended.addAll(branches);
  }

  /** Lets another service decide, too, which branches are at their end of life. */
  public void endIf(Predicate<String> branch) {
    endedElsewhere = branch;
  }

  /**
   * Returns why an update of a package is refused, as the hook says it; empty if it is not.
   *
   * @param repository the package's repository
   */
  public Optional<String> refusal(BareRepository repository, RefChange change) {
    if (!fedoras) {
      return Optional.empty();
    }
    String ref = change.ref();
    if (change.after().isEmpty() && change.branch().isPresent()) {
      return Optional.of("Deletion of ref " + ref + " is blocked");
    }
    if (ref.matches(CLOSED_TO_PEOPLE)) {
      return Optional.of("Ref " + ref + " is blocked");
    }
    if (change.before().isEmpty() && ref.matches(RELEASE_BRANCH)) {
      return Optional.of("Unspecified ref " + ref + " is blocked");
    }
    if (change.branch().filter(this::isEnded).isPresent()) {
      return Optional.of("Branch " + ref + " is unsupported");
    }
    if (ref.matches(RELEASE_BRANCH) && isForced(repository, change)) {
      return Optional.of("error: denying non-fast-forward " + ref + " (you should pull first)");
    }
    return Optional.empty();
  }

  private boolean isEnded(String branch) {
    return ended.contains(branch) || endedElsewhere.test(branch);
  }

  private static boolean isForced(BareRepository repository, RefChange change) {
    return change.before().isPresent()
        && change.after().isPresent()
        && !repository.isAncestor(change.before().get(), change.after().get());
  }
}
