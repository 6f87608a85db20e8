package io.github.packit4j.core.internal.downstream;

import io.github.packit4j.distgit.forge.AccessLevel;
import io.github.packit4j.distgit.forge.ForgeProject;
import java.util.List;

/**
 * A list of accounts in a configuration: names, {@code all_committers} and {@code all_admins} of
 * the dist-git project. Names are tried before the forge is asked; groups ({@code @name}) match
 * nobody, because dist-git does not tell their members to everybody.
 */
final class AllowedAccounts {

  private static final String COMMITTERS = "all_committers";
  private static final String ADMINS = "all_admins";

  private final List<String> accounts;
  private final ForgeProject project;

  AllowedAccounts(List<String> accounts, ForgeProject project) {
    this.accounts = accounts;
    this.project = project;
  }

  boolean contain(String account) {
    if (accounts.contains(account)) {
      return true;
    }
    if (!accounts.contains(COMMITTERS) && !accounts.contains(ADMINS)) {
      return false;
    }
    AccessLevel level = project.access().of(account);
    return accounts.contains(COMMITTERS) && level.canMerge()
        || accounts.contains(ADMINS) && level.compareTo(AccessLevel.MAINTAIN) >= 0;
  }
}
