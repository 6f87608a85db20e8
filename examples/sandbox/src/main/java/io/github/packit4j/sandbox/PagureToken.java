package io.github.packit4j.sandbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A token for Pagure's API that a test makes, with its limits. Immutable.
 *
 * @see DistGitServer#createToken
 */
public final class PagureToken {

  /** What Fedora lets users choose ({@code USER_ACLS} of its Pagure). */
  private static final List<String> OF_USERS =
      List.of(
          "fork_project",
          "modify_project",
          "pull_request_close",
          "pull_request_comment",
          "pull_request_create",
          "pull_request_flag",
          "pull_request_merge",
          "pull_request_rebase",
          "pull_request_update",
          "update_watch_status");

  private static final List<String> OF_ADMINISTRATORS =
      List.of(
          "commit",
          "commit_flag",
          "create_branch",
          "create_project",
          "generate_acls_project",
          "pull_request_assign",
          "pull_request_subscribe",
          "tag_project");

  private final String account;
  private final Set<String> acls;
  private final Optional<String> project;
  private final boolean isExpired;

  private PagureToken(
      String account, Set<String> acls, Optional<String> project, boolean isExpired) {
    this.account = account;
    this.acls = Set.copyOf(acls);
    this.project = project;
    this.isExpired = isExpired;
  }

  /**
   * Returns a token of an account with all that Fedora lets users choose: forks, pull requests and
   * the access list, but neither pushes over HTTP ({@code commit}), flags of commits, branches nor
   * tags.
   */
  public static PagureToken of(String account) {
    return new PagureToken(account, new LinkedHashSet<>(OF_USERS), Optional.empty(), false);
  }

  /** Returns this token with these rights and no others. */
  public PagureToken withAcls(String... names) {
    return new PagureToken(account, new LinkedHashSet<>(List.of(names)), project, isExpired);
  }

  /** Returns this token with these rights, too. */
  public PagureToken andAcls(String... names) {
    Set<String> more = new LinkedHashSet<>(acls);
    more.addAll(List.of(names));
    return new PagureToken(account, more, project, isExpired);
  }

  /** Returns this token with all rights that only administrators of Pagure can give. */
  public PagureToken andAllAcls() {
    return andAcls(OF_ADMINISTRATORS.toArray(String[]::new));
  }

  /**
   * Returns this token bound to one project.
   *
   * @param fullName such as {@code rpms/hello} or {@code forks/packit/rpms/hello}
   */
  public PagureToken forProject(String fullName) {
    return new PagureToken(account, acls, Optional.of(fullName), isExpired);
  }

  /** Returns this token after its last day. */
  public PagureToken expired() {
    return new PagureToken(account, acls, project, true);
  }

  /** Returns whose token it is. */
  public String account() {
    return account;
  }

  /** Returns the names of its rights. */
  public Set<String> acls() {
    return acls;
  }

  /** Returns the project it is bound to. */
  public Optional<String> project() {
    return project;
  }

  /** Tells whether its last day is over. */
  public boolean isExpired() {
    return isExpired;
  }
}
