package io.github.packit4j.sandbox.internal.git;

import io.github.packit4j.sandbox.Account;
import java.util.List;
import java.util.Optional;

/** A repository with the rules for those who push to it. */
public interface GitRemote {

  /** Returns the repository. */
  BareRepository repository();

  /** Returns why an account may not update a ref, as one line; empty if it may. */
  Optional<String> refusal(Account account, String ref);

  /** Returns lines for the pusher to read once the refs are updated, and lets the forge react. */
  List<String> pushed(Account account, List<RefChange> changes);

  /**
   * An update of a ref.
   *
   * @param ref full name
   * @param before what it pointed to; empty if it is new
   * @param after what it points to; empty if it is deleted
   */
  record RefChange(String ref, Optional<String> before, Optional<String> after) {

    /** Returns the branch name; empty if the ref is none. */
    public Optional<String> branch() {
      return ref.startsWith("refs/heads/")
          ? Optional.of(ref.substring("refs/heads/".length()))
          : Optional.empty();
    }
  }
}
