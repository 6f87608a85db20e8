package io.github.packit4j.core.internal.job;

import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.distgit.forge.AccessLevel;
import io.github.packit4j.distgit.forge.ForgeProject;
import java.util.List;
import java.util.Set;

/**
 * A list of accounts in a configuration: names, {@code all_committers} and {@code all_admins} of
 * the dist-git project, and groups of its forge ({@code @name}). The forge is asked only for what
 * the names do not decide, and a question that it does not answer is an error, never a "no".
 */
public final class AllowedAccounts {

  private static final String COMMITTERS = "all_committers";
  private static final String ADMINS = "all_admins";
  private static final String GROUP = "@";

  private final List<String> accounts;
  private final ForgeProject project;

  public AllowedAccounts(List<String> accounts, ForgeProject project) {
    this.accounts = accounts;
    this.project = project;
  }

  public boolean contain(String account) {
    return accounts.contains(account)
        || hasAccess(account)
        || accounts.stream()
            .filter(name -> name.startsWith(GROUP))
            .anyMatch(group -> members(group.substring(GROUP.length())).contains(account));
  }

  private boolean hasAccess(String account) {
    if (!accounts.contains(COMMITTERS) && !accounts.contains(ADMINS)) {
      return false;
    }
    AccessLevel level = project.access().of(account);
    return accounts.contains(COMMITTERS) && level.canMerge()
        || accounts.contains(ADMINS) && level.compareTo(AccessLevel.MAINTAIN) >= 0;
  }

  private Set<String> members(String group) {
    return project
        .forge()
        .groupMembers(group)
        .orElseThrow(
            () ->
                new WorkflowException(
                    "Tried to find the members of @%s among %s but failed because: %s has no such group. Correct its name in the configuration."
                        .formatted(group, accounts, project.forge().webUrl())));
  }
}
