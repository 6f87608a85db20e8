package io.github.packit4j.sandbox.internal.git;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A repository with the rules for those who push to it. */
public interface GitRemote {

  /** Returns the repository. */
  BareRepository repository();

  /** Returns who pushes over HTTP; empty if only the accounts can tell, by name and token. */
  default Optional<Account> pusher(
      HttpRequest request, Function<HttpRequest, Optional<Account>> accounts) {
    return accounts.apply(request);
  }

  /** Returns why an account may not push at all, as one line; empty if it may. */
  default Optional<String> denial(Account account) {
    return Optional.empty();
  }

  /** Decides whether an account may update a ref. */
  Decision decide(Account account, RefChange change);

  /** Returns lines for the pusher to read once the refs are updated, and lets the forge react. */
  List<String> pushed(Account account, List<RefChange> changes);

  /**
   * What a server's hook makes of an update.
   *
   * @param allowed whether it may happen
   * @param lines what the pusher reads
   */
  record Decision(boolean allowed, List<String> lines) {

    /** Lets an update happen without a word. */
    public static final Decision ALLOWED = new Decision(true, List.of());

    public Decision {
      lines = List.copyOf(lines);
    }
  }

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
      return shortName("refs/heads/");
    }

    /** Returns the tag name; empty if the ref is none. */
    public Optional<String> tag() {
      return shortName("refs/tags/");
    }

    private Optional<String> shortName(String prefix) {
      return ref.startsWith(prefix)
          ? Optional.of(ref.substring(prefix.length()))
          : Optional.empty();
    }
  }
}
